"""A streamed chat with a FastGPT app: with workflow steps, tools and sources besides the answer."""

from __future__ import annotations

from mock_or_real import server

from mtmaisdk.chat import NodeStatusEvent, ReferencesEvent, TextEvent, ToolCallEvent, connect


def main() -> None:
    with connect("fastgpt") as chat, chat.stream("北京天气怎么样？") as stream:
        for event in stream:
            match event:
                case TextEvent(text=text):
                    print(text, end="", flush=True)
                case NodeStatusEvent(name=name, status=status):
                    print(f"\n[{name} {status}]")
                case ToolCallEvent(call=call):
                    print(f"\n[{call.name}({call.arguments}) returned {call.result}]")
                case ReferencesEvent(references=references):
                    print("\n[from", ", ".join(reference.title for reference in references) + "]")
        print(f"\nchat {chat.state['chat_id']}: {stream.final().usage}")


if __name__ == "__main__":
    with server():
        main()
