"""An OpenAI-compatible gateway: text, embeddings and images; see `openai_audio` and `openai_responses` for the rest."""

from __future__ import annotations

import base64
import hashlib
import re
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from aiohttp import web

from mtmaisdk.mock.backend import COMMON, TEXT, MockBackend
from mtmaisdk.mock.backends.openai_audio import AudioBackend
from mtmaisdk.mock.backends.openai_responses import ResponsesBackend
from mtmaisdk.mock.backends.requests import asks_for_stream, check_model, fields_of
from mtmaisdk.mock.behaviour import Answer, ReceivedCall, Refusal, Streamed, Whole, typed_event
from mtmaisdk.mock.content.completion import FINGERPRINT, ChatAnswer, counted
from mtmaisdk.mock.content.png import LARGEST, make_png
from mtmaisdk.mock.content.said import Said
from mtmaisdk.mock.content.text import answer_to, cut, tokens_of, usage_of
from mtmaisdk.mock.content.vector import make_vector, to_base64
from mtmaisdk.mock.error_format import FASTAPI_NO_METHOD, FASTAPI_NO_ROUTE, ErrorFormat, openai_error
from mtmaisdk.mock.problem import Problem

MODELS = (
    "internlm2.5-latest",
    "intern-s1",
    "gpt-4o-mini",
    "deepseek-reasoner",
    "gpt-3.5-turbo-instruct",
    "text-embedding-3-small",
    "gpt-image-1",
    "dall-e-3",
    "tts-1",
    "whisper-1",
)
DIMENSIONS = 1536

_CREATED = 1626777600
_COMPLETION_TOKENS = 16
_HARMS = """harassment harassment/threatening hate hate/threatening illicit illicit/violent self-harm
    self-harm/instructions self-harm/intent sexual sexual/minors violence violence/graphic"""
_WORD = re.compile(r"[^\W\u4e00-\u9fff]+|[\u4e00-\u9fff]")
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


