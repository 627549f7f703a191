"""What servers without a model answer; runs in their environments."""

ANSWER = "你好，世界！ It works. 一、二、三、四、五、六、七、八、九、十。"
CALL = '<tool_call>\n{"name": "get_weather", "arguments": {"city": "上海"}}\n</tool_call>'


def answer_to(prompt: str) -> str:
    """Returns the answer to a prompt as a model reads it, with its tools in `<tools>` and their results."""
    if "晴" in prompt:
        return "上海今天晴。"
    return CALL if "<tools>" in prompt else ANSWER
