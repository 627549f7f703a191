"""`mtmaisdk mj`: generates images with Midjourney."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from mtmaisdk.chat.attachments import read_attachments
from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import from_outside, is_terminal, one_line, printable, progress_bar, warn, write
from mtmaisdk.cli.output_files import output_option, read_image, save

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.models import MidjourneySubmitResponse, MidjourneyTask
    from mtmaisdk.clients.rest.sync import MidjourneyApi


_SUBMITS = {
    "imagine": ("submit_imagine", "base64_array"),
    "blend": ("submit_blend", "base64_array"),
    "describe": ("submit_describe", "var_base64"),
    "edit": ("submit_edits", "image"),
    "video": ("submit_video", "image"),
    "shorten": ("submit_shorten", "base64_array"),
}
"""Methods of `MidjourneyApi`, and their arguments for images."""


@click.command
@click.argument("prompt", required=False)
@click.option("--task", "task_id", metavar="ID", help="Wait for an existing task.")
@click.option("--button", metavar="LABEL", help="With --task: press a button of the finished task, such as U1 or 🔄.")
@click.option("--cancel", is_flag=True, help="With --task: cancel the task.")
@click.option("--seed", is_flag=True, help="With --task: print the seed of the finished task's image.")
@click.option(
    "--as", "kind", type=click.Choice([*_SUBMITS]), default="imagine", help="What to do with PROMPT and the images."
)
@click.option("--image", "images", multiple=True, metavar="PATH", help="An image, by path or URL; may be repeated.")
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
    cancel: bool,
    seed: bool,
    kind: str,
    images: tuple[str, ...],
    no_wait: bool,
    every: float,
    timeout: float,
    output: str | None,
) -> None:
    """Generate images for PROMPT with Midjourney, wait for them, save them and print the path.

    --as also blends, describes and edits images, makes videos of them, and shortens prompts. Ctrl-C ends the waiting,
    not the task: --task resumes it.
    """
    if (prompt is None and not images) == (task_id is None):
        raise click.UsageError("give either a PROMPT or --task")
    for name, value in (("--button", button), ("--cancel", cancel), ("--seed", seed)):
        if value and task_id is None:
            raise click.UsageError(f"{name} requires --task")
    with connection.openai_chat("Midjourney") as chat:
        from mtmaisdk.clients.rest.sync import MidjourneyApi

        api = MidjourneyApi(chat.api.api_client)
        if task_id is None:
            task_id = _id_of(_submit(api, kind, prompt and from_outside(prompt), images))
        elif cancel or seed:
            if cancel:
                api.cancel_task(task_id)
            else:
                write(_id_of(api.get_image_seed(task_id)))
            return
        elif button is not None:
            task_id = _id_of(api.press_button(task_id, from_outside(button)))
        if no_wait:
            write(task_id)
            return
        deadline = monotonic() + timeout
        task = _wait(api, task_id, timeout, every)
        if task.action in ("DESCRIBE", "SHORTEN"):
            write(printable((task.properties and task.properties.final_prompt) or ""))
            return
        if not (url := task.image_url or task.video_url):
            raise click.ClickException(f"task {task_id} has finished without an image")
        save(read_image(chat.api.api_client, None, url, deadline), output, f"mj-{task_id}")
    if is_terminal() and task.buttons:
        labels = " ".join(filter(None, (each.label or each.emoji for each in task.buttons)))
        write(one_line(f"buttons of task {task_id}: {labels}"))


def _id_of(answer: MidjourneySubmitResponse) -> str:
    result = answer.result[0] if isinstance(answer.result, list) and answer.result else answer.result
    if not result:
        raise click.ClickException(f"the server returned no task id: {answer.description or answer.code}")
    return str(result)


def _wait(api: MidjourneyApi, task_id: str, timeout: float, every: float) -> MidjourneyTask:
    try:
        with progress_bar(f"task {task_id}") as report:
            return api.wait_for_task(
                task_id,
                timeout=timeout,
                interval=every,
                progress=lambda seen: report(_percent(seen.progress), seen.status or ""),
            )
    except KeyboardInterrupt:
        warn(f"interrupted; 'mtmaisdk mj --task {task_id}' resumes")
        raise


def _percent(progress: str | float | None) -> float:
    try:
        return min(max(float(str(progress or 0).rstrip("%")), 0), 100)
    except ValueError:
        return 0


def _submit(api: MidjourneyApi, kind: str, prompt: str | None, images: tuple[str, ...]) -> MidjourneySubmitResponse:
    method, field = _SUBMITS[kind]
    urls = [each.as_url() for each in read_attachments(images)]
    image: Any = urls if field.endswith("array") else next(iter(urls), None)
    try:
        answer: MidjourneySubmitResponse = getattr(api, method)(**given(prompt=prompt, **{field: image or None}))
    except TypeError as error:
        raise click.UsageError(f"--as {kind}: {str(error).partition('() ')[2]}") from None
    return answer
