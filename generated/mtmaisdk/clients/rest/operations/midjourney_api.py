"""The operations of `MidjourneyApi` as data."""

from __future__ import annotations

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body, Operation, Parameter, Route

CODES = BackendCodes(
    success=("1", "21", "22"), statuses={"3": 404, "4": 400, "9": 500, "23": 429, "24": 400, "30": 429, "-1": 422}
)


PATHS = (
    "/mj/task/{id}/cancel",
    "/mj/task/{id}/fetch",
    "/mj/task/{id}/image-seed",
    "/mj/task/list-by-condition",
    "/mj/task/list-by-ids",
    "/mj/submit/action",
    "/mj/submit/blend",
    "/mj/submit/change",
    "/mj/submit/describe",
    "/mj/submit/edits",
    "/mj/submit/edit",
    "/mj/submit/imagine",
    "/mj/submit/modal",
    "/mj/submit/shorten",
    "/mj/submit/video",
    "/mj/insight-face/swap",
    "/mj/submit/upload-discord-images",
)
CANCEL_TASK: Operation[None] = Operation(
    name="cancel_task",
    method="POST",
    path="/mj/task/{id}/cancel",
    accept="application/json, text/plain",
    responses={
        "200": None,
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    parameters=(Parameter("id", "id", "path", str, required=True),),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

FETCH_TASK: Operation[models.MidjourneyTask] = Operation(
    name="fetch_task",
    method="GET",
    path="/mj/task/{id}/fetch",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneyTask",
        "204": None,
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    parameters=(Parameter("id", "id", "path", str, required=True),),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    empty_status=404,
    codes=CODES,
    provider="midjourney",
)

GET_IMAGE_SEED: Operation[models.MidjourneySubmitResponse] = Operation(
    name="get_image_seed",
    method="GET",
    path="/mj/task/{id}/image-seed",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "404": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    parameters=(Parameter("id", "id", "path", str, required=True),),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    answer=("result",),
    codes=CODES,
    provider="midjourney",
)

LIST_TASKS: Operation[list[models.MidjourneyTask]] = Operation(
    name="list_tasks",
    method="POST",
    path="/mj/task/list-by-condition",
    accept="application/json, text/plain",
    responses={
        "200": "list[MidjourneyTask]",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyListRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    fallbacks=(Route("POST", "/mj/task/list-by-ids"),),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_ACTION: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_action",
    method="POST",
    path="/mj/submit/action",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "404": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyActionRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_BLEND: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_blend",
    method="POST",
    path="/mj/submit/blend",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyBlendRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_CHANGE: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_change",
    method="POST",
    path="/mj/submit/change",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "404": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyChangeRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_DESCRIBE: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_describe",
    method="POST",
    path="/mj/submit/describe",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyDescribeRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_EDITS: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_edits",
    method="POST",
    path="/mj/submit/edits",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyEditsRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    fallbacks=(Route("POST", "/mj/submit/edit"),),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_IMAGINE: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_imagine",
    method="POST",
    path="/mj/submit/imagine",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyImagineRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_MODAL: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_modal",
    method="POST",
    path="/mj/submit/modal",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "404": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyModalRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_SHORTEN: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_shorten",
    method="POST",
    path="/mj/submit/shorten",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyShortenRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SUBMIT_VIDEO: Operation[models.MidjourneySubmitResponse] = Operation(
    name="submit_video",
    method="POST",
    path="/mj/submit/video",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "404": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyVideoRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

SWAP_FACE: Operation[models.MidjourneySubmitResponse] = Operation(
    name="swap_face",
    method="POST",
    path="/mj/insight-face/swap",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneySwapFaceRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)

UPLOAD_IMAGES: Operation[models.MidjourneySubmitResponse] = Operation(
    name="upload_images",
    method="POST",
    path="/mj/submit/upload-discord-images",
    accept="application/json, text/plain",
    responses={
        "200": "MidjourneySubmitResponse",
        "400": "MidjourneyError",
        "401": "MidjourneyError",
        "403": "MidjourneyError",
        "429": "MidjourneyError",
        "503": "MidjourneyError",
    },
    body=Body("MidjourneyUploadRequest", "application/json", required=True),
    auth=("midjourneyAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="midjourney",
)
