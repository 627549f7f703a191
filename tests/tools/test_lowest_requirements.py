"""The lowest requirements are those of the package, and the tools of the tests stay pinned."""

from __future__ import annotations

import re

from lowest_requirements import lowest_requirements, newest_requirements
from support import ROOT

PYPROJECT = """
[build-system]
requires = ["hatchling>=1.27"]
[project]
dependencies = ["aiohttp>=3.12,<4"]
[project.optional-dependencies]
otel = ["opentelemetry-api>=1.30,<2"]
"""


def test_each_dependency_has_its_lower_bound() -> None:
    requirements = "# Tools.\naiohttp==3.14.5\nhatchling==1.33.0\nopentelemetry-sdk==1.45.2\nopenai==3.52.0\n"
    requirements += "pytest==9.2.0\n"
    lowest = "# Tools.\naiohttp==3.12\nhatchling==1.33.0\nopentelemetry-sdk==1.30\npytest==9.2.0\n"
    assert lowest_requirements(requirements, PYPROJECT) == lowest


def test_each_dependency_may_be_the_newest_that_is_allowed() -> None:
    requirements = "# Tools.\naiohttp==3.12.5\nhatchling==1.33.0\nopentelemetry-sdk==1.45.2\n"
    newest = "# Tools.\naiohttp>=3.12,<4\nhatchling==1.33.0\nopentelemetry-sdk>=1.30,<2\n"
    assert newest_requirements(requirements, PYPROJECT) == newest


def test_every_dependency_of_the_package_is_pinned_for_the_tests() -> None:
    pyproject = (ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8").partition("[project]")[2]
    pinned = re.findall(r"(?m)^([\w-]+)==", (ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    assert set(re.findall(r'"([\w-]+)>=', pyproject)) <= set(pinned)
