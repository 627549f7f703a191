"""The model `FastGPTFormItem`."""

from __future__ import annotations

from typing import Annotated, Any, List, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_form_option import FastGPTFormOption


class FastGPTFormItem(Model):
    """Field of a form; answers are keyed by `key`.

    Attributes:
        type: Kind of control.
        key: Name of the value in the answer.
        label: Label to show.
        value: Current value, any JSON value.
        value_type: Type of the value, such as `string`, `number` or `arrayString`.
        description: Help text.
        default_value: Value to start with, any JSON value.
        required: The field must be filled in.
        max_length: Most characters of a text.
        min_length: Fewest characters of a text.
        max: Largest number.
        min: Smallest number.
        list: Options to choose from.
        can_select_file: Documents may be given.
        can_select_img: Images may be given.
        can_local_upload: Files may be uploaded.
        can_url_upload: Files may be given by their address.
        max_files: Most files.
    """

    type: (
        Literal[
            "input",
            "textarea",
            "numberInput",
            "select",
            "multipleSelect",
            "switch",
            "fileSelect",
            "password",
            "timePointSelect",
        ]
        | str
        | None
    ) = None
    key: str | None = None
    label: str | None = None
    value: Any | None = None
    value_type: Annotated[str | None, Field(alias="valueType")] = None
    description: str | None = None
    default_value: Annotated[Any | None, Field(alias="defaultValue")] = None
    required: bool | None = None
    max_length: Annotated[float | None, Field(alias="maxLength")] = None
    min_length: Annotated[float | None, Field(alias="minLength")] = None
    max: float | None = None
    min: float | None = None
    list: List[FastGPTFormOption] | None = None
    can_select_file: Annotated[bool | None, Field(alias="canSelectFile")] = None
    can_select_img: Annotated[bool | None, Field(alias="canSelectImg")] = None
    can_local_upload: Annotated[bool | None, Field(alias="canLocalUpload")] = None
    can_url_upload: Annotated[bool | None, Field(alias="canUrlUpload")] = None
    max_files: Annotated[int | None, Field(alias="maxFiles")] = None
