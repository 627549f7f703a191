"""Sends a thousand prompts at a limited rate, so many at a time; after an interruption, run it again for the others."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from batch_files import Answer, AnswerFile, Prompt, argument_parser, prompts_of
from mock_or_real import server
from rate import Rate

from mtmaisdk.chat import connect_async
from mtmaisdk.clients.rest import OpenApiException, Retries

MODEL = os.environ.get("MODEL") or "internlm2.5-latest"


async def ask_all(
    prompts: Iterable[Prompt],
    keep: Callable[[Answer], None],
    at_a_time: int,
    requests: float | None = None,
    tokens: float | None = None,
) -> list[str]:
    """Passes each answer to `keep` as it arrives; returns one line for each prompt that failed.

    At most so many `requests` are sent and `tokens` used in a minute, and no more than the server allows.
    """
    waiting = iter(prompts)
    failures: list[str] = []
    rate = Rate(requests, tokens)
    hooks: dict[str, Any] = {"before_request": rate.wait, "after_response": rate.heed, "on_error": rate.pause}
    patient = Retries(max=5, max_retry_after=600)
    async with connect_async("openai", model=MODEL, max_connections=at_a_time, retries=patient, **hooks) as first:
        client = first.api.api_client

        async def ask(prompt: Prompt) -> None:
            try:
                reply = await connect_async("openai", client=client, model=MODEL).send(prompt["prompt"])
            except OpenApiException as error:
                failures.append(f"{prompt['id']}: {error}")
            else:
                rate.count((reply.usage and reply.usage.total_tokens) or 0)
                keep({"id": prompt["id"], "prompt": prompt["prompt"], "answer": reply.text})

        async def work() -> None:
            # All workers share the iterator, so that each prompt is sent once.
            for prompt in waiting:
                await ask(prompt)

        await asyncio.gather(*(work() for _ in range(at_a_time)))
    return failures


def main() -> int:
    parser = argument_parser(__doc__)
    parser.add_argument("--at-a-time", type=int, default=32, metavar="N", help="concurrent requests (32)")
    arguments = parser.parse_args()
    prompts = prompts_of(arguments)
    with server(), AnswerFile(arguments.answers) as answers:
        print(f"{len(answers.ids)} of {len(prompts)} answered before", flush=True)
        try:
            limits = (arguments.at_a_time, arguments.requests, arguments.tokens)
            failures = asyncio.run(ask_all(answers.unanswered(prompts), answers.add, *limits))
        except KeyboardInterrupt:
            failures = ["interrupted"]
        print(f"{len(answers.ids)} of {len(prompts)} answered")
    for failure in failures:
        print(failure, file=sys.stderr)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
