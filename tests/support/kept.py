"""Tells whether a model gives back what it was read from."""

from __future__ import annotations

import json
from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


def assert_comes_back(data: Any, example: Any) -> None:
    """What the client made of an example is the example again, as a value and as JSON."""
    assert_kept(_values(data), example)
    assert_kept(_from_json(data), example)


def assert_kept(got: Any, example: Any) -> None:
    """Nothing of the example is lost, and nothing is added but nulls.

    pydantic takes a field for set where an unknown field has its Python name (`dataset_id`).
    """
    if isinstance(example, dict) and isinstance(got, dict):
        assert {name for name, value in got.items() if value is not None} <= example.keys()
        assert got.keys() >= example.keys()
        for name, value in example.items():
            assert_kept(got[name], value)
    elif isinstance(example, list):
        assert len(got) == len(example)
        for one, other in zip(got, example, strict=True):
            assert_kept(one, other)
    else:
        assert got == example


def _values(data: Any) -> Any:
    if isinstance(data, list):
        return [_values(item) for item in data]
    return data.to_dict() if isinstance(data, Model) else data


def _from_json(data: Any) -> Any:
    if isinstance(data, list):
        return [_from_json(item) for item in data]
    return json.loads(data.to_json()) if isinstance(data, Model) else data
