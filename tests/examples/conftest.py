from __future__ import annotations

from mtmaisdk.mock.pytest_plugin import mtmai_mock as mtmai_mock
