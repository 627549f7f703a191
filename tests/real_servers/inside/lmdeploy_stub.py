"""LMDeploy's own server with a stub for its engine: PORT KEY MODEL-FOLDER; runs in LMDeploy's environment."""

import asyncio
import sys

from lmdeploy.messages import EngineOutput, ResponseType, TurbomindEngineConfig
from lmdeploy.serve.core.async_engine import AsyncEngine
from lmdeploy.serve.openai.api_server import serve
from said import ANSWER, answer_to
from transformers import AutoTokenizer

port, key, folder = sys.argv[1:]
tokenizer = AutoTokenizer.from_pretrained(folder)


class Engine:
    """Says what `said` does, after a thought, a token at a time; everything around it is LMDeploy's."""

    def __init__(self, config):
        self.engine_config = config

    def create_instance(self, *_):
        return self

    async def async_stream_infer(self, session_id, input_ids, gen_config, **_):
        text = answer_to(tokenizer.decode(input_ids))
        thought = "想一想。" if text == ANSWER else ""
        tokens = [*tokenizer.encode(f"{thought}</think>{text}"), tokenizer.eos_token_id][: gen_config.max_new_tokens]
        for token in tokens:
            await asyncio.sleep(0.005)
            yield EngineOutput(ResponseType.SUCCESS, [token])
        yield EngineOutput(ResponseType.FINISH, tokens[-1:])

    async def async_cancel(self, session_id):
        pass

    async def get_health_status(self):
        return {"alive": True, "message": "", "schedule_metrics": None}

    def close(self):
        pass


AsyncEngine._build_turbomind = lambda self, model_path, backend_config, **_: Engine(backend_config)
serve(
    folder,
    model_name="internlm2.5-latest",
    backend_config=TurbomindEngineConfig(max_batch_size=4, session_len=4096, enable_metrics=False),
    server_name="127.0.0.1",
    server_port=int(port),
    api_keys=[key],
    reasoning_parser="default",
    tool_call_parser="qwen3",
)
