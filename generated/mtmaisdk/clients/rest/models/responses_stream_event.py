"""The model `ResponsesStreamEvent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.responses_annotation_event import ResponsesAnnotationEvent
from mtmaisdk.clients.rest.models.responses_arguments_delta_event import ResponsesArgumentsDeltaEvent
from mtmaisdk.clients.rest.models.responses_arguments_done_event import ResponsesArgumentsDoneEvent
from mtmaisdk.clients.rest.models.responses_audio_event import ResponsesAudioEvent
from mtmaisdk.clients.rest.models.responses_code_done_event import ResponsesCodeDoneEvent
from mtmaisdk.clients.rest.models.responses_event import ResponsesEvent
from mtmaisdk.clients.rest.models.responses_input_done_event import ResponsesInputDoneEvent
from mtmaisdk.clients.rest.models.responses_item_event import ResponsesItemEvent
from mtmaisdk.clients.rest.models.responses_part_event import ResponsesPartEvent
from mtmaisdk.clients.rest.models.responses_partial_image_event import ResponsesPartialImageEvent
from mtmaisdk.clients.rest.models.responses_reasoning_delta_event import ResponsesReasoningDeltaEvent
from mtmaisdk.clients.rest.models.responses_reasoning_done_event import ResponsesReasoningDoneEvent
from mtmaisdk.clients.rest.models.responses_refusal_delta_event import ResponsesRefusalDeltaEvent
from mtmaisdk.clients.rest.models.responses_refusal_done_event import ResponsesRefusalDoneEvent
from mtmaisdk.clients.rest.models.responses_state_event import ResponsesStateEvent
from mtmaisdk.clients.rest.models.responses_text_delta_event import ResponsesTextDeltaEvent
from mtmaisdk.clients.rest.models.responses_text_done_event import ResponsesTextDoneEvent
from mtmaisdk.clients.rest.models.responses_tool_event import ResponsesToolEvent

ResponsesStreamEvent: TypeAlias = (
    ResponsesEvent
    | ResponsesStateEvent
    | ResponsesItemEvent
    | ResponsesPartEvent
    | ResponsesTextDeltaEvent
    | ResponsesTextDoneEvent
    | ResponsesAnnotationEvent
    | ResponsesRefusalDeltaEvent
    | ResponsesRefusalDoneEvent
    | ResponsesReasoningDeltaEvent
    | ResponsesReasoningDoneEvent
    | ResponsesArgumentsDeltaEvent
    | ResponsesArgumentsDoneEvent
    | ResponsesInputDoneEvent
    | ResponsesCodeDoneEvent
    | ResponsesToolEvent
    | ResponsesPartialImageEvent
    | ResponsesAudioEvent
)
