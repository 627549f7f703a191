"""`transformers serve` with a tiny model of random weights."""

from real_servers.server import Api, Place, Server, free_port


def start(place: Place) -> str:
    port = free_port()
    place.start("tiny_model.py", "tiny").wait()
    # Without this folder, its list of models is an error.
    (place.folder / ".cache" / "huggingface" / "hub").mkdir(parents=True, exist_ok=True)
    place.start("transformers", "serve", "tiny", "--host", "127.0.0.1", "--port", port, "--device", "cpu")
    place.wait_for(f"http://127.0.0.1:{port}/health")
    return f"http://127.0.0.1:{port}"


CHECKED = {"invalid parameter": "the client does not send one"}
LACKS = {
    "models": "it lists those in its cache of the hub",
    "tools": "random weights call none",
    "wrong key": "it has no keys",
}
SERVER = Server(
    ["transformers[serving]==5.23.0", "torch==2.13.0"],
    "a tiny model of random weights",
    start,
    [
        Api("openai", {"model": "tiny", "max_tokens": 32}, LACKS),
        Api("openai", {"model": "tiny", "api": "responses", "max_output_tokens": 32}, {**LACKS, **CHECKED}),
    ],
    key=None,
)
