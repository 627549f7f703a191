"""The model `ResponsesReasoning`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesReasoning(Model):
    """How the model reasons.

    Attributes:
        effort: How much: `none`, `minimal`, `low`, `medium`, `high` or `xhigh`; LMDeploy ignores it.
        summary: Summary of the reasoning: `auto`, `concise` or `detailed`.
    """

    effort: str | None = None
    summary: str | None = None
