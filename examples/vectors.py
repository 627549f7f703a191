"""Finds the text that is most like a question, by vectors and by reranking."""

from __future__ import annotations

import os
import sys
from math import hypot

from mock_or_real import server

from mtmaisdk.clients.rest.sync import ApiClient, Configuration, OpenAIApi

TEXTS = ["图书馆九点开门。", "上海靠海。", "杭州在浙江。"]


def main() -> None:
    question = sys.argv[1] if len(sys.argv) > 1 else "杭州在哪里？"
    key = os.environ.get("MTMAI_API_KEY", "")
    with ApiClient(Configuration(os.environ["MTMAI_BASE_URL"], access_token=key)) as client:
        api = OpenAIApi(client)
        answer = api.create_embedding(model="text-embedding-3-small", input=[question, *TEXTS], dimensions=256)
        rows = [row.embedding for row in answer.data or () if isinstance(row.embedding, list)]
        asked, *vectors = rows
        for text, vector in zip(TEXTS, vectors, strict=True):
            likeness = sum(a * b for a, b in zip(asked, vector, strict=True)) / (hypot(*asked) * hypot(*vector))
            print(f"{likeness:.3f}", text)
        ranked = api.rerank(model="bge-reranker-v2-m3", query=question, documents=TEXTS, top_n=1)
        for row in ranked.results or ():
            print("best:", TEXTS[row.index or 0])


if __name__ == "__main__":
    with server():
        main()
