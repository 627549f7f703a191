from __future__ import annotations

from pathlib import Path

import pytest
from support import ROOT
from support.browser import CHROMIUM

SITE = ROOT / "site"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site."""
    if not (SITE / "index.html").exists():
        pytest.skip("no site: 'make docs' builds it")
    return SITE


@pytest.fixture(scope="session")
def browser_site(site: Path) -> Path:
    """The folder of the site, where there is a browser to look at it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: left out")
    return site
