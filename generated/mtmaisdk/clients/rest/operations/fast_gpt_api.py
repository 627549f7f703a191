"""The operations of `FastGPTApi` as data."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body, Operation, Pages, Parameter, Route
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration, StreamingOperation, Tree

CODES = BackendCodes(
    success=("200",),
    statuses={
        "403": 403,
        "429": 429,
        "501": 403,
        "510": 429,
        "511": 403,
        "514": 401,
        "500000": 401,
        "500001": 403,
        "500003": 403,
        "500004": 429,
        "502000": 404,
        "502001": 403,
        "502002": 403,
        "502003": 400,
        "504000": 403,
        "505000": 404,
        "505001": 403,
        "506000": 404,
        "506001": 403,
        "506002": 429,
        "507000": 400,
        "507001": 400,
        "507002": 404,
        "507003": 403,
        "507004": 400,
        "510000": 400,
        "510001": 400,
        "510002": 400,
        "513000": 404,
    },
    final=("510", "500004", "506002"),
)


PATHS = (
    "/api/core/chat/history/clearHistories",
    "/api/core/chat/clearHistories",
    "/api/v1/chat/completions",
    "/api/v2/chat/completions",
    "/api/core/chat/history/delHistory",
    "/api/core/chat/delHistory",
    "/api/core/chat/record/delete",
    "/api/core/chat/item/delete",
    "/api/core/chat/history/getHistories",
    "/api/core/chat/getHistories",
    "/api/core/chat/init",
    "/api/core/chat/record/getPaginationRecords",
    "/api/core/chat/getPaginationRecords",
    "/api/core/chat/record/getCollectionQuote",
    "/api/core/chat/quote/getCollectionQuote",
    "/api/core/chat/history/getHistoryStatus",
    "/api/core/chat/record/getQuote",
    "/api/core/chat/quote/getQuote",
    "/api/core/chat/record/getResData",
    "/api/core/chat/getResData",
    "/api/core/chat/record/getRecords_v2",
    "/api/core/chat/record/getSpeech",
    "/api/core/chat/item/getSpeech",
    "/api/core/ai/agent/v2/createQuestionGuide",
    "/api/core/chat/outLink/init",
    "/api/core/chat/file/presignChatFileGetUrl",
    "/api/core/chat/presignChatFileGetUrl",
    "/api/core/chat/file/presignChatFilePostUrl",
    "/api/core/chat/presignChatFilePostUrl",
    "/api/core/chat/feedback/updateUserFeedback",
    "/api/v2/chat/stop",
    "/api/core/chat/history/updateHistory",
    "/api/core/chat/updateHistory",
    "/api/core/chat/history/updateHistory",
    "/api/core/chat/updateHistory",
)
CLEAR_CHAT_HISTORIES: Operation[models.FastGPTVoidResponse] = Operation(
    name="clear_chat_histories",
    method="DELETE",
    path="/api/core/chat/history/clearHistories",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str),
        Parameter("out_link_auth_data", "outLinkAuthData", "query", "FastGPTOutLinkAuth", is_spread=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
    fallbacks=(Route("DELETE", "/api/core/chat/clearHistories", is_older=True),),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
)

CREATE_CHAT_COMPLETION: StreamingOperation[
    models.FastGPTChatCompletion,
    StreamEvent[Literal["answer"], models.FastGPTChatCompletionChunk]
    | StreamEvent[Literal["fastAnswer"], models.FastGPTChatCompletionChunk]
    | StreamEvent[Literal["flowNodeStatus"], models.FastGPTNodeStatus]
    | StreamEvent[Literal["toolCall"], models.FastGPTToolEvent]
    | StreamEvent[Literal["toolParams"], models.FastGPTToolEvent]
    | StreamEvent[Literal["toolResponse"], models.FastGPTToolEvent]
    | StreamEvent[Literal["updateVariables"], Any]
    | StreamEvent[Literal["interactive"], models.FastGPTInteractiveEvent]
    | StreamEvent[Literal["workflowDuration"], models.FastGPTWorkflowDuration]
    | StreamEvent[Literal["flowNodeResponse"], models.FastGPTNodeResponse]
    | StreamEvent[Literal["flowResponses"], models.FastGPTNodeResponses]
    | StreamEvent[Literal["chatTitle"], models.FastGPTChatTitle]
    | StreamEvent[Literal["plan"], models.FastGPTPlanEvent]
    | StreamEvent[Literal["planStatus"], models.FastGPTPlanStatusEvent]
    | StreamEvent[Literal["stepTitle"], models.FastGPTStepTitleEvent]
    | StreamEvent[Literal["skillCall"], models.FastGPTSkillEvent]
    | StreamEvent[Literal["sandboxStatus"], models.FastGPTSandboxStatus]
    | UnknownEvent,
] = StreamingOperation(
    name="create_chat_completion",
    method="POST",
    path="/api/v1/chat/completions",
    accept="application/json, text/event-stream, text/plain",
    responses={
        "200": "FastGPTChatCompletion",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "409": "FastGPTError",
        "413": "FastGPTError",
        "429": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTChatCompletionRequest", "application/json", required=True, spread=("outLinkAuthData",)),
    auth=("bearerAuth",),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "answer",
                model="FastGPTChatCompletionChunk",
                text="choices.delta.content",
                reasoning=("choices.delta.reasoning_content",),
                finish_reason="choices.finish_reason",
                carried=("id", "model", "created"),
            ),
            EventDeclaration(
                "fastAnswer",
                model="FastGPTChatCompletionChunk",
                text="choices.delta.content",
                reasoning=("choices.delta.reasoning_content",),
                finish_reason="choices.finish_reason",
            ),
            EventDeclaration("flowNodeStatus", model="FastGPTNodeStatus"),
            EventDeclaration(
                "toolCall", model="FastGPTToolEvent", tool_calls="tool", elsewhere={"tool.id": "responseValueId"}
            ),
            EventDeclaration(
                "toolParams", model="FastGPTToolEvent", tool_calls="tool", elsewhere={"tool.id": "responseValueId"}
            ),
            EventDeclaration("toolResponse", model="FastGPTToolEvent", elsewhere={"tool.id": "responseValueId"}),
            EventDeclaration("updateVariables"),
            EventDeclaration("interactive", model="FastGPTInteractiveEvent"),
            EventDeclaration("workflowDuration", model="FastGPTWorkflowDuration"),
            EventDeclaration("flowNodeResponse", model="FastGPTNodeResponse"),
            EventDeclaration("flowResponses", model="FastGPTNodeResponses"),
            EventDeclaration("chatTitle", model="FastGPTChatTitle"),
            EventDeclaration("plan", model="FastGPTPlanEvent"),
            EventDeclaration("planStatus", model="FastGPTPlanStatusEvent"),
            EventDeclaration("stepTitle", model="FastGPTStepTitleEvent"),
            EventDeclaration("skillCall", model="FastGPTSkillEvent"),
            EventDeclaration("sandboxStatus", model="FastGPTSandboxStatus"),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
        unnamed="answer",
        whole_answer={"message": "delta"},
    ),
)

CREATE_CHAT_COMPLETION_V2: StreamingOperation[
    models.FastGPTChatCompletion,
    StreamEvent[Literal["answer"], models.FastGPTChatCompletionChunk]
    | StreamEvent[Literal["fastAnswer"], models.FastGPTChatCompletionChunk]
    | StreamEvent[Literal["flowNodeStatus"], models.FastGPTNodeStatus]
    | StreamEvent[Literal["toolCall"], models.FastGPTToolEvent]
    | StreamEvent[Literal["toolParams"], models.FastGPTToolEvent]
    | StreamEvent[Literal["toolResponse"], models.FastGPTToolEvent]
    | StreamEvent[Literal["updateVariables"], Any]
    | StreamEvent[Literal["interactive"], models.FastGPTInteractiveEvent]
    | StreamEvent[Literal["workflowDuration"], models.FastGPTWorkflowDuration]
    | StreamEvent[Literal["flowNodeResponse"], models.FastGPTNodeResponse]
    | StreamEvent[Literal["chatTitle"], models.FastGPTChatTitle]
    | StreamEvent[Literal["plan"], models.FastGPTPlanEvent]
    | StreamEvent[Literal["planStatus"], models.FastGPTPlanStatusEvent]
    | StreamEvent[Literal["stepTitle"], models.FastGPTStepTitleEvent]
    | StreamEvent[Literal["skillCall"], models.FastGPTSkillEvent]
    | StreamEvent[Literal["sandboxStatus"], models.FastGPTSandboxStatus]
    | UnknownEvent,
] = StreamingOperation(
    name="create_chat_completion_v2",
    method="POST",
    path="/api/v2/chat/completions",
    accept="application/json, text/event-stream, text/plain",
    responses={
        "200": "FastGPTChatCompletion",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "409": "FastGPTError",
        "413": "FastGPTError",
        "429": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTChatCompletionRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "answer",
                model="FastGPTChatCompletionChunk",
                text="choices.delta.content",
                reasoning=("choices.delta.reasoning_content",),
                finish_reason="choices.finish_reason",
                carried=("id", "model", "created"),
            ),
            EventDeclaration(
                "fastAnswer",
                model="FastGPTChatCompletionChunk",
                text="choices.delta.content",
                reasoning=("choices.delta.reasoning_content",),
                finish_reason="choices.finish_reason",
            ),
            EventDeclaration("flowNodeStatus", model="FastGPTNodeStatus"),
            EventDeclaration(
                "toolCall", model="FastGPTToolEvent", tool_calls="tool", elsewhere={"tool.id": "responseValueId"}
            ),
            EventDeclaration(
                "toolParams", model="FastGPTToolEvent", tool_calls="tool", elsewhere={"tool.id": "responseValueId"}
            ),
            EventDeclaration("toolResponse", model="FastGPTToolEvent", elsewhere={"tool.id": "responseValueId"}),
            EventDeclaration("updateVariables"),
            EventDeclaration("interactive", model="FastGPTInteractiveEvent"),
            EventDeclaration("workflowDuration", model="FastGPTWorkflowDuration"),
            EventDeclaration(
                "flowNodeResponse",
                model="FastGPTNodeResponse",
                tree=Tree("responseData", "id", "parentId", "childrenResponses"),
            ),
            EventDeclaration("chatTitle", model="FastGPTChatTitle", carried=("title",)),
            EventDeclaration("plan", model="FastGPTPlanEvent"),
            EventDeclaration("planStatus", model="FastGPTPlanStatusEvent"),
            EventDeclaration("stepTitle", model="FastGPTStepTitleEvent"),
            EventDeclaration("skillCall", model="FastGPTSkillEvent"),
            EventDeclaration("sandboxStatus", model="FastGPTSandboxStatus"),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
        unnamed="answer",
        whole_answer={"message": "delta"},
    ),
)

DELETE_CHAT_HISTORY: Operation[models.FastGPTVoidResponse] = Operation(
    name="delete_chat_history",
    method="DELETE",
    path="/api/core/chat/history/delHistory",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str),
        Parameter("chat_id", "chatId", "query", str, required=True),
        Parameter("out_link_auth_data", "outLinkAuthData", "query", "FastGPTOutLinkAuth", is_spread=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
    fallbacks=(Route("DELETE", "/api/core/chat/delHistory", is_older=True),),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
)

DELETE_CHAT_RECORD: Operation[models.FastGPTVoidResponse] = Operation(
    name="delete_chat_record",
    method="DELETE",
    path="/api/core/chat/record/delete",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str),
        Parameter("chat_id", "chatId", "query", str, required=True, constraints=dict(min_length=1)),
        Parameter("content_id", "contentId", "query", str, required=True, constraints=dict(min_length=1)),
        Parameter("del_file", "delFile", "query", bool, is_flag=True),
        Parameter("out_link_auth_data", "outLinkAuthData", "query", "FastGPTOutLinkAuth", is_spread=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
    parameters_in_body=True,
    fallbacks=(Route("DELETE", "/api/core/chat/item/delete", is_older=True),),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
)

GET_CHAT_HISTORIES: Operation[models.FastGPTChatHistoriesResponse] = Operation(
    name="get_chat_histories",
    method="POST",
    path="/api/core/chat/history/getHistories",
    accept="application/json",
    responses={
        "200": "FastGPTChatHistoriesResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetChatHistoriesRequest", "application/json", required=True, spread=("outLinkAuthData",)),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/getHistories", is_older=True),),
    family=PATHS,
    answer=("data.list.chatId",),
    codes=CODES,
    provider="fastgpt",
)
GET_CHAT_HISTORIES_PAGES: Pages[models.FastGPTChatHistory] = Pages(
    method="iter_chat_histories",
    item="FastGPTChatHistory",
    items="data.list",
    total="data.total",
    id="chatId",
    offset="offset",
    size="pageSize",
    default_size=20,
)

GET_CHAT_INIT: Operation[models.FastGPTChatInitResponse] = Operation(
    name="get_chat_init",
    method="GET",
    path="/api/core/chat/init",
    accept="application/json",
    responses={
        "200": "FastGPTChatInitResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str),
        Parameter("chat_id", "chatId", "query", str, required=True, constraints=dict(min_length=1)),
        Parameter("load_custom_feedbacks", "loadCustomFeedbacks", "query", bool, is_flag=True),
    ),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

GET_CHAT_RECORDS: Operation[models.FastGPTChatRecordsResponse] = Operation(
    name="get_chat_records",
    method="POST",
    path="/api/core/chat/record/getPaginationRecords",
    accept="application/json",
    responses={
        "200": "FastGPTChatRecordsResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetChatRecordsRequest", "application/json", required=True, spread=("outLinkAuthData",)),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/getPaginationRecords", is_older=True),),
    family=PATHS,
    answer=("data.list",),
    codes=CODES,
    provider="fastgpt",
)
GET_CHAT_RECORDS_PAGES: Pages[models.FastGPTChatRecord] = Pages(
    method="iter_chat_records",
    item="FastGPTChatRecord",
    items="data.list",
    total="data.total",
    id="_id",
    offset="offset",
    size="pageSize",
    default_size=20,
    is_reversed=True,
)

GET_COLLECTION_QUOTE: Operation[models.FastGPTCollectionQuoteResponse] = Operation(
    name="get_collection_quote",
    method="POST",
    path="/api/core/chat/record/getCollectionQuote",
    accept="application/json",
    responses={
        "200": "FastGPTCollectionQuoteResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetCollectionQuoteRequest", "application/json", required=True),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/quote/getCollectionQuote", is_older=True),),
    family=PATHS,
    answer=("data.list",),
    codes=CODES,
    provider="fastgpt",
)

GET_HISTORY_STATUS: Operation[models.FastGPTHistoryStatusResponse] = Operation(
    name="get_history_status",
    method="POST",
    path="/api/core/chat/history/getHistoryStatus",
    accept="application/json",
    responses={
        "200": "FastGPTHistoryStatusResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetHistoryStatusRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data.list",),
    codes=CODES,
    provider="fastgpt",
)

GET_QUOTE: Operation[models.FastGPTQuotesResponse] = Operation(
    name="get_quote",
    method="POST",
    path="/api/core/chat/record/getQuote",
    accept="application/json",
    responses={
        "200": "FastGPTQuotesResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetQuoteRequest", "application/json", required=True),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/quote/getQuote", is_older=True),),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

GET_RECORD_DETAIL: Operation[models.FastGPTRecordDetailResponse] = Operation(
    name="get_record_detail",
    method="GET",
    path="/api/core/chat/record/getResData",
    accept="application/json",
    responses={
        "200": "FastGPTRecordDetailResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str),
        Parameter("chat_id", "chatId", "query", str, required=True),
        Parameter("data_id", "dataId", "query", str, required=True),
        Parameter("out_link_auth_data", "outLinkAuthData", "query", "FastGPTOutLinkAuth", is_spread=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
    fallbacks=(Route("GET", "/api/core/chat/getResData", is_older=True),),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

GET_RECORDS_V2: Operation[models.FastGPTRecordsV2Response] = Operation(
    name="get_records_v2",
    method="POST",
    path="/api/core/chat/record/getRecords_v2",
    accept="application/json",
    responses={
        "200": "FastGPTRecordsV2Response",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetRecordsV2Request", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data.list",),
    codes=CODES,
    provider="fastgpt",
)

GET_SPEECH: Operation[bytes] = Operation(
    name="get_speech",
    method="POST",
    path="/api/core/chat/record/getSpeech",
    accept="audio/mpeg, application/json",
    responses={
        "200": "bytes",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetSpeechRequest", "application/json", required=True),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/item/getSpeech", is_older=True),),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
)

GET_SUGGESTED_QUESTIONS: Operation[models.FastGPTSuggestedQuestionsResponse] = Operation(
    name="get_suggested_questions",
    method="POST",
    path="/api/core/ai/agent/v2/createQuestionGuide",
    accept="application/json",
    responses={
        "200": "FastGPTSuggestedQuestionsResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetSuggestedQuestionsRequest", "application/json", required=True, spread=("outLinkAuthData",)),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

INIT_OUT_LINK: Operation[models.FastGPTChatInitResponse] = Operation(
    name="init_out_link",
    method="GET",
    path="/api/core/chat/outLink/init",
    accept="application/json",
    responses={
        "200": "FastGPTChatInitResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("chat_id", "chatId", "query", str),
        Parameter(
            "out_link_auth_data", "outLinkAuthData", "query", "FastGPTOutLinkAuth", required=True, is_spread=True
        ),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
    ),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

PRESIGN_CHAT_FILE_GET_URL: Operation[models.FastGPTFileUrlResponse] = Operation(
    name="presign_chat_file_get_url",
    method="POST",
    path="/api/core/chat/file/presignChatFileGetUrl",
    accept="application/json",
    responses={
        "200": "FastGPTFileUrlResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTPresignChatFileGetUrlRequest", "application/json", required=True),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/presignChatFileGetUrl"),),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

PRESIGN_CHAT_FILE_POST_URL: Operation[models.FastGPTUploadTicketResponse] = Operation(
    name="presign_chat_file_post_url",
    method="POST",
    path="/api/core/chat/file/presignChatFilePostUrl",
    accept="application/json, text/plain",
    responses={
        "200": "FastGPTUploadTicketResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "413": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTPresignChatFilePostUrlRequest", "application/json", required=True),
    auth=("bearerAuth",),
    fallbacks=(Route("POST", "/api/core/chat/presignChatFilePostUrl"),),
    family=PATHS,
    answer=("data.url",),
    codes=CODES,
    provider="fastgpt",
)

SEND_FEEDBACK: Operation[models.FastGPTVoidResponse] = Operation(
    name="send_feedback",
    method="POST",
    path="/api/core/chat/feedback/updateUserFeedback",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTSendFeedbackRequest", "application/json", required=True, spread=("outLinkAuthData",)),
    auth=("bearerAuth",),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
)

STOP_CHAT: Operation[models.FastGPTStopChatResponse] = Operation(
    name="stop_chat",
    method="POST",
    path="/api/v2/chat/stop",
    accept="application/json",
    responses={
        "200": "FastGPTStopChatResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTStopChatRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="fastgpt",
)

UPDATE_CHAT_HISTORY: Operation[models.FastGPTVoidResponse] = Operation(
    name="update_chat_history",
    method="PUT",
    path="/api/core/chat/history/updateHistory",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTUpdateChatHistoryRequest", "application/json", required=True, spread=("outLinkAuthData",)),
    auth=("bearerAuth",),
    fallbacks=(
        Route("POST", "/api/core/chat/updateHistory", is_older=True),
        Route("POST", "/api/core/chat/history/updateHistory"),
        Route("PUT", "/api/core/chat/updateHistory", is_older=True),
    ),
    family=PATHS,
    codes=CODES,
    provider="fastgpt",
)
