"""A web server that relays a backend's stream to the browser; open its address to try it.

When the browser disconnects, the backend's stream is closed.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import uvicorn
from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from mock_or_real import server

from mtmaisdk.chat import AsyncChatStream, connect_async
from mtmaisdk.clients.rest import OpenApiException

MODEL = os.environ.get("MODEL") or "internlm2.5-latest"
PAGE = """<!doctype html><meta charset="utf-8"><title>Chat</title>
<form><input name="question" value="你好" autofocus> <button>Ask</button></form><p id="answer"></p>
<script>
document.querySelector("form").onsubmit = (submitted) => {
  submitted.preventDefault()
  answer.textContent = ""
  const source = new EventSource("/chat?" + new URLSearchParams(new FormData(submitted.target)))
  source.addEventListener("text", (event) => answer.append(JSON.parse(event.data).text))
  // Otherwise an EventSource reconnects when the stream ends.
  for (const last of ["end", "error"]) source.addEventListener(last, () => source.close())
}
</script>"""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
    # One client, and thus one connection pool, for all requests.
    async with connect_async("openai", model=MODEL) as chat:
        yield {"client": chat.api.api_client}


app = FastAPI(lifespan=lifespan)


async def answer_to(question: str, request: Request) -> AsyncIterator[AsyncChatStream]:
    """Opens the backend's stream before the response starts, so that an error can still set the status."""
    chat = connect_async("openai", client=request.state.client, model=MODEL)
    async with chat.stream(question) as stream:
        yield stream


@app.get("/chat")
async def relay(stream: Annotated[AsyncChatStream, Depends(answer_to)]) -> StreamingResponse:
    # The second header keeps nginx from buffering the stream.
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream.sse(), media_type="text/event-stream", headers=headers)


@app.exception_handler(OpenApiException)
async def refused(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"message": str(error)}, status_code=502)


@app.get("/", response_class=HTMLResponse)
async def page() -> str:
    return PAGE


if __name__ == "__main__":
    with server(tokens_per_second=30):
        uvicorn.run(app, port=int(os.environ.get("PORT") or 8000), timeout_graceful_shutdown=3)
