"""The model `FastGPTInteractive`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTInteractive(Model):
    """Question or form at which a run stops. Answer it with a user message in the same chat. The fields after `params`
    are the state of the run and are not always sent.

    Attributes:
        type: Type of the question.
        params: The question.
        skip_node_queue: Nodes to skip when the run resumes.
        entry_node_ids: Nodes at which the run resumes.
        memory_edges: Edges of the workflow with their status.
        node_outputs: Outputs of the nodes that ran.
        usage_id: Id of the bill.
    """

    type: (
        Literal[
            "userSelect",
            "userInput",
            "childrenInteractive",
            "toolChildrenInteractive",
            "loopInteractive",
            "paymentPause",
        ]
        | str
        | None
    ) = None
    params: FastGPTInteractiveParams | None = None
    skip_node_queue: Annotated[list[dict[str, Any]] | None, Field(alias="skipNodeQueue")] = None
    entry_node_ids: Annotated[list[str] | None, Field(alias="entryNodeIds")] = None
    memory_edges: Annotated[list[dict[str, Any]] | None, Field(alias="memoryEdges")] = None
    node_outputs: Annotated[list[dict[str, Any]] | None, Field(alias="nodeOutputs")] = None
    usage_id: Annotated[str | None, Field(alias="usageId")] = None


# Imported last, since these models refer to this one.
from mtmaisdk.clients.rest.models.fast_gpt_interactive_params import FastGPTInteractiveParams  # noqa: E402
