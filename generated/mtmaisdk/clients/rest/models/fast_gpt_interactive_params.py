"""The model `FastGPTInteractiveParams`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_form_item import FastGPTFormItem
from mtmaisdk.clients.rest.models.fast_gpt_interactive_tool_params import FastGPTInteractiveToolParams
from mtmaisdk.clients.rest.models.fast_gpt_select_option import FastGPTSelectOption


class FastGPTInteractiveParams(Model):
    """Fields for all types of questions in one model; the question's `type` determines which are used.

    Attributes:
        description: Text to show.
        user_select_options: userSelect: the options.
        user_selected_val: userSelect: the chosen value.
        input_form: userInput: the fields of the form.
        submitted: userInput: whether the form was submitted.
        children_response: childrenInteractive, toolChildrenInteractive and loopInteractive: the inner question.
        tool_params: toolChildrenInteractive: state of the tool call.
        loop_result: loopInteractive: results so far.
        current_index: loopInteractive: position in the loop.
        var_continue: paymentPause: whether the run may continue.
    """

    description: str | None = None
    user_select_options: Annotated[list[FastGPTSelectOption] | None, Field(alias="userSelectOptions")] = None
    user_selected_val: Annotated[str | None, Field(alias="userSelectedVal")] = None
    input_form: Annotated[list[FastGPTFormItem] | None, Field(alias="inputForm")] = None
    submitted: bool | None = None
    children_response: Annotated[FastGPTInteractive | None, Field(alias="childrenResponse")] = None
    tool_params: Annotated[FastGPTInteractiveToolParams | None, Field(alias="toolParams")] = None
    loop_result: Annotated[list[Any | None] | None, Field(alias="loopResult")] = None
    current_index: Annotated[int | None, Field(alias="currentIndex")] = None
    var_continue: Annotated[bool | None, Field(alias="continue")] = None


# Imported last, since these models refer to this one.
from mtmaisdk.clients.rest.models.fast_gpt_interactive import FastGPTInteractive  # noqa: E402
