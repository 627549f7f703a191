"""The model `MidjourneyTaskProperties`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class MidjourneyTaskProperties(Model):
    """Details of a task; servers add more of their own.

    Attributes:
        final_prompt: Prompt as Midjourney received it; for a description, the four prompts.
        final_zh_prompt: The final prompt in Chinese.
        remix: Whether the dialog asks for a changed prompt.
        notify_hook: URL to which changes are POSTed.
        bot_type: Bot that was used.
        custom_id: Button that was pressed.
        flags: Flags of the Discord message.
        nonce: Nonce of the Discord interaction.
        message_id: Id of the Discord message.
        message_hash: Id of the image job.
        message_content: Text of the Discord message.
        progress_message_id: Id of the Discord message that shows the progress.
        discord_instance_id: Id of the account.
        discord_channel_id: Id of the Discord channel.
    """

    final_prompt: Annotated[str | None, Field(alias="finalPrompt")] = None
    final_zh_prompt: Annotated[str | None, Field(alias="finalZhPrompt")] = None
    remix: bool | None = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    bot_type: Annotated[str | None, Field(alias="botType")] = None
    custom_id: Annotated[str | None, Field(alias="customId")] = None
    flags: int | None = None
    nonce: str | None = None
    message_id: Annotated[str | None, Field(alias="messageId")] = None
    message_hash: Annotated[str | None, Field(alias="messageHash")] = None
    message_content: Annotated[str | None, Field(alias="messageContent")] = None
    progress_message_id: Annotated[str | None, Field(alias="progressMessageId")] = None
    discord_instance_id: Annotated[str | None, Field(alias="discordInstanceId")] = None
    discord_channel_id: Annotated[str | None, Field(alias="discordChannelId")] = None
