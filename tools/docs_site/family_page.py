"""The pages of a family besides those of its operations: itself, its models and its errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs_site.markdown import block, code, index, line, span, table, target, text
from docs_site.operation_page import field_text, response_parts
from docs_site.samples import ADDRESS, beyond
from docs_site.site import Family, Site, exception_of


def family_page(site: Site, family: Family) -> str:
    """Returns the page of a family: what it is, where it is, what it can do."""
    words = site.words
    parts = [f"# {family.title}\n", text(family.tag["description"]) + "\n", f"## {words['address']}\n"]
    parts += _address(site, family)
    parts.append(f"## {words['operations']}\n")
    rows = []
    for operation in family.operations:
        described = site.described(operation)
        is_stream = f" {span(words['streams'], 'mark')}" if operation.stream is not None else ""
        shown = f"[{line(described['summary'])}]({operation.method}.md){is_stream} <br> `{operation.method}`"
        method = span(operation.http_method, f"method .{operation.http_method.lower()}")
        rows.append([shown, f"{method} <br> `{operation.path}`"])
    parts.append(table([words["operation"], "HTTP"], rows))
    parts += _versions(site, family)
    if "x-mixin" in family.tag:
        parts += _methods(site, family)
    pages = [
        (operation, operation.definition["x-pages"])
        for operation in family.operations
        if "x-pages" in operation.definition
    ]
    for _, paged in pages:
        parts.append(words["pages_note"].format(f"{family.api_class}.{paged['method']}") + "\n")
    names = "\n".join(["models", "errors"])
    operations = "\n".join(operation.method for operation in family.operations)
    parts.append(block("toctree", "", f"{operations}\n{names}", hidden=""))
    parts.append(f"## {words['errors']}\n\n[{words['errors_of'].format(family.title)}](errors.md)\n")
    return "\n".join(parts)


def _address(site: Site, family: Family) -> Iterator[str]:
    words = site.words
    yield f"{words['class']}{words['colon']}`{family.api_class}` · {words['backend']}{words['colon']}`{family.name}`\n"
    servers = [[f"`{server['url']}`", line(server["description"])] for server in _servers(site, family)]
    yield table([words["servers"], ""], servers)
    schemes = dict.fromkeys(
        name for operation in family.operations for option in operation.definition["security"] for name in option
    )
    described = site.public["components"]["securitySchemes"]
    if schemes:
        yield f"{words['credentials']}\n"
    for name in schemes:
        yield f"- `{name}`{words['colon']}{text(described[name]['description'])}"
    yield ""
    given = f'host="{ADDRESS}"' + (', access_token="KEY"' if "bearerAuth" in schemes else "")
    yield code(
        f"from mtmaisdk.clients.rest.sync import ApiClient, Configuration, {family.api_class}\n\n"
        f"with ApiClient(Configuration({given})) as client:\n    api = {family.api_class}(client)",
        "python",
    )


def _versions(site: Site, family: Family) -> Iterator[str]:
    rows = []
    for operation in family.operations:
        described = site.described(operation)
        routes = [
            f"`{route.get('method', operation.http_method)} {route.get('path', operation.path)}`"
            for route in described.get("x-fallbacks", [])
        ]
        if routes:
            rows.append([f"[{line(described['summary'])}]({operation.method}.md)", " <br> ".join(routes)])
    if rows:
        yield f"## {site.words['notes']}\n"
        yield site.words["other_routes"] + "\n"
        yield table([site.words["operation"], site.words["tried_then"]], rows)


def _servers(site: Site, family: Family) -> list[Mapping[str, str]]:
    item = site.public["paths"][family.operations[0].path]
    found: list[Mapping[str, str]] = item["servers"]
    return found


def _methods(site: Site, family: Family) -> Iterator[str]:
    yield f"## {site.words['beyond']}\n"
    for method in family.tag["x-mixin"]:
        yield target(f"method-{method['method'].replace('_', '-')}") + f"### {line(method['summary'])}\n"
        yield f"`{family.api_class}.{method['method']}`\n"
        yield text(method["description"]) + "\n"
        yield code(beyond(family.operations[0], method["example"]), "python")


def models_of(site: Site, family: Family, seen: set[str]) -> list[str]:
    """Returns the names of the models of a family that no family before it had."""
    nodes = [site.described(operation) for operation in family.operations]
    # Events name their models only in x-stream.
    names = [name for name in site.view.models_in(nodes) if name not in seen]
    seen.update(names)
    return sorted(names)


def models_page(site: Site, family: Family, names: list[str]) -> str:
    """Returns the page of a family's models."""
    words = site.words
    parts = [f"# {words['models_of'].format(family.title)}\n", words["models_intro"] + "\n"]
    parts += [_model(site, name) for name in names]
    return "\n".join(parts)


def _model(site: Site, name: str) -> str:
    schema = site.view.schemas[name]
    parts = [index(name), target(f"model-{name.lower()}") + f"## {name}\n", text(schema.get("description", "")) + "\n"]
    fields = site.view.fields(schema)
    if not fields:
        parts.append(span(site.view.type_of({**schema, "$ref": ""} if "$ref" in schema else schema), "type") + "\n")
        limits = site.view.limits(schema)
        if limits:
            parts.append(span(site.words["semicolon"].join(limits), "note") + "\n")
    conditions = site.view.conditions(schema)
    if len(conditions) > 1:
        listed = site.words["or"].join(" + ".join(f"`{each}`" for each in group) for group in conditions)
        parts.append(f"{site.words['required']}{site.words['colon']}{listed}\n")
    parts += [field_text(site, field, False) for field in fields]
    return "\n".join(parts)


def errors_page(site: Site, family: Family) -> str:
    """Returns the page of a family's errors: each answer that its operations share, and its codes."""
    words = site.words
    parts = [f"# {words['errors_of'].format(family.title)}\n", words["errors_intro"] + "\n"]
    statuses: dict[str, str] = {}
    for operation in family.operations:
        for status, response in site.described(operation)["responses"].items():
            shared = response.get("$ref", "").rpartition("/")[2]
            if shared and not status.startswith("2"):
                statuses.setdefault(shared, status)
    for shared, status in sorted(statuses.items(), key=lambda item: item[1]):
        exception = exception_of(int(status))
        parts.append(target(f"answer-{shared.lower()}") + f"## {status} {exception}\n")
        parts += response_parts(site, "", {"$ref": f"#/components/responses/{shared}"})
    if "x-codes" in family.tag:
        parts += _codes(site, family)
    return "\n".join(parts)


def _codes(site: Site, family: Family) -> Iterator[str]:
    words = site.words
    codes = family.tag["x-codes"]
    yield f"## {words['codes']}\n"
    yield words["codes_intro"] + "\n"
    if "success" in codes:
        yield words["codes_success"].format(", ".join(f"`{code_}`" for code_ in codes["success"])) + "\n"
    final = codes.get("final", [])
    rows = []
    for each in dict.fromkeys([*codes.get("statuses", {}), *final]):
        status = codes.get("statuses", {}).get(each)
        raised = f"[{exception_of(status)}](#{exception_of(status).lower()})" if status else ""
        retried = words["never"] if each in final else words["as_status"]
        rows.append([f"`{each}`", str(status or ""), raised, retried])
    if rows:
        yield index(*(row[0].strip("`") for row in rows))
        yield table([words["code"], words["treated_as"], words["raises"], words["retried"]], rows)
