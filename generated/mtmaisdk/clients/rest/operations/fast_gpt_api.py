"""FastGPTApi: its operations as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.operation import Body, Operation, Parameter

if TYPE_CHECKING:
    from mtmaisdk.clients.rest import models

CLEAR_CHAT_HISTORIES: Operation[models.FastGPTVoidResponse] = Operation(
    name="clear_chat_histories",
    method="DELETE",
    path="/api/core/chat/clearHistories",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str, required=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
)

CREATE_CHAT_COMPLETION: Operation[models.FastGPTChatCompletion] = Operation(
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
    body=Body("FastGPTChatCompletionRequest", "application/json", required=True),
    auth=("bearerAuth",),
)

DELETE_CHAT_HISTORY: Operation[models.FastGPTVoidResponse] = Operation(
    name="delete_chat_history",
    method="DELETE",
    path="/api/core/chat/delHistory",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str, required=True),
        Parameter("chat_id", "chatId", "query", str, required=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
)

DELETE_CHAT_RECORD: Operation[models.FastGPTVoidResponse] = Operation(
    name="delete_chat_record",
    method="DELETE",
    path="/api/core/chat/item/delete",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str, required=True),
        Parameter("chat_id", "chatId", "query", str, required=True),
        Parameter("content_id", "contentId", "query", str, required=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
    parameters_in_body=True,
)

GET_CHAT_HISTORIES: Operation[models.FastGPTChatHistoriesResponse] = Operation(
    name="get_chat_histories",
    method="POST",
    path="/api/core/chat/getHistories",
    accept="application/json",
    responses={
        "200": "FastGPTChatHistoriesResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetChatHistoriesRequest", "application/json", required=True),
    auth=("bearerAuth",),
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
        Parameter("app_id", "appId", "query", str, required=True),
        Parameter("chat_id", "chatId", "query", str, required=True, constraints=dict(min_length=1)),
        Parameter("load_custom_feedbacks", "loadCustomFeedbacks", "query", bool),
    ),
    auth=("bearerAuth",),
)

GET_CHAT_RECORDS: Operation[models.FastGPTChatRecordsResponse] = Operation(
    name="get_chat_records",
    method="POST",
    path="/api/core/chat/getPaginationRecords",
    accept="application/json",
    responses={
        "200": "FastGPTChatRecordsResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTGetChatRecordsRequest", "application/json", required=True),
    auth=("bearerAuth",),
)

GET_RECORD_DETAIL: Operation[models.FastGPTRecordDetailResponse] = Operation(
    name="get_record_detail",
    method="GET",
    path="/api/core/chat/getResData",
    accept="application/json",
    responses={
        "200": "FastGPTRecordDetailResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    parameters=(
        Parameter("app_id", "appId", "query", str, required=True),
        Parameter("chat_id", "chatId", "query", str, required=True),
        Parameter("data_id", "dataId", "query", str, required=True),
        Parameter("share_id", "shareId", "query", str),
        Parameter("out_link_uid", "outLinkUid", "query", str),
        Parameter("team_id", "teamId", "query", str),
        Parameter("team_token", "teamToken", "query", str),
    ),
    auth=("bearerAuth",),
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
    body=Body("FastGPTGetSuggestedQuestionsRequest", "application/json", required=True),
    auth=("bearerAuth",),
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
    body=Body("FastGPTSendFeedbackRequest", "application/json", required=True),
    auth=("bearerAuth",),
)

UPDATE_CHAT_HISTORY: Operation[models.FastGPTVoidResponse] = Operation(
    name="update_chat_history",
    method="POST",
    path="/api/core/chat/updateHistory",
    accept="application/json",
    responses={
        "200": "FastGPTVoidResponse",
        "400": "FastGPTError",
        "403": "FastGPTError",
        "404": "FastGPTError",
        "500": "FastGPTError",
    },
    body=Body("FastGPTUpdateChatHistoryRequest", "application/json", required=True),
    auth=("bearerAuth",),
)
