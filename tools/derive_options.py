"""Derives the types of `connect` and `connect_async` from the package, whose operations come from the contract.

Called by `make generate` with the folder of the package, which must be importable. Writes `chat/turn_options.py`, what
a turn takes, `chat/options.py`, with the options, events and chats of each backend, the functions' overloads by the
backend's name before the functions, and those of the methods of a chat by their `output` before the methods.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from mtmaisdk.chat.backend import Backend
from mtmaisdk.chat.backends import backend_class, backend_names
from mtmaisdk.chat.chat import Chat
from mtmaisdk.chat.connecting import connect
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest.configuration import Configuration

TURNS = '''"""Options of a turn, for type checkers."""

from __future__ import annotations

{imports}
from collections.abc import Callable
from typing_extensions import TypedDict


class TurnOptions(RequestOptions, total=False):
    """Options of `send` and `stream`: the arguments of the operations of all backends."""

{options}
'''
MODULE = '''"""Options, events and chats of each backend, for type checkers."""

from __future__ import annotations

{imports}
from collections.abc import Callable
from typing import TypeAlias
from typing_extensions import TypedDict
from mtmaisdk.chat.async_chat import AsyncChat
from mtmaisdk.chat.chat import Chat
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.clients.rest.contract.answers import StreamResult


class ConnectionOptions(RequestOptions, total=False):
    """Options of `connect` for every backend: settings of `Configuration`, and options of each request."""

{settings}
'''
KIND = '''

class {title}Options(ConnectionOptions, total=False):
    """Options of `connect` for `{api}.{operation}`: its arguments, and settings of the conversation."""

{options}


{title}Event: TypeAlias = {event}
{title}Chat: TypeAlias = Chat[sync.{api}, {answer}, {title}Event]
Async{title}Chat: TypeAlias = AsyncChat[rest.{api}, {answer}, {title}Event]
'''
ANY = '''

class AnyOptions(ConnectionOptions, total=False):
    """Options of `connect` for a backend whose name is known at run time: those of all backends."""

{options}
'''
OVERLOAD = """    @overload
    def {function}(
        backend: {backend},
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: {client} | None = None,
        api: {api},
        **options: Unpack[of.{options}],
    ) -> {chat}: ...

"""
FUNCTIONS = {"connect": ("Chat", "sync.ApiClient"), "connect_async": ("AsyncChat", "rest.ApiClient")}
"""Each function, its class of chats, and that of its clients."""
CHATS = ("chat/async_chat.py", "chat/chat.py")
METHODS = ("send", "stream")
"""Methods of a chat whose result is of another type for another `output`."""
OUTPUTS = {"type[T] | None = None": "T", "Any": "Any"}
"""The types of `output`, and that of the reply's output."""


class Kind(NamedTuple):
    """What backends may share: the operation, and the types of its arguments, of settings, answers and events."""

    api: str
    operation: str
    arguments: dict[str, str]
    settings: dict[str, str]
    answer: str
    event: str


def kind_of(backend: type[Backend], taken: set[str]) -> Kind:
    """Returns the kind of a backend, whose options cannot have the names that are taken."""
    api = getattr(rest, backend.api)
    signature = inspect.signature(getattr(api, backend.operation))
    types = {**_other_types(signature), **{name: each.annotation for name, each in signature.parameters.items()}}
    # An instance would need credentials.
    names = backend.option_names(backend.__new__(backend))
    given = {name: text for name, text in types.items() if name in names}
    given |= {name: types[of] for name, of in backend.aliases.items()}
    settings = {name: f"{kind.__name__} | None" for name, kind in backend.settings.items()}
    if backend.asks_model:
        # A tool may be a function.
        given["tools"] = given["tools"].replace("Mapping[str, Any]", "Mapping[str, Any] | Callable[..., Any]")
    answers = [] if backend.always_streams else [signature.return_annotation]
    streams = ["StreamResult"] if backend.always_streams or backend.other_streams else []
    events = [_event_of(api, name) for name in (backend.operation, *backend.other_streams)]
    arguments = {name: text for name, text in given.items() if name not in {*taken, *settings}}
    return Kind(backend.api, backend.operation, arguments, settings, " | ".join(answers + streams), " | ".join(events))


def _fields(types: dict[str, str]) -> str:
    return "\n".join(f"    {name}: {text}" for name, text in types.items())


def _merged(given: Iterable[dict[str, str]]) -> dict[str, str]:
    """Returns the options of all kinds, each with every type that it has."""
    merged: dict[str, dict[str, None]] = {}
    for name, text in (item for options in given for item in options.items()):
        merged.setdefault(name, {}).update(dict.fromkeys(_members(ast.parse(text, mode="eval").body)))
    return {name: " | ".join(texts) for name, texts in merged.items()}


def _members(node: ast.expr) -> list[str]:
    """Returns the members of a union."""
    return [*_members(node.left), *_members(node.right)] if isinstance(node, ast.BinOp) else [ast.unparse(node)]


