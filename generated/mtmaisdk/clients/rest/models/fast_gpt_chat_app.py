"""The model `FastGPTChatApp`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_config import FastGPTChatConfig


class FastGPTChatApp(Model):
    """An app, as its chat page shows it.

    Attributes:
        name: Name of the app.
        avatar: Icon of the app.
        intro: Purpose of the app.
        type: Type of app; `advanced` is a workflow, `plugin` a workflow tool.
        can_use: Whether the caller may use the app.
        chat_config: Settings of the chat page.
        chat_models: Models that the app uses.
        plugin_inputs: Inputs of a plugin app.
        use_agent_sandbox: Whether the app's agent has a sandbox (newer servers).
    """

    name: str | None = None
    avatar: str | None = None
    intro: str | None = None
    type: (
        Literal[
            "simple",
            "agent",
            "advanced",
            "plugin",
            "toolSet",
            "httpToolSet",
            "folder",
            "toolFolder",
            "hidden",
            "tool",
            "httpPlugin",
        ]
        | str
        | None
    ) = None
    can_use: Annotated[bool | None, Field(alias="canUse")] = None
    chat_config: Annotated[FastGPTChatConfig | None, Field(alias="chatConfig")] = None
    chat_models: Annotated[list[str] | None, Field(alias="chatModels")] = None
    plugin_inputs: Annotated[list[dict[str, Any]] | None, Field(alias="pluginInputs")] = None
    use_agent_sandbox: Annotated[bool | None, Field(alias="useAgentSandbox")] = None
