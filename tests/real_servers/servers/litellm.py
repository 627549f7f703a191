"""LiteLLM's proxy; `make peers` asks it more."""

from support import ROOT

from mtmaisdk.mock.mock_server import run_mock_server
from real_servers.server import Api, Place, Server, free_port

PEERS = ROOT / "tests" / "peers" / "litellm"


def start(place: Place) -> str:
    mock, port = place.stack.enter_context(run_mock_server()), free_port()
    addresses = {"MOCK": mock.url, "MOCK_CHAT": f"{mock.url}/v1", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    place.start("litellm", "--config", PEERS / "litellm.yaml", "--host", "127.0.0.1", "--port", port, **addresses)
    place.wait_for(f"http://127.0.0.1:{port}/health/liveliness")
    return f"http://127.0.0.1:{port}"


LACKS = {"invalid parameter": "passed on to the model's server"}
SERVER = Server(
    [line for line in (PEERS / "requirements.txt").read_text().splitlines() if line[0] != "#"],
    "in front of the mock server",
    start,
    [
        Api("openai", {"model": "bridged"}, LACKS),
        Api("messages", {"model": "passed"}, LACKS),
        Api("openai", {"model": "responses", "api": "responses"}, LACKS),
    ],
    key="sk-peers",
)