def _types_of(method: Any) -> dict[str, str]:
    return {name: each.annotation for name, each in inspect.signature(method).parameters.items()}


def _other_types(signature: inspect.Signature) -> dict[str, str]:
    """Returns the types of options that are not arguments: those of Chat Completions, and fields of the body."""
    types = _types_of(rest.OpenAIApi.create_chat_completion)
    for each in signature.parameters.values():
        if body := re.match(r"models\.(\w+) \|", str(each.annotation)):
            types |= getattr(getattr(rest, body[1]), "__annotations__", {})
    return types


def _event_of(api: type, operation: str) -> str:
    """Returns the type of the events of an operation's stream."""
    declared = import_module(api.__module__.replace(".api.", ".operations.")).__annotations__[operation.upper()]
    generic: Any = ast.parse(declared, mode="eval").body
    return ast.unparse(generic.slice.elts[1])


def _imports(kinds: Iterable[Kind]) -> Iterator[str]:
    """Yields what the types may need to be imported; the linter keeps what they do need."""
    modules = [getattr(rest, kind.api).__module__ for kind in kinds]
    for name in (Configuration.__module__, *modules, *(name.replace(".api.", ".operations.") for name in modules)):
        for node in ast.parse(inspect.getsource(import_module(name))).body:
            if isinstance(node, ast.ImportFrom) and node.module != "__future__":
                yield ast.unparse(node)


def overloads(function: str, known: dict[tuple[str, str | None], list[str]]) -> Iterator[str]:
    """Yields the overloads of a function: for each kind's title and other API, and for a name known at run time."""
    chat, client = FUNCTIONS[function]
    for (title, api), names in known.items():
        yield OVERLOAD.format(
            function=function,
            backend=f"Literal[{', '.join(map(repr, names))}]",
            client=client,
            api="None = None" if api is None else f"Literal[{api!r}]",
            options=f"{title}Options",
            chat=f"of.{chat.replace('Chat', f'{title}Chat')}",
        )
    yield OVERLOAD.format(
        function=function,
        backend="BackendName",
        client=client,
        api="str | None = None",
        options="AnyOptions",
        chat=chat,
    )


def with_overloads(code: str) -> str:
    """Returns the module of a chat with the overloads of its methods, whose options are those of a turn."""
    for method in METHODS:
        found = re.search(rf"    (async )?def {method}\(.*?\*\*options: Any,\n    \) -> .*?, Any\]:\n", code, re.DOTALL)
        assert found is not None, method
        signature = found[0].replace("**options: Any", "**options: Unpack[TurnOptions]").removesuffix("Any]:\n")
        checked = "".join(
            f"    @overload\n{signature.replace('output: Any = None', f'output: {given}')}{kind}]: ...\n\n"
            for given, kind in OUTPUTS.items()
        )
        code = code.replace(found[0], checked + found[0], 1)
    return code


def main(package: Path) -> None:
    """Writes the options, and the overloads into the modules of the functions and of the chats."""
    settings = {name: text for name, text in _types_of(Configuration).items() if name not in ("host", "api_key")}
    taken = {*settings, "api", *inspect.signature(connect).parameters}
    kinds: dict[str, Kind] = {}
    known: dict[tuple[str, str | None], list[str]] = {}
    # Backends of one kind differ in their defaults; the base class gives it its name.
    for name in sorted(backend_names(), key=lambda name: len(backend_class(name).__mro__)):
        for api in (None, *backend_class(name).apis):
            backend = backend_class(name, api)
            kind = kind_of(backend, taken)
            title = next((title for title in kinds if kinds[title] == kind), backend.__name__.removesuffix("Backend"))
            kinds[title] = kind
            known.setdefault((title, api), []).extend((name, *vars(backend_class(name)).get("servers", ())))
    imports = "\n".join(sorted({*_imports(kinds.values())}))
    text = MODULE.format(imports=imports, settings=_fields(settings))
    for title, kind in kinds.items():
        text += KIND.format(**kind._asdict(), title=title, options=_fields(kind.arguments | kind.settings))
    text += ANY.format(options=_fields(_merged(kind.arguments | kind.settings for kind in kinds.values())))
    of_turns = _merged(kind.arguments for kind in kinds.values())
    of_turns = {name: text for name, text in of_turns.items() if name not in _types_of(Chat.send)}
    turns = TURNS.format(imports=imports, options=_fields(of_turns))
    (package / "chat/turn_options.py").write_text(turns, encoding="utf-8", newline="\n")
    (package / "chat/options.py").write_text(text, encoding="utf-8", newline="\n")
    functions = package / "chat/connecting.py"
    code = functions.read_text(encoding="utf-8")
    for function in FUNCTIONS:
        checked = "".join(overloads(function, known))
        code = code.replace(f"def {function}(", f"if TYPE_CHECKING:\n\n{checked}\ndef {function}(", 1)
    functions.write_text(code, encoding="utf-8", newline="\n")
    for chat in CHATS:
        code = with_overloads((package / chat).read_text(encoding="utf-8"))
        (package / chat).write_text(code, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
