"""Midjourney: images from a prompt, a button of them, two images blended, and an image described."""

from __future__ import annotations

import asyncio
import base64
import os

from mock_or_real import server

from mtmaisdk.clients.rest import ApiClient, Configuration, MidjourneyApi
from mtmaisdk.clients.rest.models import MidjourneyTask

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SECONDS = float(os.environ.get("EVERY") or 1)


def shown(task: MidjourneyTask) -> None:
    print(f"{task.action}: {task.status} {task.progress}")


async def main() -> None:
    image = f"data:image/png;base64,{base64.b64encode(PIXEL).decode()}"
    async with ApiClient(Configuration()) as client:
        api = MidjourneyApi(client)

        submitted = await api.submit_imagine(prompt="一只猫 --ar 3:2")
        cat = await api.wait_for_task(str(submitted.result), interval=SECONDS, progress=shown)
        print(f"four images: {cat.image_url}")

        pressed = await api.press_button(str(cat.id), "U1")
        upscaled = await api.wait_for_task(str(pressed.result), interval=SECONDS)
        print(f"the first, larger: {upscaled.image_url}")

        blend = await api.submit_blend(base64_array=[image, image], dimensions="SQUARE")
        describe = await api.submit_describe(var_base64=image)
        # Both at once, with one request each time.
        blended, described = await api.wait_for_all([str(blend.result), str(describe.result)], interval=SECONDS)
        print(f"blended: {blended.image_url}")
        print(f"described:\n{described.properties and described.properties.final_prompt}")


if __name__ == "__main__":
    with server():
        asyncio.run(main())
