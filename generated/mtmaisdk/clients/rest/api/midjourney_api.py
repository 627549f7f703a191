"""MidjourneyApi over aiohttp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.methods.midjourney_api import MidjourneyApiMixin
from mtmaisdk.clients.rest.methods.variants import with_http_info, without_preload_content
from mtmaisdk.clients.rest.operations import midjourney_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions


class MidjourneyApi(MidjourneyApiMixin):
    """Midjourney tasks, as relayed by gateways: AITRE, midjourney-proxy, new-api. trueai midjourney-proxy and new-api
    take the speed from the address: `https://HOST/mj-fast`, `/mj-turbo` or `/mj-relax` as the base address.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    async def cancel_task(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """Cancel a task.

        Cancels a task (trueai midjourney-proxy). The response is empty, even for an unknown task or that of another
        user: fetch the task to see whether it was cancelled. It then has the status FAILURE.

        Args:
            id: Id of the task: `result` of the submission. It may start with 0.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CANCEL_TASK, locals())

    cancel_task_with_http_info = with_http_info(cancel_task)
    cancel_task_without_preload_content = without_preload_content(cancel_task)

    async def fetch_task(self, id: str, **options: Unpack[RequestOptions]) -> models.MidjourneyTask:
        """Fetch a task.

        Returns the current state of a task. Poll it until `status` is SUCCESS, FAILURE or CANCEL. MODAL means that the
        task waits for submit_modal; an empty or unknown status is not final. For an unknown id the server responds with
        204, with 200 and no body, or with 400.

        Args:
            id: Id of the task: `result` of the submission. It may start with 0.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.FETCH_TASK, locals())

    fetch_task_with_http_info = with_http_info(fetch_task)
    fetch_task_without_preload_content = without_preload_content(fetch_task)

    async def get_image_seed(self, id: str, **options: Unpack[RequestOptions]) -> models.MidjourneySubmitResponse:
        """Get the seed of an image.

        Returns the seed of a finished task in `result`, for `--seed` in a prompt; it may take a while, since the server
        asks Midjourney for it (trueai midjourney-proxy, new-api).

        Args:
            id: Id of the task: `result` of the submission. It may start with 0.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.GET_IMAGE_SEED, locals())

    get_image_seed_with_http_info = with_http_info(get_image_seed)
    get_image_seed_without_preload_content = without_preload_content(get_image_seed)

    async def list_tasks(self, *, ids: Sequence[str], **options: Unpack[RequestOptions]) -> list[models.MidjourneyTask]:
        """Fetch several tasks.

        Returns the tasks with these ids, as far as the server knows them, in any order: match them by `id`, and treat a
        missing one as unknown, not as ended. Without ids, the list is empty.

        Args:
            ids: Ids of the tasks.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LIST_TASKS, locals())

    list_tasks_with_http_info = with_http_info(list_tasks)
    list_tasks_without_preload_content = without_preload_content(list_tasks)

    async def submit_action(
        self,
        *,
        custom_id: str,
        task_id: str,
        choose_same_channel: models.MidjourneyFlag | Mapping[str, Any] | None = UNSET,
        enable_remix: bool | None = UNSET,
        strong: bool | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Press a button of a task.

        Submits a task that runs the action of a finished task's button: upscale, vary, reroll, zoom, pan and others.
        Code 21 with `Waiting for window confirm` requires a call of submit_modal with the new id.

        Args:
            custom_id: `customId` of a button of the task. new-api supports only upsample, variation, pan, reroll,
                Outpaint, CustomZoom and Inpaint.
            task_id: Id of the task that has the button.
            choose_same_channel: Whether to stay on the account of the first task; `false` by default.
            enable_remix: Whether to ask for a changed prompt first; trueai midjourney-proxy only.
            strong: Whether to create a strong variation; trueai midjourney-proxy only.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_ACTION, locals())

    submit_action_with_http_info = with_http_info(submit_action)
    submit_action_without_preload_content = without_preload_content(submit_action)

    async def submit_blend(
        self,
        *,
        bot_type: models.MidjourneyBotType | str | None = UNSET,
        base64_array: Sequence[str],
        dimensions: Literal["PORTRAIT", "SQUARE", "LANDSCAPE"] | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Blend images.

        Submits a task that blends two to five images into new ones.

        Args:
            bot_type: See `MidjourneyBotType`.
            base64_array: The images as data URLs.
            dimensions: Shape of the result: 2:3, 1:1 or 3:2. The server's default is 'SQUARE'.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_BLEND, locals())

    submit_blend_with_http_info = with_http_info(submit_blend)
    submit_blend_without_preload_content = without_preload_content(submit_blend)

    async def submit_change(
        self,
        *,
        task_id: str,
        action: Literal["UPSCALE", "VARIATION", "REROLL"] | str,
        index: int | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Change a task by action and number.

        Submits a task that upscales or varies one of the four images of a finished task, or repeats it. novicezk's
        midjourney-proxy has it in place of submit_action; trueai midjourney-proxy does not have it.

        Args:
            task_id: Id of the finished task.
            action: What to do.
            index: Number of the image, 1 to 4; new-api requires it even for REROLL, where it has no effect.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_CHANGE, locals())

    submit_change_with_http_info = with_http_info(submit_change)
    submit_change_without_preload_content = without_preload_content(submit_change)

    async def submit_describe(
        self,
        *,
        bot_type: models.MidjourneyBotType | str | None = UNSET,
        var_base64: str | None = UNSET,
        link: str | None = UNSET,
        language: str | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Describe an image.

        Submits a task that writes four prompts for an image. The prompts arrive as one numbered text in the task's
        `properties.finalPrompt`.

        Args:
            bot_type: See `MidjourneyBotType`.
            var_base64: The image as a data URL; required unless `link` is set.
            link: URL of the image; trueai midjourney-proxy only.
            language: Language of the description; trueai midjourney-proxy only.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_DESCRIBE, locals())

    submit_describe_with_http_info = with_http_info(submit_describe)
    submit_describe_without_preload_content = without_preload_content(submit_describe)

    async def submit_edits(
        self,
        *,
        prompt: str,
        image: str,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Edit an image.

        Submits a task that changes an image as the prompt says (trueai midjourney-proxy, new-api).

        Args:
            prompt: The prompt.
            image: The image: URL, data URL or base64.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_EDITS, locals())

    submit_edits_with_http_info = with_http_info(submit_edits)
    submit_edits_without_preload_content = without_preload_content(submit_edits)

    async def submit_imagine(
        self,
        *,
        bot_type: models.MidjourneyBotType | str | None = UNSET,
        prompt: str,
        base64_array: Sequence[str] | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Generate images from a prompt.

        Submits a task that generates four images from a prompt and optional reference images. `result` in the response
        is the task id for fetch_task.

        Args:
            bot_type: See `MidjourneyBotType`.
            prompt: The prompt, with parameters such as `--ar 3:2`; gateways may remove `--fast` and the like.
            base64_array: Reference images as data URLs.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_IMAGINE, locals())

    submit_imagine_with_http_info = with_http_info(submit_imagine)
    submit_imagine_without_preload_content = without_preload_content(submit_imagine)

    async def submit_modal(
        self,
        *,
        task_id: str,
        prompt: str | None = UNSET,
        mask_base64: str | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Confirm a dialog.

        Continues a task that waits for a dialog (status MODAL): inpainting with a mask, a custom zoom, or a remix with
        a changed prompt.

        Args:
            task_id: Id of the waiting task: `result` of the submission with code 21.
            prompt: Changed prompt; if empty, the old prompt is kept.
            mask_base64: Mask for inpainting as a data URL: black areas stay, white areas change.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_MODAL, locals())

    submit_modal_with_http_info = with_http_info(submit_modal)
    submit_modal_without_preload_content = without_preload_content(submit_modal)

    async def submit_shorten(
        self,
        *,
        bot_type: models.MidjourneyBotType | str | None = UNSET,
        prompt: str,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Shorten a prompt.

        Submits a task that finds the important words of a prompt and suggests shorter prompts. The task's buttons
        generate images from these prompts.

        Args:
            bot_type: See `MidjourneyBotType`.
            prompt: The prompt.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_SHORTEN, locals())

    submit_shorten_with_http_info = with_http_info(submit_shorten)
    submit_shorten_without_preload_content = without_preload_content(submit_shorten)

    async def submit_video(
        self,
        *,
        prompt: str,
        image: str | None = UNSET,
        end_image: str | None = UNSET,
        motion: Literal["low", "high"] | str | None = UNSET,
        loop: bool | None = UNSET,
        batch_size: int | None = UNSET,
        video_type: str | None = UNSET,
        task_id: str | None = UNSET,
        action: str | None = UNSET,
        index: int | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Generate a video.

        Submits a task that generates videos from an image, or extends a video (trueai midjourney-proxy, new-api). The
        videos are in `videoUrl` and `videoUrls` of the finished task, whose `imageUrl` is empty.

        Args:
            prompt: The prompt.
            image: First image, a URL or data URL; not when a video is extended.
            end_image: Last image, a URL or data URL.
            motion: How much moves.
            loop: Whether the video ends as it begins.
            batch_size: Number of videos, 4 by default.
            video_type: Model and size, such as `vid_1.1_i2v_480`.
            task_id: Id of the task whose video is extended.
            action: `extend` to extend a video; new-api requires it with `taskId`.
            index: Number of the video to extend, from 0.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SUBMIT_VIDEO, locals())

    submit_video_with_http_info = with_http_info(submit_video)
    submit_video_without_preload_content = without_preload_content(submit_video)

    async def swap_face(
        self,
        *,
        source_base64: str | None = UNSET,
        target_base64: str | None = UNSET,
        source_url: str | None = UNSET,
        target_url: str | None = UNSET,
        notify_hook: str | None = UNSET,
        state: str | None = UNSET,
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Swap a face.

        Submits a task that puts the face from one image into another.

        Args:
            source_base64: Image of the face as a data URL; required unless `sourceUrl` is set.
            target_base64: Image to change as a data URL; required unless `targetUrl` is set.
            source_url: URL of the image of the face; trueai midjourney-proxy only.
            target_url: URL of the image to change; trueai midjourney-proxy only.
            notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
                gateways ignore it.
            state: Custom text that the task returns; some servers limit it to 255 characters.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SWAP_FACE, locals())

    swap_face_with_http_info = with_http_info(swap_face)
    swap_face_without_preload_content = without_preload_content(swap_face)

    async def upload_images(
        self,
        *,
        base64_array: Sequence[str],
        account_filter: models.MidjourneyAccountFilter | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneySubmitResponse:
        """Upload images to Discord.

        Uploads images and returns their URLs in `result`, for use in prompts (trueai midjourney-proxy, new-api).
        Proxies reject this with code 4 unless uploads are enabled.

        Args:
            base64_array: The images as data URLs.
            account_filter: See `MidjourneyAccountFilter`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.UPLOAD_IMAGES, locals())

    upload_images_with_http_info = with_http_info(upload_images)
    upload_images_without_preload_content = without_preload_content(upload_images)
