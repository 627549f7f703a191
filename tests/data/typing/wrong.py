"""Wrong programs: each line that ends in `wrong` draws a diagnostic of every type checker, and no other line does."""

from pathlib import Path

from mtmaisdk.chat import AsyncChat, Chat, Reply, as_backend, connect, connect_async
from mtmaisdk.chat.options import FastGPTChat, OpenAIChat, OpenAIOptions
from mtmaisdk.clients.rest import ChatCompletion, FastGPTApi, sync
from mtmaisdk.clients.rest.models import ChatCompletionMessageParamDict


def backends(name: str) -> None:
    connect("opnai", model="m")  # wrong
    connect_async("opnai", model="m")  # wrong
    connect(name)  # wrong
    connect_async(name, model="m")  # wrong
    connect("openai", api="response")  # wrong
    connect("chatchat", api="responses")  # wrong
    connect(as_backend(name), model="m", temperature=0)
    connect(as_backend(name), temprature=0)  # wrong


def options() -> None:
    connect("openai", model=3)  # wrong
    connect("openai", temprature=0.2)  # wrong
    connect("openai", temperature="hot")  # wrong
    connect("openai", timeout="long")  # wrong
    connect("openai", retrys=3)  # wrong
    connect("openai", app_id="a")  # wrong
    connect("openai", messages=[])  # wrong
    connect("openai", system=3)  # wrong
    connect("openai", "http://localhost", 3)  # wrong
    connect("openai", api="responses", stateful="yes")  # wrong
    connect("openai", stateful=True)  # wrong
    connect("aitre", model=3)  # wrong
    connect("chatchat", model=3)  # wrong
    connect("fastgpt", appid="a")  # wrong
    connect("messages", max_tokens="many")  # wrong
    connect("mtmai", tenent="t")  # wrong
    connect("mtmai", profile=3)  # wrong
    connect_async("openai", model=3)  # wrong
    connect_async("fastgpt", v2="yes")  # wrong
    given: OpenAIOptions = {"model": "m", "temprature": 0}  # wrong
    connect("openai", **given)


def clients(client: sync.ApiClient) -> None:
    connect("openai", client=client)
    connect_async("openai", client=client)  # wrong


def results(chat: OpenAIChat, other: FastGPTChat) -> None:
    chat.api.create_chat_completions  # wrong
    other.api.create_embedding  # wrong
    chat.send("a").raw.choice  # wrong
    chat.send("a", attach=3)  # wrong
    chat.send(3)  # wrong
    chat.send("a", temperature=0, tools=[results], _headers={"a": "b"})
    chat.send("a", temprature=0)  # wrong
    chat.send("a", temperature="hot")  # wrong
    chat.send("a", output=Path, app_id="a")  # wrong
    chat.stream("a", temprature=0)  # wrong
    path: Path = chat.send("a").output  # wrong
    path = chat.send("a", output=Path).output
    path = chat.send("a", output=str).output  # wrong
    path.nme  # wrong
    answer = chat.send("a", output=Path)
    answer.output.nme  # wrong
    other_answer: Reply[ChatCompletion, str] = answer  # wrong
    print(other_answer)
    chat.send("a", output=Path, by_prompt="yes")  # wrong
    with chat.stream("a") as stream:
        for event in stream:
            if event.type == "text":
                event.native.choice  # wrong
            if event.type == "txt":  # wrong
                pass
        stream.final().raw.txt  # wrong
    with chat.stream("a", output=Path) as stream_of_path:
        stream_of_path.snapshot.output.name  # wrong
        stream_of_path.final().output.name.upper()


def chats(chat: OpenAIChat) -> None:
    any_chat: Chat = chat
    fastgpt: FastGPTChat = chat  # wrong
    blocking: AsyncChat = chat  # wrong
    of_api: Chat[FastGPTApi] = chat  # wrong
    print(any_chat, fastgpt, blocking, of_api)


def messages(api: sync.OpenAIApi, fastgpt: FastGPTApi, anthropic: sync.MessagesApi, mtmai: sync.ChatApi) -> None:
    api.create_chat_completion(model="m", messages=[{"role": "user", "content": "x"}])
    api.create_chat_completion(model="m", messages=[{"role": "usr", "contnt": "x"}])  # wrong
    api.create_chat_completion(model="m", messages=[{"role": "usr", "content": "x"}])  # wrong
    api.create_chat_completion(model="m", messages=[{"role": "user", "contnt": "x"}])  # wrong
    api.create_chat_completion(model="m", messages=[{"content": "x"}])  # wrong
    api.create_chat_completion(model="m", messages=[{"role": "user", "content": [{"type": "text", "text": "x"}]}])
    api.create_chat_completion(model="m", messages=[{"role": "user", "content": [{"type": "text", "txt": ""}]}])  # wrong
    api.create_chat_completion_stream(model="m", messages=[{"role": "user", "contnt": "x"}])  # wrong
    api.create_response(model="m", input=[{"role": "user", "contnt": "x"}])  # wrong
    fastgpt.create_chat_completion(messages=[{"role": "usr", "content": "x"}])  # wrong
    fastgpt.create_chat_completion_stream(messages=[{"role": "user", "contnt": "x"}])  # wrong
    anthropic.create_message(model="m", max_tokens=1, messages=[{"role": "system", "content": "x"}])  # wrong
    mtmai.chat_chat("t", {"messages": [{"role": "user", "contnt": "x"}]})  # wrong
    message: ChatCompletionMessageParamDict = {"role": "user", "content": "x", "nme": "y"}  # wrong
    api.create_chat_completion(model="m", messages=[message])
