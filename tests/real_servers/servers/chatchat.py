"""Langchain-Chatchat."""

import json

from mtmaisdk.mock.mock_server import run_mock_server
from real_servers.server import Api, Place, Server, free_port

MODEL = "internlm2.5-latest"


def start(place: Place) -> str:
    mock, port = place.stack.enter_context(run_mock_server()), free_port()
    platform = {
        "platform_name": "mock",
        "platform_type": "openai",
        "api_base_url": f"{mock.url}/v1",
        "api_key": "none",
        "llm_models": [MODEL],
        "embed_models": ["bge-m3"],
    }
    models = {"DEFAULT_LLM_MODEL": MODEL, "DEFAULT_EMBEDDING_MODEL": "bge-m3", "MODEL_PLATFORMS": [platform]}
    root = {"CHATCHAT_ROOT": str(place.folder)}
    place.start("chatchat", "init", **root).wait()
    # JSON is YAML.
    (place.folder / "model_settings.yaml").write_text(json.dumps(models))
    (place.folder / "basic_settings.yaml").write_text(json.dumps({"API_SERVER": {"host": "127.0.0.1", "port": port}}))
    place.start("chatchat", "start", "--api", **root)
    place.wait_for(f"http://127.0.0.1:{port}/docs")
    return f"http://127.0.0.1:{port}"


LACKS = {"wrong key": "it has no keys", "invalid parameter": "passed on to the model's server"}
SERVER = Server(
    ["langchain-chatchat==0.3.1.3", "httpx==0.27.2"],
    "in front of the mock server",
    start,
    [
        Api("chatchat", {"model": MODEL}, {**LACKS, "models": "see openai", "tools": "its own only"}),
        Api("openai", {"model": MODEL}, LACKS),
    ],
    key=None,
)
