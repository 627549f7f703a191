"""`mtmaisdk mj`: generates images with Midjourney."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import from_outside, is_terminal, one_line, progress_bar, warn, write
from mtmaisdk.cli.output_files import output_option, read_image, save

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.models import MidjourneySubmitResponse, MidjourneyTask
    from mtmaisdk.clients.rest.sync import MidjourneyApi


@click.command
@click.argument("prompt", required=False)
@click.option("--task", "task_id", metavar="ID", help="Wait for an existing task.")
@click.option("--button", metavar="LABEL", help="With --task: press a button of the finished task, such as U1 or 🔄.")
@click.option("--no-wait", is_flag=True, help="Print the task's id and exit.")
@click.option("--every", type=click.FloatRange(min=0.01), default=1, help="Seconds between the first two polls.")
@click.option("--timeout", type=click.FloatRange(min=0.01), default=900, help="Seconds to wait.")
@output_option("mj-ID.png")
@connects
def command(
    connection: Connection,
    prompt: str | None,
    task_id: str | None,
    button: str | None,
    no_wait: bool,
    every: float,
    timeout: float,
    output: str | None,
) -> None:
    """Generate images for PROMPT with Midjourney, wait for them, save them and print the path.

    Ctrl-C ends the waiting, not the task: --task resumes it.
    """
    if (prompt is None) == (task_id is None):
        raise click.UsageError("give either a PROMPT or --task")
    if button is not None and task_id is None:
        raise click.UsageError("--button requires --task")
    with connection.openai_chat("Midjourney") as chat:
        from mtmaisdk.clients.rest.sync import MidjourneyApi

        api = MidjourneyApi(chat.api.api_client)
        if task_id is None:
            task_id = _id_of(api.submit_imagine(prompt=from_outside(prompt or "")))
        elif button is not None:
            task_id = _id_of(api.submit_action(task_id=task_id, custom_id=_find(api, task_id, button)))
        if no_wait:
            write(task_id)
            return
        deadline = monotonic() + timeout
        try:
            with progress_bar(f"task {task_id}") as report:
                task = api.wait_for_task(
                    task_id,
                    timeout=timeout,
                    interval=every,
                    progress=lambda seen: report(_percent(seen.progress), seen.status or ""),
                )
        except KeyboardInterrupt:
            warn(f"interrupted; 'mtmaisdk mj --task {task_id}' resumes")
            raise
        if not task.image_url:
            raise click.ClickException(f"task {task_id} has finished without an image")
        save(read_image(chat.api.api_client, None, task.image_url, deadline), output, f"mj-{task_id}")
    if is_terminal() and task.buttons:
        labels = " ".join(filter(None, (each.label or each.emoji for each in task.buttons)))
        write(one_line(f"buttons of task {task_id}: {labels}"))


def _id_of(answer: MidjourneySubmitResponse) -> str:
    result = answer.result[0] if isinstance(answer.result, list) and answer.result else answer.result
    if not result:
        raise click.ClickException(f"the server returned no task id: {answer.description or answer.code}")
    return str(result)


def _percent(progress: str | float | None) -> float:
    try:
        return min(max(float(str(progress or 0).rstrip("%")), 0), 100)
    except ValueError:
        return 0


def _find(api: MidjourneyApi, task_id: str, label: str) -> str:
    task: MidjourneyTask = api.fetch_task(task_id)
    buttons = [button for button in task.buttons or () if button.custom_id]
    for button in buttons:
        if from_outside(label) in (button.label, button.emoji, button.custom_id):
            return button.custom_id or ""
    labels = " ".join(filter(None, (button.label or button.emoji for button in buttons))) or "none"
    raise click.UsageError(f"task {task_id} has no button {label!r}; it has {labels}")
