"""Messages and their parts as dictionaries, for type checkers; at run time any mapping will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Required, TypedDict

from mtmaisdk.clients.rest import models


class ChatCompletionsReqDict(TypedDict, total=False):
    """`ChatCompletionsReq` as a dictionary."""

    model: str | None
    messages: Sequence[ChatMessageDict | models.ChatMessage] | None
    stream: bool | None
    prompt: str | None
    threadId: str | None
    chatProfile: str | None
    params: Mapping[str, Any] | None


class ChatReqDict(TypedDict, total=False):
    """`ChatReq` as a dictionary."""

    threadId: str | None
    profile: str | None
    messages: Required[Sequence[ChatMessageDict | models.ChatMessage]]
    params: Mapping[str, Any] | None
    runner: str | None


class ChatchatHistoryMessageDict(TypedDict, total=False):
    """`ChatchatHistoryMessage` as a dictionary."""

    role: Required[str]
    content: Required[str]


class FastGPTMessageDict(TypedDict, total=False):
    """`FastGPTMessage` as a dictionary."""

    role: Required[Literal["system", "user", "assistant", "tool", "function"]]
    content: (
        str
        | Sequence[
            FastGPTTextPartDict
            | models.FastGPTTextPart
            | (FastGPTImagePartDict | models.FastGPTImagePart)
            | (FastGPTFilePartDict | models.FastGPTFilePart)
        ]
        | None
    )
    dataId: str | None
    hideInUI: bool | None
    reasoning_text: str | None
    interactive: FastGPTInteractiveDict | models.FastGPTInteractive | None
    tool_calls: Sequence[Mapping[str, Any]] | None
    tool_call_id: str | None
    name: str | None


class MessagesMessageParamDict(TypedDict, total=False):
    """`MessagesMessageParam` as a dictionary."""

    role: Required[Literal["user", "assistant"]]
    content: Required[str | Sequence[MessagesBlockParamDict | models.MessagesBlockParam]]


class ChatCompletionMessageParamDict(TypedDict, total=False):
    """`ChatCompletionMessageParam` as a dictionary."""

    role: Required[Literal["system", "developer", "user", "assistant", "tool", "function", "ipython"]]
    content: (
        str
        | Sequence[
            TextContentPartDict
            | models.TextContentPart
            | (ImageContentPartDict | models.ImageContentPart)
            | (FileContentPartDict | models.FileContentPart)
            | (InputAudioContentPartDict | models.InputAudioContentPart)
            | (AudioContentPartDict | models.AudioContentPart)
            | (VideoContentPartDict | models.VideoContentPart)
            | (TimeSeriesContentPartDict | models.TimeSeriesContentPart)
            | (RefusalContentPartDict | models.RefusalContentPart)
            | (OtherContentPartDict | models.OtherContentPart)
        ]
        | None
    )
    name: str | None
    tool_calls: Sequence[ToolCallDict | models.ToolCall] | None
    function_call: FunctionCallDict | models.FunctionCall | None
    tool_call_id: str | None
    reasoning_content: str | None
    refusal: str | None


class ResponsesInputItemDict(TypedDict, total=False):
    """`ResponsesInputItem` as a dictionary."""

    type: (
        Literal[
            "message",
            "reasoning",
            "function_call",
            "function_call_output",
            "custom_tool_call",
            "custom_tool_call_output",
            "item_reference",
        ]
        | None
    )
    role: Literal["user", "assistant", "system", "developer"] | None
    content: str | Sequence[ResponsesInputPartDict | models.ResponsesInputPart] | None
    id: str | None
    status: str | None
    call_id: str | None
    name: str | None
    arguments: str | None
    input: str | None
    output: str | Sequence[ResponsesInputPartDict | models.ResponsesInputPart] | None
    summary: Sequence[ResponsesInputPartDict | models.ResponsesInputPart] | None
    encrypted_content: str | None


class ChatMessageDict(TypedDict, total=False):
    """`ChatMessage` as a dictionary."""

    id: str | None
    role: Required[Literal["system", "user", "assistant"]]
    content: Required[
        str
        | Sequence[
            TextContentPartDict
            | models.TextContentPart
            | (ImageContentPartDict | models.ImageContentPart)
            | (FileContentPartDict | models.FileContentPart)
            | (InputAudioContentPartDict | models.InputAudioContentPart)
            | (AudioContentPartDict | models.AudioContentPart)
            | (VideoContentPartDict | models.VideoContentPart)
            | (TimeSeriesContentPartDict | models.TimeSeriesContentPart)
            | (RefusalContentPartDict | models.RefusalContentPart)
            | (OtherContentPartDict | models.OtherContentPart)
        ]
        | Sequence[Mapping[str, Any]]
    ]
    createdAt: str | None
    threadId: str | None
    metadata: ChatMessageMetadataDict | models.ChatMessageMetadata | None
    source: str | None
    config: ChatMessageConfigDict | models.ChatMessageConfig | None


class FastGPTTextPartDict(TypedDict, total=False):
    """`FastGPTTextPart` as a dictionary."""

    type: Required[Literal["text"]]
    text: Required[str]


class FastGPTImagePartDict(TypedDict, total=False):
    """`FastGPTImagePart` as a dictionary."""

    type: Required[Literal["image_url"]]
    image_url: Required[FastGPTImageUrlDict | models.FastGPTImageUrl]
    key: str | None


class FastGPTFilePartDict(TypedDict, total=False):
    """`FastGPTFilePart` as a dictionary."""

    type: Required[Literal["file_url"]]
    name: Required[str]
    url: Required[str]
    key: str | None


class FastGPTInteractiveDict(TypedDict, total=False):
    """`FastGPTInteractive` as a dictionary."""

    type: (
        Literal[
            "userSelect",
            "userInput",
            "childrenInteractive",
            "toolChildrenInteractive",
            "loopInteractive",
            "paymentPause",
        ]
        | None
    )
    params: FastGPTInteractiveParamsDict | models.FastGPTInteractiveParams | None
    skipNodeQueue: Sequence[Mapping[str, Any]] | None
    entryNodeIds: Sequence[str] | None
    memoryEdges: Sequence[Mapping[str, Any]] | None
    nodeOutputs: Sequence[Mapping[str, Any]] | None
    usageId: str | None


class MessagesBlockParamDict(TypedDict, total=False):
    """`MessagesBlockParam` as a dictionary."""

    type: Required[Literal["text", "image", "document", "thinking", "redacted_thinking", "tool_use", "tool_result"]]
    text: str | None
    thinking: str | None
    signature: str | None
    data: str | None
    id: str | None
    name: str | None
    input: Any | None
    tool_use_id: str | None
    content: str | Sequence[MessagesResultBlockDict | models.MessagesResultBlock] | Mapping[str, Any] | None
    is_error: bool | None
    source: str | (MessagesSourceDict | models.MessagesSource) | None
    title: str | None
    cache_control: Mapping[str, Any] | None


class TextContentPartDict(TypedDict, total=False):
    """`TextContentPart` as a dictionary."""

    type: Required[Literal["text"]]
    text: Required[str]


class ImageContentPartDict(TypedDict, total=False):
    """`ImageContentPart` as a dictionary."""

    type: Required[Literal["image_url"]]
    image_url: Required[ImageUrlDict | models.ImageUrl | str]


class FileContentPartDict(TypedDict, total=False):
    """`FileContentPart` as a dictionary."""

    type: Required[Literal["file"]]
    file: Required[FileContentDict | models.FileContent]


class InputAudioContentPartDict(TypedDict, total=False):
    """`InputAudioContentPart` as a dictionary."""

    type: Required[Literal["input_audio"]]
    input_audio: Required[InputAudioDict | models.InputAudio]


class AudioContentPartDict(TypedDict, total=False):
    """`AudioContentPart` as a dictionary."""

    type: Required[Literal["audio_url"]]
    audio_url: Required[MediaUrlDict | models.MediaUrl]


class VideoContentPartDict(TypedDict, total=False):
    """`VideoContentPart` as a dictionary."""

    type: Required[Literal["video_url"]]
    video_url: Required[MediaUrlDict | models.MediaUrl]


class TimeSeriesContentPartDict(TypedDict, total=False):
    """`TimeSeriesContentPart` as a dictionary."""

    type: Required[Literal["time_series_url"]]
    time_series_url: Required[MediaUrlDict | models.MediaUrl]


class RefusalContentPartDict(TypedDict, total=False):
    """`RefusalContentPart` as a dictionary."""

    type: Required[Literal["refusal"]]
    refusal: Required[str]


class OtherContentPartDict(TypedDict, total=False):
    """`OtherContentPart` as a dictionary."""

    type: Required[str]


class ToolCallDict(TypedDict, total=False):
    """`ToolCall` as a dictionary."""

    id: str | None
    type: Literal["function", "custom"] | None
    function: FunctionCallDict | models.FunctionCall | None
    custom: CustomToolCallDict | models.CustomToolCall | None


class FunctionCallDict(TypedDict, total=False):
    """`FunctionCall` as a dictionary."""

    name: str | None
    arguments: str | None


class ResponsesInputPartDict(TypedDict, total=False):
    """`ResponsesInputPart` as a dictionary."""

    type: Required[
        Literal["input_text", "input_image", "input_file", "output_text", "refusal", "reasoning_text", "summary_text"]
    ]
    text: str | None
    refusal: str | None
    image_url: str | None
    detail: str | None
    file_id: str | None
    filename: str | None
    file_data: str | None
    file_url: str | None
    annotations: Sequence[Mapping[str, Any]] | None
    logprobs: Sequence[Mapping[str, Any]] | None


class ChatMessageMetadataDict(TypedDict, total=False):
    """`ChatMessageMetadata` as a dictionary."""

    id: str | None
    createdAt: str | None
    updatedAt: str | None


class ChatMessageConfigDict(TypedDict, total=False):
    """`ChatMessageConfig` as a dictionary."""

    message_type: str | None
    source: str | None


class FastGPTImageUrlDict(TypedDict, total=False):
    """`FastGPTImageUrl` as a dictionary."""

    url: Required[str]


FastGPTInteractiveParamsDict = TypedDict(
    "FastGPTInteractiveParamsDict",
    {
        "description": "str | None",
        "userSelectOptions": "Sequence[FastGPTSelectOptionDict | models.FastGPTSelectOption] | None",
        "userSelectedVal": "str | None",
        "inputForm": "Sequence[FastGPTFormItemDict | models.FastGPTFormItem] | None",
        "submitted": "bool | None",
        "children_response": "FastGPTInteractiveDict | models.FastGPTInteractive | None",
        "toolParams": "FastGPTInteractiveToolParamsDict | models.FastGPTInteractiveToolParams | None",
        "loopResult": "Sequence[Any | None] | None",
        "currentIndex": "int | None",
        "continue": "bool | None",
    },
    total=False,
)


class MessagesResultBlockDict(TypedDict, total=False):
    """`MessagesResultBlock` as a dictionary."""

    type: Required[Literal["text", "image", "document"]]
    text: str | None
    source: MessagesSourceDict | models.MessagesSource | None


class MessagesSourceDict(TypedDict, total=False):
    """`MessagesSource` as a dictionary."""

    type: Required[Literal["base64", "url", "file", "text"]]
    media_type: str | None
    data: str | None
    url: str | None
    file_id: str | None


class ImageUrlDict(TypedDict, total=False):
    """`ImageUrl` as a dictionary."""

    url: Required[str]
    detail: Literal["auto", "low", "high"] | None


class FileContentDict(TypedDict, total=False):
    """`FileContent` as a dictionary."""

    file_id: str | None
    file_data: str | None
    filename: str | None


class InputAudioDict(TypedDict, total=False):
    """`InputAudio` as a dictionary."""

    data: Required[str]
    format: Required[Literal["wav", "mp3"]]


class MediaUrlDict(TypedDict, total=False):
    """`MediaUrl` as a dictionary."""

    url: Required[str]


class CustomToolCallDict(TypedDict, total=False):
    """`CustomToolCall` as a dictionary."""

    name: str | None
    input: str | None


class FastGPTSelectOptionDict(TypedDict, total=False):
    """`FastGPTSelectOption` as a dictionary."""

    key: str | None
    value: str | None


class FastGPTFormItemDict(TypedDict, total=False):
    """`FastGPTFormItem` as a dictionary."""

    type: (
        Literal[
            "input",
            "textarea",
            "numberInput",
            "select",
            "multipleSelect",
            "switch",
            "fileSelect",
            "password",
            "timePointSelect",
        ]
        | None
    )
    key: str | None
    label: str | None
    value: Any | None
    valueType: str | None
    description: str | None
    defaultValue: Any | None
    required: bool | None
    maxLength: float | None
    minLength: float | None
    max: float | None
    min: float | None
    list: Sequence[FastGPTFormOptionDict | models.FastGPTFormOption] | None
    canSelectFile: bool | None
    canSelectImg: bool | None
    canLocalUpload: bool | None
    canUrlUpload: bool | None
    maxFiles: int | None


class FastGPTInteractiveToolParamsDict(TypedDict, total=False):
    """`FastGPTInteractiveToolParams` as a dictionary."""

    memoryRequestMessages: Sequence[Mapping[str, Any]] | None
    toolCallId: str | None


class FastGPTFormOptionDict(TypedDict, total=False):
    """`FastGPTFormOption` as a dictionary."""

    label: str | None
    value: str | None