class OpenAI(AudioBackend, ResponsesBackend):
    """Counts its answers, and keeps responses.

    Args:
        responses: The server of Responses, one of `openai_responses.SERVERS`.
    """

    def __init__(self, responses: str = "openai") -> None:
        super().__init__(responses)
        self._numbers = count(1)

    def list_models(self, call: ReceivedCall) -> Answer:
        """Lists models; a request may name any other, unless the server has a list of its own."""
        return Whole({"object": "list", "data": [_model(name) for name in call.models or MODELS]})

    def create_chat_completion(self, call: ReceivedCall) -> Answer:
        """Answers a chat; see `ChatAnswer`."""
        body = fields_of(call)
        if isinstance(body["messages"], str):
            body["messages"] = [{"role": "user", "content": body["messages"]}]
        if not body["messages"] and "input_ids" in body:
            body["messages"] = [{"role": "user", "content": _text_of_input(body["input_ids"])}]
        image = ""
        if "image" in (body.get("modalities") or []):
            image = f"data:image/png;base64,{_image(_seed_of(body, 0), 64, 64)}"
        elif "image" in body["model"]:
            image = f"{call.base_url}/images/{_seed_of(body, 0)}-512x512.png"
        answer = ChatAnswer(body, self._head("chatcmpl", body), image, call.said)
        if not asks_for_stream(call):
            return Whole(answer.whole())
        return Streamed(("message", chunk) for chunk in answer.chunks(_includes_usage(body)))

    def get_model(self, call: ReceivedCall) -> Answer:
        """Returns one of the models that `list_models` lists."""
        name = call.path["model"]
        check_model(call, name, BACKEND.errors, MODELS)
        return Whole(_model(name))

    def create_completion(self, call: ReceivedCall) -> Answer:
        """Continues each prompt `n` times, by at most 16 tokens by default, as OpenAI does."""
        body = fields_of(call)
        prompts = [_text_of_input(prompt) for prompt in _inputs(body["prompt"])]
        # Null means no limit.
        default = None if "max_tokens" in call.body else _COMPLETION_TOKENS
        limit = body.get("max_completion_tokens") or body.get("max_tokens", default)
        choices: list[tuple[list[str], str]] = []
        for prompt in prompts:
            if said := call.said:
                tokens, reason = tokens_of(said.text or said.refusal), said.finish_reason
            else:
                tokens, reason = cut(answer_to(prompt), body.get("stop"), limit)
            choices += [([prompt, *tokens] if body.get("echo") else tokens, reason)] * (body.get("n") or 1)
        asked = sum(len(tokens_of(prompt)) for prompt in prompts)
        answered = sum(len(tokens) for tokens, _ in choices)
        usage = counted(call.said or Said(), asked, answered)
        head = {**self._head("cmpl", body), "object": "text_completion", "system_fingerprint": FINGERPRINT}
        if asks_for_stream(call):
            included = usage if _includes_usage(body) else None
            return Streamed(("message", chunk) for chunk in _text_chunks(head, choices, included))
        whole = [_text_choice(index, "".join(tokens), reason) for index, (tokens, reason) in enumerate(choices)]
        return Whole({**head, "choices": whole, "usage": usage})

    def create_embedding(self, call: ReceivedCall) -> Answer:
        """Returns a unit vector for each input, the same for the same input."""
        body = fields_of(call)
        texts = [_text_of_input(each) for each in _inputs(body["input"])]
        try:
            vectors = [make_vector(text, body.get("dimensions", DIMENSIONS)) for text in texts]
        except ValueError as error:
            raise Refusal(400, str(error)) from None
        in_base64 = body.get("encoding_format") == "base64"
        rows = [
            {"object": "embedding", "index": index, "embedding": to_base64(vector) if in_base64 else vector}
            for index, vector in enumerate(vectors)
        ]
        asked = sum(len(tokens_of(text)) for text in texts)
        usage = {"prompt_tokens": asked, "total_tokens": asked}
        return Whole({"object": "list", "data": rows, "model": body["model"], "usage": usage})

    def rerank(self, call: ReceivedCall) -> Answer:
        """Orders documents by the share of the query's words that they have, in the form of new-api."""
        body = fields_of(call)
        query, texts = _words(body["query"]), [_text_of_input(each) for each in body["documents"]]
        scores = [round(len(query & _words(text)) / (len(query) or 1), 4) for text in texts]
        best = sorted(range(len(texts)), key=lambda index: -scores[index])[: body.get("top_n")]
        rows = [
            {"index": index, "relevance_score": scores[index]}
            | ({"document": {"text": texts[index]}} if body.get("return_documents") else {})
            for index in best
        ]
        asked = sum(len(tokens_of(text)) for text in texts)
        return Whole({"results": rows, "usage": usage_of(asked, 0)})

    def create_moderation(self, call: ReceivedCall) -> Answer:
        """Flags each text that speaks of killing."""
        body = fields_of(call)
        given = body["input"]
        is_parts = isinstance(given, list) and given and isinstance(given[0], dict)
        rows = []
        for text in [str(given)] if is_parts else _inputs(given):
            is_violent = "kill" in text or "杀" in text
            found = {name: is_violent and name == "violence" for name in _HARMS.split()}
            scores = {name: 0.9 if flag else 0.01 for name, flag in found.items()}
            row = {"flagged": is_violent, "categories": found, "category_scores": scores}
            rows.append({**row, "category_applied_input_types": {name: ["text"] for name in found}})
        model = body.get("model", "omni-moderation-latest")
        return Whole({"id": f"modr-mock-{next(self._numbers)}", "model": model, "results": rows})

    def encode_text(self, call: ReceivedCall) -> Answer:
        """Numbers the mock server's tokens; the first is the beginning."""
        body = fields_of(call)
        begin = [1] if body.get("add_bos", True) else []
        rows = [
            [*begin, *(zlib.crc32(token.encode("utf-8", "surrogatepass")) % 100_000 for token in tokens_of(text))]
            for text in _inputs(body["input"])
        ]
        if isinstance(body["input"], str):
            return Whole({"input_ids": rows[0], "length": len(rows[0])})
        return Whole({"input_ids": rows, "length": [*map(len, rows)]})

    def create_image(self, call: ReceivedCall) -> Answer:
        """Creates PNGs of the requested size in any format, of images to edit too; gpt-image models return no URL."""
        body = fields_of(call)
        kind = "image_edit" if call.operation.method == "edit_image" else "image_generation"
        width, height = _size_of(body.get("size", "auto"))
        seeds = [_seed_of(body, index) for index in range(body.get("n", 1))]
        facts = {"size": f"{width}x{height}", "quality": "high", "background": "opaque", "output_format": "png"}
        asked = len(tokens_of(body["prompt"]))
        usage = usage_of(asked, len(seeds), "input", "output")
        usage["input_tokens_details"] = {"text_tokens": asked, "image_tokens": 0}
        if asks_for_stream(call):
            head = {"created_at": int(time.time()), **facts}
            partial = [_image(f"{seeds[0]}{index}", width, height) for index in range(body.get("partial_images", 0))]
            events = [
                typed_event(f"{kind}.partial_image", b64_json=image, partial_image_index=index, **head)
                for index, image in enumerate(partial)
            ]
            image = _image(seeds[0], width, height)
            return Streamed([*events, typed_event(f"{kind}.completed", b64_json=image, **head, usage=usage)])
        by_address = body.get("response_format", "url") == "url" and not str(body.get("model")).startswith("gpt-image")
        if by_address:
            rows = [{"url": f"{call.base_url}/images/{seed}-{width}x{height}.png"} for seed in seeds]
        else:
            rows = [{"b64_json": _image(seed, width, height)} for seed in seeds]
        rows = [{**row, "revised_prompt": body["prompt"]} for row in rows]
        return Whole({"created": int(time.time()), "data": rows, **facts, "usage": usage})

    edit_image = create_image

    def routes(self) -> Iterable[web.RouteDef]:
        """Returns the route of the images."""
        return [web.get(r"/images/{seed:[0-9a-f]{16}}-{width:\d{1,4}}x{height:\d{1,4}}.png", _send_image)]

    def _head(self, prefix: str, body: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        return {"id": f"{prefix}-mock-{number}", "created": int(time.time()), "model": body.get("model", "")}


def _seed_of(body: dict[str, Any], index: int) -> str:
    text = f"{body.get('prompt', body.get('messages'))}{index}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": _CREATED, "owned_by": "mock"}


