"""Derives the types of messages as dictionaries from their models, and has the API classes take them.

Called by `make generate` with the folder of the copied package, which must be importable. A message is a model with a
`role`, or a body that has messages. Its dictionary has the model's fields by their wire names, and is named after it;
`models/dicts.py` has it and those of its parts. An argument that took any mapping in place of a message takes that.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.model import Model

MODULE = '''"""Messages and their parts as dictionaries, for type checkers; at run time any mapping will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Required, TypedDict

from mtmaisdk.clients.rest import models
'''
ARGUMENT = re.compile(r"models\.(\w+) \| Mapping\[str, Any\]")
"""A model and what may take its place, in the signature of an operation."""

SOURCES: dict[str, str] = vars(models)["_SOURCES"]
NAMES = {"list": "Sequence", "List": "Sequence", "dict": "Mapping"}


class Dictionary(ast.NodeTransformer):
    """Turns the types of a model's fields into those of a dictionary's.

    Attributes:
        parts: The models that the types name.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []

    def visit_Name(self, node: ast.Name) -> Any:
        """Replaces a model by either of its forms, and a name of the models by what it is defined to be."""
        source = SOURCES.get(node.id)
        if source is None:
            return ast.Name(NAMES.get(node.id, node.id))
        if is_model(node.id):
            self.parts.append(node.id)
            return ast.parse(f"{node.id}Dict | models.{node.id}", mode="eval").body
        tree = ast.parse(inspect.getsource(import_module(source)))
        return self.visit(next(each.value for each in tree.body if isinstance(each, ast.AnnAssign) and each.value))

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        """Leaves out what only validates."""
        if ast.unparse(node.value) == "Annotated":
            inner: Any = node.slice
            return self.visit(inner.elts[0])
        return node if ast.unparse(node.value) == "Literal" else self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        """Takes only the known values where a server may know others, so that a misspelled one is told."""
        left, right = self.visit(node.left), self.visit(node.right)
        if ast.unparse(right) == "str" and ast.unparse(left).startswith("Literal["):
            return left
        return ast.BinOp(left, node.op, right)


def is_model(name: str) -> bool:
    """Returns whether a name of the models is a model, not a union or a list."""
    found = getattr(models, name)
    return isinstance(found, type) and issubclass(found, Model)


def is_message(name: str) -> bool:
    """Returns whether a model is a message, or has messages."""
    return is_model(name) and not {"role", "messages"}.isdisjoint(getattr(models, name).model_fields)


def definition(name: str) -> tuple[str, list[str]]:
    """Returns the class of a model's dictionary, and the models of its parts."""
    model, types = getattr(models, name), Dictionary()
    fields: dict[str, str] = {}
    for field, info in model.model_fields.items():
        text = ast.unparse(types.visit(ast.parse(model.__annotations__[field], mode="eval").body))
        fields[info.alias or field] = f"Required[{text}]" if info.is_required() else text
    if any(map(iskeyword, fields)):
        return f'\n\n{name}Dict = TypedDict("{name}Dict", {fields}, total=False)\n', types.parts
    body = "".join(f"    {field}: {text}\n" for field, text in fields.items())
    doc = f'    """`{name}` as a dictionary."""\n\n'
    return f"\n\nclass {name}Dict(TypedDict, total=False):\n{doc}{body}", types.parts


def main(package: Path) -> None:
    """Writes the dictionaries, exports them beside the models, and has the operations' signatures name them."""
    left: list[str] = []
    for path in sorted((package / "clients/rest/api").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        messages = sorted({name for name in ARGUMENT.findall(text) if is_message(name)})
        for name in messages:
            text = text.replace(f"models.{name} | Mapping[str, Any]", f"models.{name} | models.{name}Dict")
        path.write_text(text, encoding="utf-8", newline="\n")
        left += messages
    written: dict[str, str] = {}
    while left:
        if (name := left.pop(0)) not in written:
            written[name], parts = definition(name)
            left += parts
    folder = package / "clients/rest/models"
    (folder / "dicts.py").write_text(MODULE + "".join(written.values()), encoding="utf-8", newline="\n")
    exports, module = (folder / "__init__.py").read_text(encoding="utf-8"), f"{models.__name__}.dicts"
    for name in sorted(written, reverse=True):
        checked = f"    from {module} import {name}Dict as {name}Dict\n"
        exports = exports.replace("if TYPE_CHECKING:\n", f"if TYPE_CHECKING:\n{checked}", 1)
        exports = exports.replace("_SOURCES = {\n", f'_SOURCES = {{\n        "{name}Dict": "{module}",\n', 1)
    (folder / "__init__.py").write_text(exports, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
