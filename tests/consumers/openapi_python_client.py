"""A chat and a stream with the client that openapi-python-client makes, which knows no streams of its own."""

from __future__ import annotations

import json
import sys

from made import AuthenticatedClient
from made.api.open_ai import openai_create_chat_completion
from made.models import ChatCompletion, ChatCompletionChunk, ChatCompletionMessage, CreateChatCompletionRequest
from made.types import Unset

server, request = sys.argv[1], json.loads(sys.argv[2])
client = AuthenticatedClient(server, token="sk-test")

body = CreateChatCompletionRequest.from_dict(request)
completion = openai_create_chat_completion.sync(client=client, body=body)
assert isinstance(completion, ChatCompletion)
assert completion.choices
message = completion.choices[0].message
assert isinstance(message, ChatCompletionMessage)
print(json.dumps(message.content, ensure_ascii=False))

text = ""
body.stream = True
with client.get_httpx_client().stream("POST", "/v1/chat/completions", json=body.to_dict()) as stream:
    for line in stream.iter_lines():
        data = line.removeprefix("data: ")
        if data in ("", "[DONE]"):
            continue
        # A value that no server has today is read as well.
        chunk = ChatCompletionChunk.from_dict(json.loads(data.replace('"stop"', '"new"')))
        delta = chunk.choices[0].delta if chunk.choices else None
        text += (delta.content or "") if delta and not isinstance(delta.content, Unset) else ""
print(json.dumps(text, ensure_ascii=False))
