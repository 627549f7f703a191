"""The page of an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docs_site.markdown import (
    block,
    code,
    index,
    json_code,
    keywords,
    line,
    raw_html,
    script_data,
    span,
    table,
    target,
    text,
)
from docs_site.samples import Sample, client_operation, file_of, headers, samples, signature
from docs_site.schema_view import Field, link
from docs_site.site import Family, Site, exception_of
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.framings import writer_of

_SERVERS = (
    "LMDeploy",
    "hosted Intern API",
    "new-api",
    "one-api",
    "OpenRouter",
    "vLLM",
    "Mistral",
    "Gemini",
    "DeepSeek",
)
"""Servers in brackets behind a field that only they have."""

_ONLY = re.compile(rf"[(（]({'|'.join(map(re.escape, _SERVERS))})[^()（）]*[)）][.。]?$")
_TABS = (
    ("curl", ("curl",)),
    ("async", ("async",)),
    ("blocking", ("blocking",)),
    ("stream_tab", ("stream", "blocking_stream", "curl_stream")),
    ("command", ("command",)),
    ("conversation", ("conversation",)),
)
_MEANINGS = ("text", "reasoning", "tool_calls", "finish_reason", "usage", "terminal")
_UNFOLDED = 2


def operation_page(site: Site, family: Family, operation: Operation) -> str:
    """Returns the page of an operation."""
    return "\n".join(part for part in _Page(site, family, operation).parts() if part)


class _Page:
    def __init__(self, site: Site, family: Family, operation: Operation) -> None:
        self.site = site
        self.family = family
        self.operation = operation
        self.described = site.described(operation)
        self.words = site.words

    def parts(self) -> Iterator[str]:
        words = self.words
        yield keywords(" ".join(self.site.elsewhere(self.operation)))
        yield target(f"op-{self.operation.id.replace(':', '-').replace('_', '-')}")
        yield f"# {line(self.described['summary'])}\n"
        yield self._line()
        if self.described["description"] != self.described["summary"]:
            yield text(self.described["description"]) + "\n"
        if "x-fallbacks" in self.described:
            yield self._fallbacks()
        yield _dropdown(words["signature"], code(signature(self.operation), "python"), False)
        yield f"## {words['code_samples']}\n"
        yield self._samples()
        yield f"## {words['try']}\n"
        yield self._form()
        yield from self._parameters()
        yield from self._request()
        yield from self._response()
        if self.operation.stream is not None:
            yield from self._stream(self.operation.stream)
        yield from self._errors()

    def _line(self) -> str:
        words = self.words
        marks = [span(self.operation.http_method, f"method .{self.operation.http_method.lower()}")]
        marks.append(f"`{self.operation.path}`")
        if self.operation.stream is not None:
            marks.append(span(words["streams"], "mark"))
        marks += deprecation(self.site, self.described)
        if "x-since" in self.described:
            marks.append(span(words["since"].format(self.described["x-since"]), "mark"))
        called = f"`{self.family.api_class}.{self.operation.method}`"
        found = block("div", "operation-line", f"{' '.join(marks)}\n\n{called}")
        return f"{index(self.operation.method)}\n{found}"

    def _fallbacks(self) -> str:
        routes = [
            f"`{route.get('method', self.operation.http_method)} {route.get('path', self.operation.path)}`"
            for route in self.described["x-fallbacks"]
        ]
        return f"{self.words['fallbacks']} {', '.join(routes)}\n"

    def _samples(self) -> str:
        found: dict[str, Sample] = {sample.kind: sample for sample in samples(self.operation)}
        tabs = []
        for name, kinds in _TABS:
            blocks = [code(found[kind].code, found[kind].language) for kind in kinds if kind in found]
            if blocks:
                tabs.append(block("tab-item", self.words[name], "\n".join(blocks), sync=name))
        note = self.words["samples_note"]
        file = file_of(self.operation)
        if any(file in sample.code for sample in found.values()):
            note += f" {self.words['file_note'].format(file)}"
        return block("tab-set", "", "\n".join(tabs), sync_group="code") + f"\n{span(note, 'note')}\n"

    def _form(self) -> str:
        content = self.described.get("requestBody", {}).get("content", {})
        media = next(iter(content), "")
        data = {
            "method": self.operation.http_method,
            "path": self.operation.path,
            "headers": headers(self.operation),
            "framing": (self.operation.stream or {}).get("framing"),
            "parameters": [
                {
                    "name": parameter["name"],
                    "in": parameter["in"],
                    "required": parameter.get("required", False),
                    "example": parameter.get("example"),
                }
                for parameter in self.described.get("parameters", [])
                if parameter["in"] in ("path", "query")
            ],
            "media": media,
            "examples": [
                {"name": line_plain(example.get("summary", name)), "value": example["value"]}
                for name, example in content.get(media, {}).get("examples", {}).items()
            ],
            "files": self._file_fields(content.get(media, {})),
        }
        return raw_html(f'<div class="try-it">{script_data(data, "try-data")}</div>')

    def _file_fields(self, media: Mapping[str, Any]) -> list[str]:
        fields = self.site.view.fields(media["schema"]) if media else []
        return [field.name for field in fields if field.schema.get("format") == "binary"]

    def _parameters(self) -> Iterator[str]:
        words = self.words
        by_place: dict[str, list[Field]] = {}
        for parameter in self.described.get("parameters", []):
            schema = (parameter if "schema" in parameter else parameter["content"]["application/json"])["schema"]
            schema = {**schema, **{key: parameter[key] for key in ("x-deprecated",) if key in parameter}}
            field = Field(parameter["name"], schema, parameter.get("required", False), parameter["description"])
            by_place.setdefault(parameter["in"], []).append(field)
        media = next(iter(self.described.get("requestBody", {}).get("content", {}).values()), None)
        if not by_place and media is None:
            return
        yield f"## {words['parameters']}\n"
        for place, fields in by_place.items():
            yield f"### {words[f'{place}_parameters']}\n"
            yield self.grouped(fields)
        if media is not None:
            yield f"### {words['body']}\n"
            schema = media["schema"]
            if "$ref" in schema:
                yield f"{link(schema['$ref'])}{words['colon']}{text(self.site.view.follow(schema)['description'])}\n"
            conditions = self.site.view.conditions(schema)
            if len(conditions) > 1:
                listed = words["or"].join(" + ".join(f"`{name}`" for name in names) for names in conditions)
                yield f"{words['required']}{words['colon']}{listed}\n"
            yield self.grouped(self.site.view.fields(schema))

    def grouped(self, fields: list[Field]) -> str:
        """Returns fields, those of one server folded at the end."""
        groups: dict[str, list[Field]] = {}
        for field in fields:
            only = _ONLY.search(field.description.strip())
            groups.setdefault(only.group(1) if only and not field.is_required else "", []).append(field)
        parts = [field_text(self.site, field, True) for field in groups.pop("", [])]
        for server, folded in groups.items():
            inner = "\n".join(field_text(self.site, field, True) for field in folded)
            title = self.words["only"].format(server, len(folded))
            parts.append(block("dropdown", title, inner) if len(folded) > _UNFOLDED else inner)
        return "\n".join(parts)

    def _request(self) -> Iterator[str]:
        content = self.described.get("requestBody", {}).get("content", {})
        examples = [example for media in content.values() for example in media.get("examples", {}).items()]
        if not examples:
            return
        yield f"## {self.words['request_examples']}\n"
        for number, (name, example) in enumerate(examples):
            yield _dropdown(example.get("summary", name), json_code(example["value"]), number == 0)

    def _response(self) -> Iterator[str]:
        yield f"## {self.words['response']}\n"
        for status, response in self.described["responses"].items():
            if status.startswith("2"):
                yield from response_parts(self.site, status, response)
        name = f"{self.family.api_class}.{self.operation.method}"
        pages = self.operation.definition.get("x-pages")
        if pages is not None:
            yield self.words["pages_note"].format(f"{self.family.api_class}.{pages['method']}") + "\n"
        if client_operation(self.operation.id, self.operation.tag).success_type == "bytes":
            yield self.words["to_file"].format(f"{name}_to_file(path, …)") + "\n"

    def _stream(self, stream: Mapping[str, Any]) -> Iterator[str]:
        words = self.words
        yield f"## {words['stream']}\n"
        wanted = ", ".join(f"`{name}: {str(value).lower()}`" for name, value in stream.get("request", {}).items())
        intro = words["stream_intro"].format(
            stream["framing"], wanted or words["always_streams"], self.operation.method
        )
        yield intro + "\n"
        if "alternatives" in stream:
            yield words["alternatives"].format(", ".join(f"`{each}`" for each in stream["alternatives"])) + "\n"
        kinds = {kind["name"]: kind for kind in stream["events"]}
        events = []
        for event in self.site.recorded.get(self.operation.id, []):
            events.append(self._event(kinds.get(event.kind), event.kind, event.text))
            if event.skipped:
                events.append(span(words["more_events"].format(event.skipped), "note") + "\n")
        yield block("div", "events", "\n".join(events))
        yield f"### {words['event_kinds']}\n"
        writer = writer_of(stream["framing"])
        for kind in stream["events"]:
            yield self._kind(stream, kind, writer)
        if "errors" in stream:
            yield f"### {words['stream_errors']}\n"
            yield words["stream_errors_note"] + "\n"
            for kind in stream["errors"]:
                yield self._kind(stream, kind, writer)

    def _event(self, kind: Mapping[str, Any] | None, name: str, sent: str) -> str:
        if kind is None:
            head = span(name or self.words["end_marker"], "kind")
        else:
            head = f"{span(name, 'kind')} {span(self._type(kind), 'type')}"
        return block("div", "event", f"{head}\n\n{code(sent, 'text')}")

    def _kind(self, stream: Mapping[str, Any], kind: Mapping[str, Any], writer: Any) -> str:
        words = self.words
        has = [words[meaning] for meaning in _MEANINGS if meaning in kind]
        head = f"`{kind['name']}`" + (f" {span(', '.join(has), 'note')}" if has else "")
        name = "" if "discriminator" in stream or kind["name"] == stream.get("unnamed") else kind["name"]
        if stream["framing"] == "sse" and len(name) == 1:
            writer = writer_of("data-stream")
        sent = [writer.frame(name, data).decode().strip() for data in kind["examples"]]
        shown = "\n\n".join(each if len(each) < 1500 else f"{each[:1500]}…" for each in sent)
        return block("dropdown", head, f"{span(self._type(kind), 'type')}\n\n{code(shown, 'text')}")

    def _type(self, kind: Mapping[str, Any]) -> str:
        return f"[{kind['model']}](#model-{kind['model'].lower()})" if "model" in kind else self.words["any_value"]

    def _errors(self) -> Iterator[str]:
        words = self.words
        fields = []
        own: list[tuple[str, Mapping[str, Any]]] = []
        for status, response in self.described["responses"].items():
            if status.startswith("2"):
                continue
            shared = response.get("$ref", "").rpartition("/")[2]
            found = self.site.view.follow(response)
            shown = f"[{status}](#answer-{shared.lower()})" if shared else status
            exception = exception_of(int(status))
            head = f"{span(shown, 'name')} {span(f'[{exception}](#{exception.lower()})', 'type')}"
            fields.append(block("div", "field", f"{head}\n\n{text(found['description'])}"))
            if not shared:
                own.append((status, response))
        if not fields:
            return
        yield f"## {words['errors']}\n"
        yield "\n".join(fields)
        for status, response in own:
            yield from response_parts(self.site, status, response)
        page = f"[{words['errors_of'].format(self.family.title)}](errors.md)"
        yield words["all_errors"].format(page) + "\n"


def field_text(site: Site, field: Field, is_indexed: bool) -> str:
    """Returns a field with its type, what it is and its limits."""
    head = f"{span(f'`{field.name}`', 'name')} {span(site.view.type_of(field.schema), 'type')}"
    if field.is_required:
        head += f" {span(site.words['required'], 'required')}"
    head = " ".join([head, *deprecation(site, field.schema)])
    parts = [head, text(field.description)]
    limits = site.view.limits(field.schema)
    if limits:
        parts.append(span(site.words["semicolon"].join(limits), "note"))
    content = "\n\n".join(part for part in parts if part)
    if is_indexed:
        content = f"{index(field.name)}\n{content}"
    return block("div", "field", content)


def deprecation(site: Site, described: Mapping[str, Any]) -> list[str]:
    """Returns a mark that says since when something is deprecated and what to use instead; none if it is not."""
    said = described.get("x-deprecated", {})
    keys = {"deprecated": "since", "removed": "removed", "use_instead": "use"}
    parts = [site.words[word].format(said[key]) for word, key in keys.items() if key in said]
    return [span(site.words["semicolon"].join(parts), "mark .deprecated")] if parts else []


def response_parts(site: Site, status: str, response: Mapping[str, Any]) -> Iterator[str]:
    """Yields what a response has: its status, headers and bodies, the first example open."""
    response = site.view.follow(response)
    words = site.words
    yield (f"**{status}** " if status else "") + f"{text(response['description'])}\n"
    is_first = True
    for media, described in response.get("content", {}).items():
        if media == "text/event-stream":
            continue
        yield f"`{media}` {span(site.view.type_of(described.get('schema', {})), 'type')}\n"
        examples = dict(described.get("examples", {}))
        if "example" in described:
            examples["example"] = {"value": described["example"]}
        for name, example in examples.items():
            if "value" not in example:
                continue
            value = example["value"]
            shown = json_code(value) if "json" in media else code(str(value), "text")
            yield _dropdown(example.get("summary", name), shown, is_first)
            is_first = False
    if response.get("headers"):
        rows = [
            [f"`{name}`", line(site.view.follow(header).get("description", ""))]
            for name, header in response["headers"].items()
        ]
        yield block("dropdown", words["headers"], table([words["headers"], words["meaning"]], rows))


def line_plain(source: str) -> str:
    """Returns a text without Markdown."""
    return " ".join(source.replace("`", "").split())


def _dropdown(title: str, content: str, is_open: bool) -> str:
    shown = line_plain(title).replace("<", "\\<")
    return block("dropdown", shown, content, open="") if is_open else block("dropdown", shown, content)
