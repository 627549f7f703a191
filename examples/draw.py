"""A picture by three models of a gateway: through chat, as a link, and as data that is then edited."""

from __future__ import annotations

import base64
import os

from mock_or_real import server

from mtmaisdk.chat import connect
from mtmaisdk.clients.rest.sync import ApiClient, Configuration, OpenAIApi

PROMPT = "一只穿盔甲的猫"


def main() -> None:
    # It answers in Markdown, after a while; the links are the pictures.
    with connect("aitre", model="gpt-4o-image", timeout=600) as chat:
        for picture in chat.send(PROMPT).images:
            print("gpt-4o-image:", picture.url)
    key = os.environ.get("MTMAI_API_KEY", "")
    with ApiClient(Configuration(os.environ["MTMAI_BASE_URL"], access_token=key, timeout=600)) as client:
        api = OpenAIApi(client)
        for image in api.create_image(model="flux-pro", prompt=PROMPT, size="1024x768").data or ():
            print("flux-pro:", image.url)
        drawn = (api.create_image(model="gpt-image-1", prompt=PROMPT, size="1024x1024").data or [])[0]
        content = base64.b64decode(drawn.b64_json or "")
        print("gpt-image-1:", len(content), "bytes")
        prompt = "给猫加一面盾牌"
        with api.edit_image_stream(model="gpt-image-1", prompt=prompt, image=content, partial_images=1) as events:
            for event in events:
                print(event.event)


if __name__ == "__main__":
    with server():
        main()
