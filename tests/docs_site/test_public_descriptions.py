"""The public descriptions are valid OpenAPI of their version."""

from __future__ import annotations

import json

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, OpenAPIV32SpecValidator
from support import ROOT


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("version", "validator"), [("3.1", OpenAPIV31SpecValidator), ("3.2", OpenAPIV32SpecValidator)])
def test_it_is_valid(version: str, validator: type[OpenAPIV31SpecValidator], language: str) -> None:
    file = ROOT / "generated" / "public" / f"openapi-{version}.{language}.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["openapi"].startswith(version)
    assert [error.message for error in validator(document).iter_errors()] == []
