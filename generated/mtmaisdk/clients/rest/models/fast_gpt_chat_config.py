"""The model `FastGPTChatConfig`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_auto_execute import FastGPTAutoExecute
from mtmaisdk.clients.rest.models.fast_gpt_file_select import FastGPTFileSelect
from mtmaisdk.clients.rest.models.fast_gpt_input_guide import FastGPTInputGuide
from mtmaisdk.clients.rest.models.fast_gpt_question_guide_setting import FastGPTQuestionGuideSetting
from mtmaisdk.clients.rest.models.fast_gpt_tts_config import FastGPTTtsConfig
from mtmaisdk.clients.rest.models.fast_gpt_whisper_config import FastGPTWhisperConfig


class FastGPTChatConfig(Model):
    """Settings of an app's chat page.

    Attributes:
        id: Id of the settings.
        welcome_text: Welcome text.
        instruction: How to use the app.
        variables: Definitions of the app's variables.
        question_guide: Suggested questions.
        auto_execute: Automatic run when the page opens.
        tts_config: Text-to-speech settings.
        whisper_config: Voice input settings.
        chat_input_guide: Autocompletion of input.
        file_select_config: File upload settings.
        scheduled_trigger_config: Scheduled runs.
    """

    id: Annotated[str | None, Field(alias="_id")] = None
    welcome_text: Annotated[str | None, Field(alias="welcomeText")] = None
    instruction: str | None = None
    variables: list[dict[str, Any]] | None = None
    question_guide: Annotated[FastGPTQuestionGuideSetting | None, Field(alias="questionGuide")] = None
    auto_execute: Annotated[FastGPTAutoExecute | None, Field(alias="autoExecute")] = None
    tts_config: Annotated[FastGPTTtsConfig | None, Field(alias="ttsConfig")] = None
    whisper_config: Annotated[FastGPTWhisperConfig | None, Field(alias="whisperConfig")] = None
    chat_input_guide: Annotated[FastGPTInputGuide | None, Field(alias="chatInputGuide")] = None
    file_select_config: Annotated[FastGPTFileSelect | None, Field(alias="fileSelectConfig")] = None
    scheduled_trigger_config: Annotated[dict[str, Any] | None, Field(alias="scheduledTriggerConfig")] = None
