"""FastChat: its controller, its OpenAI server, and a worker that answers without a model."""

from real_servers.server import KEY, Api, Place, Server, free_port


def start(place: Place) -> str:
    ports = [free_port() for _ in range(3)]
    controller, worker, url = (f"http://127.0.0.1:{port}" for port in ports)
    module, here = ("python", "-m"), ("--host", "127.0.0.1", "--port")
    place.start(*module, "fastchat.serve.controller", *here, ports[0])
    place.wait_for(f"{controller}/docs")
    place.start("fastchat_worker.py", controller, worker)
    place.wait_for(f"{worker}/docs")
    options = ("--controller-address", controller, "--api-keys", KEY)
    place.start(*module, "fastchat.serve.openai_api_server", *here, ports[2], *options)
    place.wait_for(f"{url}/v1/models", KEY)
    return url


SERVER = Server(
    # It writes streams as only pydantic 1 can.
    ["fschat==0.2.36", "pydantic==1.10.26", "fastapi==0.110.3", "uvicorn==0.30.6"],
    "its controller, its OpenAI server, and a worker that answers without a model",
    start,
    [Api("openai", {"model": "vicuna"}, {"tools": "it has none"})],
)
