"""The batch of batch.py, distributed over several processes or machines with Dask.

Workers on other machines require mtmaisdk, and MTMAI_BASE_URL and MTMAI_API_KEY in their environment.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from batch import ask_all
from batch_files import Answer, AnswerFile, Prompt, argument_parser, prompts_of
from distributed import Client, as_completed
from mock_or_real import server

CHUNK = 20


def ask(prompts: list[Prompt], *limits: Any) -> tuple[list[Answer], list[str]]:
    """Runs in a worker; returns the answers, and one line for each prompt that failed."""
    answers: list[Answer] = []
    failures = asyncio.run(ask_all(prompts, answers.append, *limits))
    return answers, failures


def main() -> int:
    parser = argument_parser(__doc__)
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes on this machine (2)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="use a Dask cluster, tcp://…:8786")
    parser.add_argument("--at-a-time", type=int, default=16, metavar="N", help="concurrent requests per worker (16)")
    arguments = parser.parse_args()
    prompts = prompts_of(arguments)
    with server(), AnswerFile(arguments.answers) as answers, _cluster(arguments.scheduler, arguments.workers) as dask:
        left = answers.unanswered(prompts)
        print(f"{len(answers.ids)} of {len(prompts)} answered before", flush=True)
        chunks = [left[start : start + CHUNK] for start in range(0, len(left), CHUNK)]
        # Each thread of a worker runs one chunk at a time, and has its share of the rate.
        share = 1 / max(sum(dask.nthreads().values()), 1)
        rates = [rate and rate * share for rate in (arguments.requests, arguments.tokens)]
        limits = [[limit] * len(chunks) for limit in (arguments.at_a_time, *rates)]
        failures = []
        for future in as_completed(dask.map(ask, chunks, *limits, pure=False)):
            answered, failed = future.result()
            for answer in answered:
                answers.add(answer)
            failures += failed
            future.release()
        print(f"{len(answers.ids)} of {len(prompts)} answered")
    for failure in failures:
        print(failure, file=sys.stderr)
    return int(bool(failures))


def _cluster(scheduler: str | None, workers: int) -> Client:
    if scheduler is None:
        return Client(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    client = Client(scheduler)
    for module in ("mock_or_real.py", "batch_files.py", "rate.py", "batch.py"):
        client.upload_file(str(Path(__file__).with_name(module)))
    return client


if __name__ == "__main__":
    sys.exit(main())
