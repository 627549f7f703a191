"""The model `FastGPTStreamEvent`."""

from __future__ import annotations

from typing import Any, TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_chat_completion_chunk import FastGPTChatCompletionChunk
from mtmaisdk.clients.rest.models.fast_gpt_chat_title import FastGPTChatTitle
from mtmaisdk.clients.rest.models.fast_gpt_error import FastGPTError
from mtmaisdk.clients.rest.models.fast_gpt_interactive_event import FastGPTInteractiveEvent
from mtmaisdk.clients.rest.models.fast_gpt_node_response import FastGPTNodeResponse
from mtmaisdk.clients.rest.models.fast_gpt_node_responses import FastGPTNodeResponses
from mtmaisdk.clients.rest.models.fast_gpt_node_status import FastGPTNodeStatus
from mtmaisdk.clients.rest.models.fast_gpt_plan_event import FastGPTPlanEvent
from mtmaisdk.clients.rest.models.fast_gpt_plan_status_event import FastGPTPlanStatusEvent
from mtmaisdk.clients.rest.models.fast_gpt_sandbox_status import FastGPTSandboxStatus
from mtmaisdk.clients.rest.models.fast_gpt_skill_event import FastGPTSkillEvent
from mtmaisdk.clients.rest.models.fast_gpt_step_title_event import FastGPTStepTitleEvent
from mtmaisdk.clients.rest.models.fast_gpt_tool_event import FastGPTToolEvent
from mtmaisdk.clients.rest.models.fast_gpt_workflow_duration import FastGPTWorkflowDuration

FastGPTStreamEvent: TypeAlias = (
    FastGPTChatCompletionChunk
    | FastGPTNodeStatus
    | FastGPTToolEvent
    | FastGPTInteractiveEvent
    | FastGPTWorkflowDuration
    | FastGPTNodeResponse
    | FastGPTNodeResponses
    | FastGPTChatTitle
    | FastGPTPlanEvent
    | FastGPTPlanStatusEvent
    | FastGPTStepTitleEvent
    | FastGPTSkillEvent
    | FastGPTSandboxStatus
    | FastGPTError
    | dict[str, Any]
)
