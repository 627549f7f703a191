"""The model `FastGPTQuestionGuideSetting`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_question_guide import FastGPTQuestionGuide

FastGPTQuestionGuideSetting: TypeAlias = bool | FastGPTQuestionGuide
