"""Turns the arguments of a method into the call of its operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress, repeat
from operator import is_not
from typing import Any
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.model import Model, write_json
from mtmaisdk.clients.rest.contract.operation import UNSET, Body, Operation
from mtmaisdk.clients.rest.decoding.framings import accept_of
from mtmaisdk.clients.rest.files.body import FileBody
from mtmaisdk.clients.rest.settings.names import hint
from mtmaisdk.clients.rest.settings.options import AnswerForm, RequestOptions
from mtmaisdk.clients.rest.settings.request import Request, check_header
from mtmaisdk.clients.rest.wire.address import address_of

_JSON = "application/json"
_SHOWN = 3
"""Mistakes in the arguments that an error tells."""
_OPTIONS = RequestOptions.__optional_keys__


def build_call(
    operation: Operation[Any], arguments: Mapping[str, Any], form: AnswerForm, configuration: Configuration
) -> Call:
    """Checks the arguments of a method, which are its local variables, and returns the call of its operation.

    Raises a `TypeError` for an unknown argument, and a `ValueError` for an invalid one, which the message names.
    """
    values = dict(arguments)
    del values["self"]
    options: Mapping[str, Any] = values.pop("options")
    if options:
        _check_options(operation, options)
    packed = operation.packed
    if packed is not None:
        extra = options.get("_extra_body") or {}
        if form in ("data", "http_info") and all(
            values[name] is UNSET and name not in extra for name in packed.request
        ):
            options = {**options, "_extra_body": {**extra, **packed.request}}
        else:
            packed = None
    try:
        request, routes = _build_request(operation, values, options, form, configuration)
    except (ValidationError, PydanticSerializationError, UnicodeError, RecursionError) as error:
        raise argument_error(operation, error) from error
    call = Call(request, configuration.retries_for(options), configuration, operation, values)
    call.routes, call.packed = routes, packed
    return call


def _check_options(operation: Operation[Any], options: Mapping[str, Any]) -> None:
    if not options.keys() <= _OPTIONS:
        unknown = min(options.keys() - _OPTIONS)
        raise TypeError(f"{operation.name}() got an unexpected keyword argument {unknown!r}{hint(unknown)}")
    for name in ("_headers", "_extra_body"):
        if not isinstance(options.get(name) or {}, Mapping):
            raise ValueError(f"{name}: {operation.name}() takes a mapping, not {type(options[name]).__name__}")


def _build_request(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: Mapping[str, Any],
    form: AnswerForm,
    configuration: Configuration,
) -> tuple[Request, tuple[tuple[str, str], ...]]:
    headers = {"User-Agent": configuration.user_agent, "Accept": operation.accept}
    for name, value in configuration.default_headers.items():
        _replace_header(headers, name, value)
    extra = options.get("_extra_body") or {}
    if form == "stream":
        _replace_header(headers, "Accept", accept_of(operation))
        extra = {**extra, **operation.stream_request}
    for name, value in configuration.auth_headers(operation.auth).items():
        _replace_header(headers, name, value)

    segments, query, parameter_headers = dict[str, str](), dict[str, Any](), dict[str, str]()
    if operation.parameters:
        segments, query, parameter_headers = _write_parameters(operation, arguments)
        headers.update(parameter_headers)

    content: bytes | FileBody | None = None
    if operation.body is not None:
        content, content_type = _write_body(operation, operation.body, arguments, extra, form)
        if content_type is not None:
            _replace_header(headers, "Content-Type", content_type)
            if isinstance(content, FileBody):
                headers["Content-Length"] = str(content.length)
    else:
        fields = {**(query if operation.parameters_in_body else {}), **extra}
        if fields:
            content = to_json(fields)
            _replace_header(headers, "Content-Type", _JSON)

    for name, value in (options.get("_headers") or {}).items():
        _replace_header(headers, name, value)
    suffix = "?" + urlencode(query, doseq=True, quote_via=quote) if query else ""
    routes: list[tuple[str, str]] = []
    for method, path in ((operation.method, operation.path), *(route[:2] for route in operation.fallbacks)):
        url = address_of(configuration.host, path, operation.family, configuration.complete_address)
        for name, segment in segments.items():
            url = url.replace("{" + name + "}", segment)
        routes.append((method, url + suffix))
    request = Request(*routes[0], headers, content, configuration.timeouts_for(options))
    return request, tuple(routes) if operation.fallbacks else ()


def _write_parameters(
    operation: Operation[Any], arguments: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, Any], dict[str, str]]:
    given = {
        each.name: value
        for each in operation.parameters
        if (value := each.sent if arguments[each.name] is UNSET else arguments[each.name]) is not None or each.required
    }
    checked = operation.parameters_model(**given)
    segments, query, headers = dict[str, str](), dict[str, Any](), dict[str, str]()
    for parameter in operation.parameters:
        if parameter.name not in given:
            continue
        value = getattr(checked, parameter.name)
        if parameter.location == "path":
            if (text := _to_text(value)) in ("", ".", ".."):
                # Servers decode percent-encoded dots, so this would be another path.
                raise ValueError(f"{parameter.name}: {text!r} cannot be part of a path")
            segments[parameter.wire_name] = quote(text, safe="")
        elif value is None or (value is False and parameter.is_flag):
            # Queries and headers have no null.
            continue
        elif parameter.location == "query":
            query[parameter.wire_name] = [_to_text(v) for v in value] if isinstance(value, list) else _to_text(value)
            if parameter.is_spread and isinstance(value, BaseModel):
                query = {**value.model_dump(by_alias=True, exclude_none=True), **query}
        else:
            headers[parameter.wire_name] = _to_text(value)
    return segments, query, headers


def _to_text(value: Any) -> str:
    if isinstance(value, BaseModel):
        return to_json(value, by_alias=True, exclude_none=True).decode()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_body(
    operation: Operation[Any], body: Body, arguments: Mapping[str, Any], extra: Mapping[str, Any], form: AnswerForm
) -> tuple[bytes | FileBody | None, str | None]:
    validate = model_lookup.model(body.model).__pydantic_validator__.validate_python
    if body.argument is not None:
        value = arguments[body.argument]
        if value is None and not body.required and not extra:
            return None, None
        content = validate({} if value is None else value)
        if extra:
            content = validate({**content.model_dump(by_alias=True, exclude_unset=True), **extra})
    else:
        # A chat has some seventy arguments: this takes half the time of a comprehension.
        fields = dict(compress(arguments.items(), map(is_not, arguments.values(), repeat(UNSET))))
        for parameter in operation.parameters:
            fields.pop(parameter.name, None)
        content = validate({**fields, **extra} if extra else fields)
    if body.spread:
        written = content.model_dump(by_alias=True, exclude_unset=True)
        inner = [written[name] for name in body.spread if isinstance(written.get(name), dict)]
        if inner:
            # Fields that the caller gives at the top level take precedence.
            content = validate({key: value for part in (*inner, written) for key, value in part.items()})
    wanted = operation.stream_request if form in ("data", "http_info") else {}
    if wanted and all(getattr(content, name, None) == value for name, value in wanted.items()):
        raise ValueError(f"{min(wanted)}: {operation.name}() does not stream; call {operation.name}_stream()")
    if body.content_type == "multipart/form-data":
        from mtmaisdk.clients.rest.files.multipart import encode

        return encode(_form_fields(content))
    return write_json(content), body.content_type


def _form_fields(content: Model) -> Iterable[tuple[str, Any]]:
    for name, field in type(content).model_fields.items():
        value, wire_name = getattr(content, name), field.alias or name
        if isinstance(value, BaseModel):
            # Forms have no objects; servers accept `name[key]` for each field.
            for key, item in value.model_dump(mode="json", by_alias=True, exclude_unset=True).items():
                yield f"{wire_name}[{key}]", item
        elif value is not None:
            yield wire_name, value
    yield from (content.model_extra or {}).items()


def _replace_header(headers: dict[str, str], name: str, value: str | None) -> None:
    lowered = name.lower() if isinstance(name, str) else ""
    for present in [header for header in headers if header.lower() == lowered]:
        del headers[present]
    if value is None:
        return
    check_header(name, value)
    headers[name] = value


def argument_error(operation: Operation[Any], error: Exception) -> ValueError:
    """Returns what the caller of an operation gets for an error of checking or encoding its arguments."""
    if not isinstance(error, ValidationError):
        return ValueError(" ".join(f"{operation.name}(): an argument cannot be sent: {error}".split()))
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    places = (_place(problem["loc"]) or "the body" for problem in problems)
    lines = [f"{place}: {problem['msg']}" for place, problem in zip(places, problems[:_SHOWN], strict=False)]
    more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
    return ValueError(" ".join(f"{operation.name}(): {'; '.join(lines)}{more}".split()))


def _place(location: tuple[int | str, ...]) -> str:
    # Pydantic names unions and lists of a place by their types; a wire name may end in `[]`.
    return ".".join(part for part in map(str, location) if not part.endswith("]") or part.endswith("[]"))
