"""A worker of FastChat that answers without a model: CONTROLLER WORKER, two addresses; runs beside FastChat."""

import json
import sys
import time

import uvicorn
from fastchat.conversation import get_conv_template
from fastchat.serve import base_model_worker
from said import answer_to


class Worker(base_model_worker.BaseModelWorker):
    """Says what `said` does, a character at a time."""

    def make_conv_template(self, *_):
        return get_conv_template("vicuna_v1.1")

    def count_token(self, params):
        return {"count": len(params["prompt"]), "error_code": 0}

    def generate_stream_gate(self, params):
        text = answer_to(params["prompt"])[: params["max_new_tokens"]]
        counts = {"prompt_tokens": len(params["prompt"])}
        for end in range(1, len(text) + 1):
            time.sleep(0.01)
            counts |= {"completion_tokens": end, "total_tokens": end + counts["prompt_tokens"]}
            yield self._piece(text[:end], counts)
        yield self._piece(text, counts, finish_reason="stop")

    def generate_gate(self, params):
        return json.loads([*self.generate_stream_gate(params)][-1][:-1])

    @staticmethod
    def _piece(text, usage, **ends):
        return json.dumps({"text": text, "error_code": 0, "usage": usage, **ends}).encode() + b"\0"


controller, address = sys.argv[1:]
worker = Worker(controller, address, "real", "vicuna", ["vicuna"], 5)
worker.context_len = 4096
worker.init_heart_beat()
uvicorn.run(base_model_worker.app, host="127.0.0.1", port=int(address.rpartition(":")[2]))
