"""The model `FastGPTFormItem`."""

from __future__ import annotations

from typing import Annotated, Any, List, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_form_option import FastGPTFormOption


class FastGPTFormItem(Model):
    """Field of a form; the form's values are keyed by `key`.

    Attributes:
        type: Type of the input control.
        key: Key of the value in the answer.
        label: Label to show.
        value: Current value; any JSON value.
        value_type: Type of the value, such as `string`, `number` or `arrayString`.
        description: Help text.
        default_value: Default value; any JSON value.
        required: Whether the field is required.
        max_length: Maximum length of a text in characters.
        min_length: Minimum length of a text in characters.
        max: Maximum of a number.
        min: Minimum of a number.
        list: Options to choose from.
        can_select_file: Whether documents are allowed.
        can_select_img: Whether images are allowed.
        can_local_upload: Whether files may be uploaded.
        can_url_upload: Whether files may be given by URL.
        max_files: Maximum number of files.
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
