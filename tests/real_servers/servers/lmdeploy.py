"""LMDeploy's own server, whose engine alone is a stub."""

from real_servers.server import KEY, Api, Place, Server, free_port


def start(place: Place) -> str:
    port = free_port()
    place.start("tiny_model.py", "model").wait()
    place.start("lmdeploy_stub.py", port, KEY, "model")
    place.wait_for(f"http://127.0.0.1:{port}/v1/models", KEY)
    return f"http://127.0.0.1:{port}"


# What the server imports; the rest of its requirements are for engines and take several gigabytes.
NEEDED = """
    torch==2.13.0 transformers==5.23.0 mmengine-lite openai>=2.45 openai_harmony partial_json_parser pillow protobuf
    pybase64 pyzmq sentencepiece shortuuid tiktoken fastapi uvicorn fire einops aiohttp prometheus_client xgrammar
    cloudpickle psutil requests
"""
CHECKED = {"invalid parameter": "the client does not send one"}
MODEL = {"model": "internlm2.5-latest"}
SERVER = Server(
    NEEDED.split(),
    "its engine is a stub, everything else its own",
    start,
    [
        Api("openai", MODEL),
        Api("messages", MODEL, CHECKED),
        Api("openai", {**MODEL, "api": "responses"}, CHECKED),
    ],
    bare=["lmdeploy==0.18.0"],
)
