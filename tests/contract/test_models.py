"""What a model reads, keeps and writes."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models import (
    ChatCompletion,
    ChatCompletionMessageParam,
    ChatMessage,
    ChatMessages,
    ChatModelList,
    ChatReq,
    FastGPTInteractive,
)

EXPORTED = [getattr(models, name) for name in models.__all__]
MODELS = [model for model in EXPORTED if isinstance(model, type) and issubclass(model, Model)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_builds(model: type[Model]) -> None:
    model.model_rebuild(force=True)
    assert model.__doc__


def test_a_message_takes_text_or_parts() -> None:
    assert ChatMessage(role="user", content="hello").content == "hello"
    message = ChatCompletionMessageParam(
        role="user",
        content=[{"type": "text", "text": "这是什么"}, {"type": "image_url", "image_url": {"url": "https://a/b.png"}}],
    )
    assert message.to_dict()["content"][1] == {"type": "image_url", "image_url": {"url": "https://a/b.png"}}


def test_a_part_of_a_wrong_kind_is_named() -> None:
    with pytest.raises(ValueError, match="content"):
        ChatCompletionMessageParam(role="user", content=[{"type": "text"}])


def test_names_of_python_and_of_the_wire() -> None:
    by_name = ChatReq(thread_id="t", messages=[])
    assert by_name == ChatReq.from_dict({"threadId": "t", "messages": []})
    assert by_name.to_dict() == {"threadId": "t", "messages": []}
    assert by_name.to_json() == '{"threadId":"t","messages":[]}'
    assert "threadId" in by_name.to_str()
    assert ChatReq.from_dict(None) is None


def test_unset_is_left_out_none_is_null_unknown_is_kept() -> None:
    request = ChatReq(messages=[], profile=None, later=[1])
    assert request.to_dict() == {"messages": [], "profile": None, "later": [1]}
    assert request.later == [1]


def test_unknown_values_of_a_closed_set_arrive_as_text() -> None:
    answer = ChatCompletion.from_json(
        '{"choices":[{"finish_reason":"new_reason","message":{"role":"robot","content":null}}]}'
    )
    assert answer.choices is not None
    choice = answer.choices[0]
    assert choice.finish_reason == "new_reason"
    assert type(choice.finish_reason) is str
    assert choice.message is not None
    assert choice.message.role == "robot"
    assert ChatMessage(role="moderator", content="").role == "moderator"


def test_what_servers_leave_out_is_none() -> None:
    assert ChatMessages.from_json("{}").messages is None
    assert ChatModelList.from_json('{"rows":null}').rows is None
    assert ChatCompletion.from_json('{"choices":[]}').usage is None


def test_models_that_refer_to_each_other() -> None:
    nested: dict[str, Any] = {"type": "userSelect", "params": {"description": "测试"}}
    outer = FastGPTInteractive.from_dict({"type": "childrenInteractive", "params": {"childrenResponse": nested}})
    assert outer is not None
    assert outer.params is not None
    assert isinstance(outer.params.children_response, FastGPTInteractive)
    assert outer.to_dict()["params"]["childrenResponse"] == nested


def test_models_pickle() -> None:
    message = ChatMessage(role="user", content="你好", unknown={"a": 1})
    assert pickle.loads(pickle.dumps(message)) == message


def test_unset_argument_is_one_object() -> None:
    from mtmaisdk.clients.rest.contract.operation import UNSET

    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert repr(UNSET) == "UNSET"
    assert not UNSET


def test_rare_fields_are_read_when_they_are_asked_for() -> None:
    sent = {"content": "", "images": [{"image_url": {"url": "data:,"}}], "function_call": {"name": "f"}, "audio": 5}
    delta = models.ChatCompletionChunkDelta.model_validate(sent)
    assert delta.images is not None
    assert delta.images[0].image_url == models.AnswerImageUrl(url="data:,")
    assert delta.function_call == models.FunctionCall(name="f")
    # Missing, or not what the contract declares.
    assert (delta.refusal, delta.audio) == (None, None)
    assert delta.to_dict() == sent