def _words(given: Any) -> set[str]:
    """Returns the words of a text, and each Chinese character of it."""
    return {*_WORD.findall(_text_of_input(given).lower())}


def _includes_usage(body: dict[str, Any]) -> bool:
    return bool((body.get("stream_options") or {}).get("include_usage"))


def _inputs(given: Any) -> list[Any]:
    """Returns the inputs of a field that accepts one or several, each as text, tokens or parts."""
    several = isinstance(given, list) and not (given and isinstance(given[0], int))
    return given if several else [given]


def _text_of_input(given: Any) -> str:
    if isinstance(given, dict):
        return " ".join(str(given[name]) for name in sorted(given))
    return given if isinstance(given, str) else " ".join(map(str, given))


def _text_choice(index: int, text: str, reason: str | None) -> dict[str, Any]:
    return {"index": index, "text": text, "logprobs": None, "finish_reason": reason}


def _text_chunks(
    head: dict[str, Any], choices: list[tuple[list[str], str]], usage: dict[str, Any] | None
) -> Iterator[dict[str, Any]]:
    for index, (tokens, reason) in enumerate(choices):
        for token in tokens:
            yield {**head, "choices": [_text_choice(index, token, None)]}
        yield {**head, "choices": [_text_choice(index, "", reason)]}
    if usage is not None:
        yield {**head, "choices": [], "usage": usage}


def _size_of(size: str) -> tuple[int, int]:
    if size == "auto":
        return 1024, 1024
    sides = _SIZE.fullmatch(size)
    if sides is None or not all(0 < int(side) <= LARGEST for side in sides.groups()):
        raise Refusal(400, f"size: {size!r} is not a width and height such as 1024x1024, at most {LARGEST}")
    return int(sides[1]), int(sides[2])


def _image(seed: str, width: int, height: int) -> str:
    return base64.b64encode(make_png(seed, width, height)).decode()


async def _send_image(request: web.Request) -> web.Response:
    parts = request.match_info
    try:
        content = make_png(parts["seed"], int(parts["width"]), int(parts["height"]))
    except ValueError:
        raise web.HTTPNotFound from None
    return web.Response(body=content, content_type="image/png")


def _flat_error(status: int, message: str) -> Any:
    kinds = {401: "authentication_error", 404: "not_found_error"}
    kind = kinds.get(status, "invalid_request_error" if status < 500 else "server_error")
    return {"message": message, "type": kind, "code": status, "param": None, "object": "error"}


def _flat_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    return 400, _flat_error(400, "; ".join(f"{problem.name}: {problem.message}" for problem in problems))


def _nested_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    first = problems[0]
    if first.kind == "required" and first.path:
        return 400, openai_error(400, f"Missing required parameter: '{first.name}'.", first.name)
    return 400, openai_error(400, f"Invalid '{first.name}': {first.message}", first.name if first.path else None)


BACKEND = MockBackend(
    OpenAI,
    ErrorFormat(
        openai_error,
        _nested_invalid,
        credentials=(401, openai_error(401, "Incorrect API key provided.", code="invalid_api_key")),
        no_route=(404, openai_error(404, "Invalid URL")),
        no_method=(405, openai_error(405, "Not allowed to use this method on this URL.", code="method_not_supported")),
        example="openai",
        no_model=lambda message: openai_error(404, message, code="model_not_found"),
    ),
    # LMDeploy, which needs no key by default; gateways, which alone serve images and sound, always need one.
    keyless_errors=ErrorFormat(
        _flat_error,
        _flat_invalid,
        credentials=(401, _flat_error(401, "Unauthorized.")),
        no_route=FASTAPI_NO_ROUTE,
        no_method=FASTAPI_NO_METHOD,
        example="lmdeploy",
    ),
    aliases=("aitre",),
    nested_at=("/v1/responses",),
    says=(*COMMON, "tool_calls", "images", "references"),
    says_less={
        "create_completion": (*TEXT, "usage", "finish_reason"),
        "create_transcription": TEXT,
        "create_response": (*COMMON, "tool_calls", "references"),
    },
)
