"""A chat and a stream with the models that datamodel-code-generator makes; sending is the program's own."""

from __future__ import annotations

import json
import sys

import httpx
from made import ChatCompletion, ChatCompletionChunk, CreateChatCompletionRequest

server, request = sys.argv[1], json.loads(sys.argv[2])
url = f"{server}/v1/chat/completions"

body = CreateChatCompletionRequest.model_validate(request)
answer = httpx.post(url, json=body.model_dump(mode="json", exclude_unset=True))
completion = ChatCompletion.model_validate_json(answer.content)
assert completion.choices is not None
message = completion.choices[0].message
assert message is not None
print(json.dumps(message.content, ensure_ascii=False))

text = ""
body.stream = True
with httpx.stream("POST", url, json=body.model_dump(mode="json", exclude_unset=True)) as stream:
    for line in stream.iter_lines():
        data = line.removeprefix("data: ")
        if data in ("", "[DONE]"):
            continue
        # A value that no server has today is read as well.
        chunk = ChatCompletionChunk.model_validate_json(data.replace('"stop"', '"new"'))
        delta = chunk.choices[0].delta if chunk.choices else None
        text += (delta and delta.content) or ""
print(json.dumps(text, ensure_ascii=False))
