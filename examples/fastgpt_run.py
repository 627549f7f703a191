"""A run of a FastGPT app that outlives the connection: it is left, looked for and stopped."""

from __future__ import annotations

import os

from mock_or_real import server

from mtmaisdk.chat import connect

APP = os.environ.get("APP_ID") or "66e29b870b24ce35330c0f08"
STATES: dict[int | None, str] = {0: "is running", 1: "has ended", 2: "has failed"}


def main() -> None:
    with connect("fastgpt", app_id=APP, v2=True) as chat:
        with chat.stream("请写一首关于北京天气的长诗。") as stream:
            print("left after:", next(stream.text()))
        chat_id = chat.state["chat_id"]
        statuses = chat.api.get_history_status(app_id=APP, chat_ids=[chat_id]).data
        for run in (statuses and statuses.list) or []:
            print(f"the run of {run.chat_id} {STATES[run.chat_generate_status]}")
        stopped = chat.api.stop_chat(app_id=APP, chat_id=chat_id).data
        print("stopped:", stopped and stopped.success)
        records = chat.api.get_records_v2(app_id=APP, chat_id=chat_id).data
        print("records:", records and records.total)


if __name__ == "__main__":
    with server(tokens_per_second=20):
        main()
