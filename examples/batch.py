"""Sends a thousand prompts with limited concurrency; after an interruption, run it again to send the remaining ones."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterable

from batch_files import Answer, AnswerFile, Prompt, argument_parser, prompts_of
from mock_or_real import server

from mtmaisdk.chat import connect_async
from mtmaisdk.clients.rest import OpenApiException

MODEL = os.environ.get("MODEL") or "internlm2.5-latest"


async def ask_all(prompts: Iterable[Prompt], keep: Callable[[Answer], None], at_a_time: int) -> list[str]:
    """Passes each answer to `keep` as it arrives; returns one line for each prompt that failed."""
    waiting = iter(prompts)
    failures: list[str] = []
    async with connect_async("openai", model=MODEL, max_connections=at_a_time) as first:
        client = first.api.api_client

        async def ask(prompt: Prompt) -> None:
            try:
                reply = await connect_async("openai", client=client, model=MODEL).send(prompt["prompt"])
            except OpenApiException as error:
                failures.append(f"{prompt['id']}: {error}")
            else:
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
            failures = asyncio.run(ask_all(answers.unanswered(prompts), answers.add, arguments.at_a_time))
        except KeyboardInterrupt:
            failures = ["interrupted"]
        print(f"{len(answers.ids)} of {len(prompts)} answered")
    for failure in failures:
        print(failure, file=sys.stderr)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
