"""OpenAIApi over aiohttp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.files.upload import FileInput
from mtmaisdk.clients.rest.methods.deprecations import deprecation
from mtmaisdk.clients.rest.methods.variants import streaming, to_file, with_http_info, without_preload_content
from mtmaisdk.clients.rest.operations import open_ai_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions


class OpenAIApi:
    """OpenAI-compatible servers and gateways: LMDeploy/InternLM, AITRE, one-api, new-api.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    async def cancel_response(self, response_id: str, **options: Unpack[RequestOptions]) -> models.ResponseObject:
        """Cancel a response.

        Cancels a response that is generated in the background (OpenAI, vLLM, SGLang).

        Args:
            response_id: Id of the response.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CANCEL_RESPONSE, locals())

    cancel_response_with_http_info = with_http_info(cancel_response)
    cancel_response_without_preload_content = without_preload_content(cancel_response)

    @deprecation("functions", since="2023-11-06", use="tools", body=operations.CREATE_CHAT_COMPLETION.body)
    @deprecation("function_call", since="2023-11-06", use="tool_choice", body=operations.CREATE_CHAT_COMPLETION.body)
    @deprecation(
        "enable_thinking", since="2026-11-28", use="chat_template_kwargs", body=operations.CREATE_CHAT_COMPLETION.body
    )
    async def create_chat_completion(
        self,
        *,
        model: str,
        messages: Sequence[models.ChatCompletionMessageParam | models.ChatCompletionMessageParamDict] | str,
        stream: bool | None = UNSET,
        stream_options: models.ChatCompletionStreamOptions | Mapping[str, Any] | None = UNSET,
        temperature: float | None = UNSET,
        top_p: float | None = UNSET,
        presence_penalty: float | None = UNSET,
        frequency_penalty: float | None = UNSET,
        n: int | None = UNSET,
        max_tokens: int | None = UNSET,
        max_completion_tokens: int | None = UNSET,
        stop: models.ChatCompletionStop | Mapping[str, Any] | None = UNSET,
        tools: Sequence[models.ChatCompletionTool | Mapping[str, Any]] | None = UNSET,
        tool_choice: models.ChatCompletionToolChoice | Mapping[str, Any] | None = UNSET,
        parallel_tool_calls: bool | None = UNSET,
        response_format: models.ResponseFormat | Mapping[str, Any] | None = UNSET,
        reasoning_effort: models.ReasoningEffort | Mapping[str, Any] | None = UNSET,
        modalities: Sequence[Literal["text", "audio", "image"] | str] | None = UNSET,
        logprobs: bool | None = UNSET,
        top_logprobs: int | None = UNSET,
        logit_bias: Mapping[str, Any] | None = UNSET,
        seed: int | None = UNSET,
        user: str | None = UNSET,
        audio: models.ChatCompletionAudioParam | Mapping[str, Any] | None = UNSET,
        prediction: models.ChatCompletionPrediction | Mapping[str, Any] | None = UNSET,
        verbosity: Literal["low", "medium", "high"] | str | None = UNSET,
        web_search_options: models.WebSearchOptions | Mapping[str, Any] | None = UNSET,
        moderation: Mapping[str, Any] | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        store: bool | None = UNSET,
        service_tier: Literal["auto", "default", "flex", "scale", "priority", "fast"] | str | None = UNSET,
        prompt_cache_key: str | None = UNSET,
        prompt_cache_options: Mapping[str, Any] | None = UNSET,
        safety_identifier: str | None = UNSET,
        functions: Sequence[models.FunctionDefinition | Mapping[str, Any]] | None = UNSET,
        function_call: models.ChatCompletionFunctionCallOption | Mapping[str, Any] | None = UNSET,
        thinking: Any | None = UNSET,
        enable_search: bool | None = UNSET,
        stop_token_ids: Sequence[int] | None = UNSET,
        min_tokens: int | None = UNSET,
        structured_outputs: Mapping[str, Any] | None = UNSET,
        regex: str | None = UNSET,
        continue_final_message: bool | None = UNSET,
        add_generation_prompt: bool | None = UNSET,
        truncate_prompt_tokens: int | None = UNSET,
        prompt_logprobs: int | None = UNSET,
        priority: int | None = UNSET,
        bad_words: Sequence[str] | None = UNSET,
        thinking_mode: bool | None = UNSET,
        repetition_penalty: float | None = UNSET,
        repetition_ngram_size: int | None = UNSET,
        repetition_ngram_threshold: int | None = UNSET,
        top_k: int | None = UNSET,
        min_p: float | None = UNSET,
        min_new_tokens: int | None = UNSET,
        session_id: models.SessionId | Mapping[str, Any] | None = UNSET,
        ignore_eos: bool | None = UNSET,
        skip_special_tokens: bool | None = UNSET,
        spaces_between_special_tokens: bool | None = UNSET,
        include_stop_str_in_output: bool | None = UNSET,
        enable_thinking: bool | None = UNSET,
        chat_template_kwargs: Mapping[str, Any] | None = UNSET,
        mm_processor_kwargs: Mapping[str, Any] | None = UNSET,
        media_io_kwargs: Mapping[str, Any] | None = UNSET,
        do_preprocess: bool | None = UNSET,
        return_token_ids: bool | None = UNSET,
        return_logprob: bool | None = UNSET,
        return_routed_experts: bool | None = UNSET,
        input_ids: Sequence[int] | None = UNSET,
        image_data: Any | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatCompletion:
        """Create a chat completion.

        Generates the next message of a conversation, as a whole or as an event stream. Image models respond with
        Markdown that links the images, and may send nothing for minutes before that. Errors may come with status 200
        (LMDeploy before 0.6, OpenRouter, wrappers), also as JSON when a stream was requested. LMDeploy 0.5.1 to 0.7.1
        responds to requests with tools in JSON only.

        Args:
            model: Model to use, an id from list_models; LMDeploy responds with 404 for any other.
            messages: The conversation so far; LMDeploy also takes a text, as a prompt without chat template.
            stream: Stream the answer as events. The server's default is False.
            stream_options: Options for the stream.
            temperature: Randomness of the answer; the default is 1 at OpenAI, 0.7 at LMDeploy 0.6, and the model's
                own at later LMDeploy versions.
            top_p: Sample from the most likely tokens up to this total probability; LMDeploy rejects 0. The server's
                default is 1.
            presence_penalty: Positive values make new topics more likely; LMDeploy ignores it. The server's default
                is 0.
            frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it. The server's
                default is 0.
            n: Number of answers; LMDeploy up to 0.16 always returns one. The server's default is 1.
            max_tokens: Maximum number of tokens in the answer; OpenAI's newer models accept only
                `max_completion_tokens`.
            max_completion_tokens: Maximum number of tokens in the answer, including its reasoning; takes precedence
                over `max_tokens`. Unknown to LMDeploy 0.6.
            stop: Stop texts: each ends the answer.
            tools: Functions and other tools that the model may call; LMDeploy needs a tool parser for them.
            tool_choice: Whether the model must call a function, and which one; the default is `auto` with tools and
                `none` without.
            parallel_tool_calls: Whether the model may call several functions at once. The server's default is True.
            response_format: Format of the answer.
            reasoning_effort: How much the model reasons; OpenAI, LMDeploy and gateways support different subsets of
                these values, SGLang also a number.
            modalities: Forms of the answer; text by default. Images are known to OpenRouter and Vercel's gateway.
            logprobs: Whether to return the log probabilities of the tokens. The server's default is False.
            top_logprobs: Number of most likely tokens to return per position; requires `logprobs`. At most 20 at
                OpenAI.
            logit_bias: Bias per token id, from -100 (never) to 100 (always).
            seed: The same seed with the same request mostly gives the same answer.
            user: The caller's identifier for its end user.
            audio: Voice and format of the answer as audio, for the modality `audio` (OpenAI).
            prediction: Text that the answer mostly repeats, such as a file to be changed (OpenAI).
            verbosity: How long the answer should be (OpenAI).
            web_search_options: Search the web before the answer (OpenAI).
            moderation: Model and policy with which question and answer are rated, in `moderation` of the answer
                (OpenAI).
            metadata: Texts to find a stored answer by (OpenAI).
            store: Whether the server stores the answer (OpenAI).
            service_tier: Class of service; the answer names the one that was used (OpenAI).
            prompt_cache_key: Key under which similar prompts are cached (OpenAI).
            prompt_cache_options: How prompts are cached (OpenAI).
            safety_identifier: The caller's identifier for its end user, to detect misuse (OpenAI).
            functions: Functions that the model may call, in the older form of `tools`. Deprecated since 2023-11-06;
                use `tools`.
            function_call: `none`, `auto`, or the function to call, in the older form of `tool_choice`. Deprecated
                since 2023-11-06; use `tool_choice`.
            thinking: Whether to reason before the answer, such as `{type: enabled}` (Zhipu, Volcano, DeepSeek).
            enable_search: Whether to search the web before the answer (Qwen).
            stop_token_ids: Token ids, each of which ends the answer (vLLM, SGLang).
            min_tokens: Minimum number of tokens in the answer (vLLM, SGLang).
            structured_outputs: Form of the answer: `json`, `regex`, `choice`, `grammar` or `structural_tag` (vLLM).
            regex: Regular expression that the answer matches (SGLang).
            continue_final_message: Whether the answer continues the last message, which is the assistant's (vLLM,
                SGLang).
            add_generation_prompt: Whether the template adds the beginning of an answer after the messages (vLLM).
            truncate_prompt_tokens: Number of tokens of the prompt that are kept (vLLM).
            prompt_logprobs: Number of most likely tokens to return per position of the prompt (vLLM).
            priority: Priority of the request (vLLM, SGLang).
            bad_words: Words that the answer must not contain (vLLM).
            thinking_mode: Whether to reason before the answer (hosted Intern API, intern-s1 models).
            repetition_penalty: Values above 1 make repetition less likely (LMDeploy). The server's default is 1.
            repetition_ngram_size: Length of a repeated n-gram that stops the answer (LMDeploy). The server's
                default is 0.
            repetition_ngram_threshold: Number of repetitions of such an n-gram before the answer stops (LMDeploy).
                The server's default is 0.
            top_k: Sample from this many most likely tokens (LMDeploy, default 40 in 0.6; vLLM, where -1 means all).
            min_p: Minimum probability of a token, relative to the most likely token (LMDeploy; default 0 in 0.6).
            min_new_tokens: Minimum number of tokens in the answer (LMDeploy).
            session_id: Session to which the request belongs; a new one by default.
            ignore_eos: Continue after the end-of-sequence token (LMDeploy). The server's default is False.
            skip_special_tokens: Omit special tokens from the text (LMDeploy). The server's default is True.
            spaces_between_special_tokens: Put spaces between special tokens (LMDeploy). The server's default is
                True.
            include_stop_str_in_output: Include the stop text in the answer (LMDeploy). The server's default is
                False.
            enable_thinking: Whether to reason before the answer (LMDeploy); pass it in `chat_template_kwargs`.
                Deprecated since 2026-11-28; use `chat_template_kwargs`.
            chat_template_kwargs: Arguments for the chat template (LMDeploy).
            mm_processor_kwargs: Arguments for the model's media processor (LMDeploy).
            media_io_kwargs: Arguments for loading media, per media type (LMDeploy).
            do_preprocess: Apply the chat template to the messages (LMDeploy). The server's default is True.
            return_token_ids: Return the token ids (LMDeploy). The server's default is False.
            return_logprob: Return the log probability and id of each token (LMDeploy).
            return_routed_experts: Return which experts were used (LMDeploy). The server's default is False.
            input_ids: Prompt as token ids instead of `messages`, which is then empty (LMDeploy).
            image_data: Images for `input_ids`: a URL, an object, or a list of them (LMDeploy).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_CHAT_COMPLETION, locals())

    create_chat_completion_with_http_info = with_http_info(create_chat_completion)
    create_chat_completion_without_preload_content = without_preload_content(create_chat_completion)
    create_chat_completion_stream = streaming(create_chat_completion, operations.CREATE_CHAT_COMPLETION)

    async def create_completion(
        self,
        *,
        model: str,
        prompt: models.CompletionPrompt | Mapping[str, Any],
        stream: bool | None = UNSET,
        stream_options: models.ChatCompletionStreamOptions | Mapping[str, Any] | None = UNSET,
        max_tokens: int | None = UNSET,
        max_completion_tokens: int | None = UNSET,
        temperature: float | None = UNSET,
        top_p: float | None = UNSET,
        n: int | None = UNSET,
        best_of: int | None = UNSET,
        echo: bool | None = UNSET,
        suffix: str | None = UNSET,
        stop: models.ChatCompletionStop | Mapping[str, Any] | None = UNSET,
        presence_penalty: float | None = UNSET,
        frequency_penalty: float | None = UNSET,
        logit_bias: Mapping[str, Any] | None = UNSET,
        logprobs: int | None = UNSET,
        seed: int | None = UNSET,
        user: str | None = UNSET,
        repetition_penalty: float | None = UNSET,
        top_k: int | None = UNSET,
        min_p: float | None = UNSET,
        session_id: models.SessionId | Mapping[str, Any] | None = UNSET,
        ignore_eos: bool | None = UNSET,
        skip_special_tokens: bool | None = UNSET,
        spaces_between_special_tokens: bool | None = UNSET,
        repetition_ngram_size: int | None = UNSET,
        repetition_ngram_threshold: int | None = UNSET,
        min_tokens: int | None = UNSET,
        stop_token_ids: Sequence[int] | None = UNSET,
        response_format: models.ResponseFormat | Mapping[str, Any] | None = UNSET,
        return_token_ids: bool | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.Completion:
        """Create a completion.

        Continues one or more texts, as a whole or as an event stream; the events have the same form as the whole
        response.

        Args:
            model: Model to use.
            prompt: See `CompletionPrompt`.
            stream: Stream the answer as events. The server's default is False.
            stream_options: Options for the stream.
            max_tokens: Maximum number of tokens in the answer. The server's default is 16.
            max_completion_tokens: Maximum number of tokens in the answer; takes precedence over `max_tokens`
                (LMDeploy).
            temperature: Randomness of the answer; the default is 1 at OpenAI, 0.7 at LMDeploy 0.6.
            top_p: Sample from the most likely tokens up to this total probability; LMDeploy rejects 0. The server's
                default is 1.
            n: Number of answers per prompt. The server's default is 1.
            best_of: Number of answers to generate, of which the best `n` are returned (OpenAI; not in a stream).
                The server's default is 1.
            echo: Whether to repeat the prompt before the answer. The server's default is False.
            suffix: Text that comes after the answer.
            stop: Stop texts: each ends the answer.
            presence_penalty: Positive values make new topics more likely; LMDeploy ignores it. The server's default
                is 0.
            frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it. The server's
                default is 0.
            logit_bias: Bias per token id, from -100 (never) to 100 (always).
            logprobs: Number of most likely tokens to return per position; at most 5 at OpenAI.
            seed: The same seed with the same request mostly gives the same answer.
            user: The caller's identifier for its end user.
            repetition_penalty: Values above 1 make repetition less likely (LMDeploy). The server's default is 1.
            top_k: Sample from this many most likely tokens (LMDeploy; vLLM, where -1 means all).
            min_p: Minimum probability of a token, relative to the most likely token (LMDeploy).
            session_id: Session to which the request belongs; a new one by default.
            ignore_eos: Continue after the end-of-sequence token (LMDeploy). The server's default is False.
            skip_special_tokens: Omit special tokens from the text (LMDeploy). The server's default is True.
            spaces_between_special_tokens: Put spaces between special tokens (LMDeploy). The server's default is
                True.
            repetition_ngram_size: Length of a repeated n-gram that stops the answer (LMDeploy). The server's
                default is 0.
            repetition_ngram_threshold: Number of repetitions of such an n-gram before the answer stops (LMDeploy).
                The server's default is 0.
            min_tokens: Minimum number of tokens in the answer (vLLM, SGLang).
            stop_token_ids: Token ids, each of which ends the answer (vLLM, SGLang).
            response_format: Format of the answer (vLLM, SGLang).
            return_token_ids: Return the token ids (LMDeploy). The server's default is False.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_COMPLETION, locals())

    create_completion_with_http_info = with_http_info(create_completion)
    create_completion_without_preload_content = without_preload_content(create_completion)
    create_completion_stream = streaming(create_completion, operations.CREATE_COMPLETION)

    async def create_embedding(
        self,
        *,
        model: str,
        input: models.EmbeddingInput | Mapping[str, Any],
        encoding_format: Literal["float", "base64"] | str | None = UNSET,
        dimensions: int | None = UNSET,
        user: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.CreateEmbeddingResponse:
        """Create embeddings.

        Creates one embedding vector for each input. Without `encoding_format`, base64 is requested, which is much
        faster to parse; the vectors are lists of numbers in any case, whatever the server sends. LMDeploy has this
        path, but always responds with an error.

        Args:
            model: Model to use.
            input: See `EmbeddingInput`.
            encoding_format: Whether to return vectors as lists of numbers or as base64 of little-endian 32-bit
                floats. The server's default is 'float'.
            dimensions: Length of the vectors, for models that support shorter vectors.
            user: The caller's identifier for its end user.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_EMBEDDING, locals())

    create_embedding_with_http_info = with_http_info(create_embedding)
    create_embedding_without_preload_content = without_preload_content(create_embedding)

    async def create_image(
        self,
        *,
        model: str | None = UNSET,
        prompt: str,
        n: int | None = UNSET,
        size: Literal[
            "auto",
            "1024x1024",
            "1536x1024",
            "1024x1536",
            "256x256",
            "512x512",
            "1792x1024",
            "1024x1792",
            "1024x576",
            "1024x768",
            "1024x512",
            "512x1024",
            "512x768",
            "768x512",
            "768x1366",
            "1366x768",
            "1280x960",
            "960x1280",
            "1344x576",
        ]
        | str
        | None = UNSET,
        quality: Literal["auto", "low", "medium", "high", "standard", "hd"] | str | None = UNSET,
        style: Literal["vivid", "natural"] | str | None = UNSET,
        response_format: Literal["url", "b64_json"] | str | None = UNSET,
        background: Literal["auto", "transparent", "opaque"] | str | None = UNSET,
        moderation: Literal["auto", "low"] | str | None = UNSET,
        output_format: Literal["png", "jpeg", "webp"] | str | None = UNSET,
        output_compression: int | None = UNSET,
        stream: bool | None = UNSET,
        partial_images: int | None = UNSET,
        user: str | None = UNSET,
        aspect_ratio: str | None = UNSET,
        image: Any | None = UNSET,
        images: Any | None = UNSET,
        mask: Any | None = UNSET,
        watermark: Any | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ImagesResponse:
        """Generate images from a prompt.

        Generates one or more images with DALL·E, gpt-image, Flux or any image model that the gateway relays. The
        response arrives when the images are ready, after seconds to minutes; gpt-image can stream previews.

        Args:
            model: Model: gpt-image-1, dall-e-3, flux-pro ...; many gateways require it.
            prompt: Description of the image; the model limits its length.
            n: Number of images; dall-e-3 generates only one. The server's default is 1.
            size: Width and height in pixels; each model has its own sizes. The server's default is 'auto'.
            quality: Quality: low to high for gpt-image, standard or hd for dall-e-3. The server's default is
                'auto'.
            style: Dramatic or natural look, dall-e-3 only. The server's default is 'vivid'.
            response_format: Whether to return links or base64; gpt-image rejects the field and always returns
                base64. The server's default is 'url'.
            background: Background of the image, gpt-image only; transparent needs png or webp. The server's default
                is 'auto'.
            moderation: Strictness of the content filter, gpt-image only. The server's default is 'auto'.
            output_format: File format of the image, gpt-image only. The server's default is 'png'.
            output_compression: Compression in percent for jpeg and webp, gpt-image only. The server's default is
                100.
            stream: Whether to send the image and previews as events, gpt-image only. The server's default is False.
            partial_images: Number of previews in the stream. The server's default is 0.
            user: Id of the end user, for abuse detection.
            aspect_ratio: Aspect ratio, such as 16:9; some Flux gateways require this.
            image: Image to start from, for gateways that support it (new-api): a link, base64 or a list.
            images: Images to start from, for gateways that use this name (new-api).
            mask: Mask of the area that may change, for gateways that support it (new-api).
            watermark: Whether to add a watermark to the image, for gateways that support it (new-api).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_IMAGE, locals())

    create_image_with_http_info = with_http_info(create_image)
    create_image_without_preload_content = without_preload_content(create_image)
    create_image_stream = streaming(create_image, operations.CREATE_IMAGE)

    async def create_moderation(
        self,
        *,
        input: models.ModerationInput | Mapping[str, Any],
        model: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.Moderation:
        """Check content for harm.

        Says for each text or image whether it is potentially harmful, and in which way.

        Args:
            input: See `ModerationInput`.
            model: Model to use. The server's default is 'omni-moderation-latest'.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_MODERATION, locals())

    create_moderation_with_http_info = with_http_info(create_moderation)
    create_moderation_without_preload_content = without_preload_content(create_moderation)

    async def create_response(
        self,
        *,
        model: str | None = UNSET,
        input: Sequence[models.ResponsesInputItem | models.ResponsesInputItemDict] | str | None = UNSET,
        instructions: str | None = UNSET,
        max_output_tokens: int | None = UNSET,
        temperature: float | None = UNSET,
        top_p: float | None = UNSET,
        stream: bool | None = UNSET,
        stream_options: Mapping[str, Any] | None = UNSET,
        tools: Sequence[models.ResponsesTool | Mapping[str, Any]] | None = UNSET,
        tool_choice: models.ResponsesToolChoice | Mapping[str, Any] | None = UNSET,
        parallel_tool_calls: bool | None = UNSET,
        max_tool_calls: int | None = UNSET,
        previous_response_id: str | None = UNSET,
        conversation: models.ResponsesConversation | Mapping[str, Any] | None = UNSET,
        store: bool | None = UNSET,
        background: bool | None = UNSET,
        include: Sequence[str] | None = UNSET,
        reasoning: models.ResponsesReasoning | Mapping[str, Any] | None = UNSET,
        text: models.ResponsesText | Mapping[str, Any] | None = UNSET,
        truncation: Literal["auto", "disabled"] | str | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        user: str | None = UNSET,
        prompt: Mapping[str, Any] | None = UNSET,
        prompt_cache_key: str | None = UNSET,
        safety_identifier: str | None = UNSET,
        service_tier: str | None = UNSET,
        top_logprobs: int | None = UNSET,
        context_management: Sequence[Mapping[str, Any]] | None = UNSET,
        moderation: Mapping[str, Any] | None = UNSET,
        stop: models.ChatCompletionStop | Mapping[str, Any] | None = UNSET,
        seed: int | None = UNSET,
        top_k: int | None = UNSET,
        min_p: float | None = UNSET,
        repetition_penalty: float | None = UNSET,
        presence_penalty: float | None = UNSET,
        frequency_penalty: float | None = UNSET,
        logit_bias: Mapping[str, Any] | None = UNSET,
        ignore_eos: bool | None = UNSET,
        skip_special_tokens: bool | None = UNSET,
        include_stop_str_in_output: bool | None = UNSET,
        request_id: str | None = UNSET,
        priority: int | None = UNSET,
        cache_salt: str | None = UNSET,
        structured_outputs: Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ResponseObject:
        """Create a response.

        Generates a response, as a whole or as an event stream. OpenAI stores it, so that the next request may refer to
        it by `previous_response_id`; LMDeploy rejects that, and some servers and gateways ignore it and forget the
        conversation. A failed response raises an exception, even with status 200.

        Args:
            model: Model to use; LMDeploy has only one and does not require it.
            input: A question, or the items of the conversation so far; LMDeploy requires at least one.
            instructions: The system prompt; it has to be sent with each request.
            max_output_tokens: Maximum number of tokens in the answer, including its reasoning; at least 16 at
                OpenAI.
            temperature: Randomness of the answer.
            top_p: Sample from the most likely tokens up to this total probability.
            stream: Stream the answer as events. The server's default is False.
            stream_options: Options for the stream: `include_obfuscation` (OpenAI).
            tools: Tools that the model may call; those other than functions are run by the server, and LMDeploy
                drops them.
            tool_choice: Whether the model must call a tool, and which one.
            parallel_tool_calls: Whether the model may call several tools at once.
            max_tool_calls: Maximum number of calls of tools that the server runs.
            previous_response_id: Id of the response that this one continues. LMDeploy rejects it; LiteLLM and older
                Ollama ignore it, and the conversation is lost.
            conversation: Id of a conversation that the server stores (OpenAI), or an object with the id.
            store: Whether the server stores the response; most servers cannot.
            background: Return at once, and generate the response in the background; LMDeploy rejects it.
            include: What else to return, such as `reasoning.encrypted_content`, which OpenAI needs if `store` is
                `false`.
            reasoning: How much the model reasons, and whether to return a summary of it.
            text: Format and length of the text.
            truncation: Whether a conversation that is too long is shortened (`auto`) or rejected (`disabled`).
            metadata: Texts to find a stored response by.
            user: The caller's identifier for its end user.
            prompt: A stored prompt: `id`, `version`, `variables` (OpenAI).
            prompt_cache_key: Requests with the same key share a cache (OpenAI).
            safety_identifier: The caller's identifier for its end user (OpenAI).
            service_tier: Class of service (OpenAI).
            top_logprobs: Number of most likely tokens to return per position.
            context_management: How a long conversation is shortened (OpenAI).
            moderation: Model and policy with which question and answer are rated (OpenAI).
            stop: Stop texts: each ends the answer (LMDeploy, vLLM, SGLang).
            seed: The same seed mostly gives the same answer (LMDeploy, vLLM).
            top_k: Sample from this many most likely tokens (LMDeploy, vLLM).
            min_p: Minimum probability of a token relative to the likeliest (LMDeploy).
            repetition_penalty: Above 1, repetition is less likely (LMDeploy, vLLM).
            presence_penalty: Positive values make new topics more likely; LMDeploy ignores it.
            frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it.
            logit_bias: Bias per token id; LMDeploy ignores it.
            ignore_eos: Continue after the end of the text (LMDeploy, vLLM).
            skip_special_tokens: Leave special tokens out of the text (LMDeploy, vLLM).
            include_stop_str_in_output: Keep the stop text (LMDeploy, vLLM).
            request_id: Id of the request for the log of the server (LMDeploy, vLLM).
            priority: Priority of the request (vLLM, SGLang).
            cache_salt: Separates caches of prompts (vLLM).
            structured_outputs: Constraints of the answer (vLLM).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_RESPONSE, locals())

    create_response_with_http_info = with_http_info(create_response)
    create_response_without_preload_content = without_preload_content(create_response)
    create_response_stream = streaming(create_response, operations.CREATE_RESPONSE)

    async def create_speech(
        self,
        *,
        model: str,
        input: str,
        voice: models.SpeechVoice | Mapping[str, Any],
        response_format: Literal["mp3", "opus", "aac", "flac", "wav", "pcm"] | str | None = UNSET,
        speed: float | None = UNSET,
        instructions: str | None = UNSET,
        stream_format: Literal["audio", "sse"] | str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> bytes:
        """Convert text to speech.

        Generates speech from text. The response is the audio itself in the requested format, not JSON; errors are JSON.
        Servers use different media types for the same format: some send `application/octet-stream` for all formats.
        With `stream_format: sse`, the audio arrives as events (gpt-4o-mini-tts and newer).

        Args:
            model: Speech model, such as tts-1, tts-1-hd or gpt-4o-mini-tts.
            input: The text to speak.
            voice: See `SpeechVoice`.
            response_format: Format of the audio; pcm is raw samples of 24 kHz, 16 bit, mono. The server's default
                is 'mp3'.
            speed: Speaking rate, as a factor. The server's default is 1.
            instructions: How to speak, in words; tts-1 and tts-1-hd ignore it.
            stream_format: Whether to send the audio itself or events that carry it; tts-1 and tts-1-hd do not
                support events. The server's default is 'audio'.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_SPEECH, locals())

    create_speech_with_http_info = with_http_info(create_speech)
    create_speech_without_preload_content = without_preload_content(create_speech)
    create_speech_to_file = to_file(create_speech, operations.CREATE_SPEECH)
    create_speech_stream = streaming(create_speech, operations.CREATE_SPEECH)

    async def create_transcription(
        self,
        *,
        file: FileInput,
        model: str,
        language: str | None = UNSET,
        languages: Sequence[str] | None = UNSET,
        keywords: Sequence[str] | None = UNSET,
        prompt: str | None = UNSET,
        response_format: Literal["json", "text", "srt", "verbose_json", "vtt", "diarized_json"] | str | None = UNSET,
        temperature: float | None = UNSET,
        timestamp_granularities: Sequence[Literal["word", "segment"] | str] | None = UNSET,
        include: Sequence[Literal["logprobs"] | str] | None = UNSET,
        stream: bool | None = UNSET,
        chunking_strategy: models.TranscriptionChunkingStrategy | Mapping[str, Any] | None = UNSET,
        known_speaker_names: Sequence[str] | None = UNSET,
        known_speaker_references: Sequence[str] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.Transcription:
        """Transcribe audio.

        Transcribes speech in its own language. The formats `text`, `srt` and `vtt` return plain text, all others JSON.
        Of OpenAI's models, whisper-1 does not stream.

        Args:
            file: The audio file: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.
            model: Speech recognition model, such as whisper-1 or gpt-4o-transcribe.
            language: Spoken language, as an ISO 639-1 code; detected if omitted.
            languages: Languages that may be spoken, as ISO 639-1 codes (gpt-transcribe).
            keywords: Words that may be spoken, such as names (gpt-transcribe).
            prompt: Text in the spoken language that guides style and spelling.
            response_format: Format of the response: text, srt and vtt are plain text; gpt-4o models support only
                some formats. The server's default is 'json'.
            temperature: Randomness; 0 means automatic. The server's default is 0.
            timestamp_granularities: What gets timestamps; requires the verbose_json format.
            include: What to return in addition to the text; requires the json format.
            stream: Whether to send the text as events; whisper-1 ignores it. The server's default is False.
            chunking_strategy: See `TranscriptionChunkingStrategy`.
            known_speaker_names: Names of the speakers to recognize, in the order of their voice samples.
            known_speaker_references: Voice samples of these speakers as data URLs, 2 to 10 seconds each.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_TRANSCRIPTION, locals())

    create_transcription_with_http_info = with_http_info(create_transcription)
    create_transcription_without_preload_content = without_preload_content(create_transcription)
    create_transcription_stream = streaming(create_transcription, operations.CREATE_TRANSCRIPTION)

    async def create_translation(
        self,
        *,
        file: FileInput,
        model: str,
        prompt: str | None = UNSET,
        response_format: Literal["json", "text", "srt", "verbose_json", "vtt"] | str | None = UNSET,
        temperature: float | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.Transcription:
        """Translate audio into English.

        Translates speech in any language into English text. The formats `text`, `srt` and `vtt` return plain text, all
        others JSON.

        Args:
            file: The audio file: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.
            model: Speech recognition model, such as whisper-1.
            prompt: English text that guides style and spelling.
            response_format: Format of the response: text, srt and vtt are plain text. The server's default is
                'json'.
            temperature: Randomness; 0 means automatic. The server's default is 0.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_TRANSLATION, locals())

    create_translation_with_http_info = with_http_info(create_translation)
    create_translation_without_preload_content = without_preload_content(create_translation)

    async def delete_response(self, response_id: str, **options: Unpack[RequestOptions]) -> models.DeletedResponse:
        """Delete a response.

        Deletes a response that the server stores (OpenAI).

        Args:
            response_id: Id of the response.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.DELETE_RESPONSE, locals())

    delete_response_with_http_info = with_http_info(delete_response)
    delete_response_without_preload_content = without_preload_content(delete_response)

    async def edit_image(
        self,
        *,
        image: FileInput | Sequence[FileInput] | None = UNSET,
        images: Sequence[FileInput] | None = UNSET,
        prompt: str,
        mask: FileInput | None = UNSET,
        model: str | None = UNSET,
        n: int | None = UNSET,
        size: Literal["auto", "1024x1024", "1536x1024", "1024x1536", "256x256", "512x512"] | str | None = UNSET,
        quality: Literal["auto", "low", "medium", "high", "standard"] | str | None = UNSET,
        background: Literal["auto", "transparent", "opaque"] | str | None = UNSET,
        input_fidelity: Literal["low", "high"] | str | None = UNSET,
        response_format: Literal["url", "b64_json"] | str | None = UNSET,
        output_format: Literal["png", "jpeg", "webp"] | str | None = UNSET,
        output_compression: int | None = UNSET,
        stream: bool | None = UNSET,
        partial_images: int | None = UNSET,
        user: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ImagesResponse:
        """Edit images by a prompt.

        Creates images from one or more images and a prompt. The response arrives when the images are ready, after
        seconds to minutes; gpt-image can stream previews. one-api responds with 501.

        Args:
            prompt: Description of the wanted image; the model limits its length.
            image: The image, or a list of images; at most 16 at OpenAI.
            images: Several images; `image` with a list is sent like this.
            mask: Image whose transparent area may change, of the same size.
            model: Model: gpt-image-1, dall-e-2 ...; many gateways require it.
            n: Number of images. The server's default is 1.
            size: Width and height in pixels; each model has its own sizes. The server's default is 'auto'.
            quality: Quality: low to high for gpt-image, standard for dall-e-2. The server's default is 'auto'.
            background: Background of the image, gpt-image only; transparent needs png or webp. The server's default
                is 'auto'.
            input_fidelity: How closely the result follows the images, gpt-image only. The server's default is
                'low'.
            response_format: Whether to return links or base64, dall-e-2 only. The server's default is 'url'.
            output_format: File format of the image, gpt-image only. The server's default is 'png'.
            output_compression: Compression in percent for jpeg and webp, gpt-image only. The server's default is
                100.
            stream: Whether to send the image and previews as events, gpt-image only. The server's default is False.
            partial_images: Number of previews in the stream. The server's default is 0.
            user: Id of the end user, for abuse detection.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.EDIT_IMAGE, locals())

    edit_image_with_http_info = with_http_info(edit_image)
    edit_image_without_preload_content = without_preload_content(edit_image)
    edit_image_stream = streaming(edit_image, operations.EDIT_IMAGE)

    async def encode_text(
        self,
        *,
        input: models.EncodeInput | Mapping[str, Any],
        do_preprocess: bool | None = UNSET,
        add_bos: bool | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.EncodeResponse:
        """Encode texts as tokens.

        Returns the ids and the number of tokens of each text, by the server's own tokenizer (LMDeploy).

        Args:
            input: See `EncodeInput`.
            do_preprocess: Whether to apply the chat template to the text. The server's default is False.
            add_bos: Whether to begin with the beginning-of-sequence token. The server's default is True.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.ENCODE_TEXT, locals())

    encode_text_with_http_info = with_http_info(encode_text)
    encode_text_without_preload_content = without_preload_content(encode_text)

    async def get_model(self, model: str, **options: Unpack[RequestOptions]) -> models.ModelInfo:
        """Get a model.

        Returns one model. one-api and new-api respond to an unknown name with an error and status 200; LMDeploy does
        not have this path.

        Args:
            model: Name of the model, which may contain slashes.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.GET_MODEL, locals())

    get_model_with_http_info = with_http_info(get_model)
    get_model_without_preload_content = without_preload_content(get_model)

    async def get_response(
        self, response_id: str, *, include: Sequence[str] | None = UNSET, **options: Unpack[RequestOptions]
    ) -> models.ResponseObject:
        """Get a response.

        Returns a stored response, even if it failed or is still being generated in the background. Only OpenAI, vLLM
        and SGLang have this path; LMDeploy and LiteLLM store nothing.

        Args:
            response_id: Id of the response.
            include: What else to return, such as `reasoning.encrypted_content` (OpenAI).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.GET_RESPONSE, locals())

    get_response_with_http_info = with_http_info(get_response)
    get_response_without_preload_content = without_preload_content(get_response)

    async def list_models(self, **options: Unpack[RequestOptions]) -> models.ModelList:
        """List models.

        Lists the models that the server has or that the key may use. If a request carries the headers of another
        vendor's client, new-api responds in that vendor's format.

        Args:
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LIST_MODELS, locals())

    list_models_with_http_info = with_http_info(list_models)
    list_models_without_preload_content = without_preload_content(list_models)

    async def list_response_input_items(
        self,
        response_id: str,
        *,
        after: str | None = UNSET,
        limit: int | None = UNSET,
        order: Literal["asc", "desc"] | None = UNSET,
        include: Sequence[str] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ResponsesItemList:
        """List the input of a response.

        Lists the input items of a stored response, including those of previous turns (OpenAI).

        Args:
            response_id: Id of the response.
            after: Id of the item after which the list begins.
            limit: Number of items, from 1 to 100; 20 by default.
            order: `desc`, the newest first, by default, or `asc`.
            include: What else to return, such as `reasoning.encrypted_content` (OpenAI).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LIST_RESPONSE_INPUT_ITEMS, locals())

    list_response_input_items_with_http_info = with_http_info(list_response_input_items)
    list_response_input_items_without_preload_content = without_preload_content(list_response_input_items)

    async def rerank(
        self,
        *,
        model: str | None = UNSET,
        query: models.RerankQuery | Mapping[str, Any],
        documents: Sequence[models.RerankInput | Mapping[str, Any]],
        top_n: int | None = UNSET,
        return_documents: bool | None = UNSET,
        max_chunk_per_doc: int | None = UNSET,
        overlap_tokens: int | None = UNSET,
        max_tokens_per_doc: int | None = UNSET,
        truncate_prompt_tokens: int | None = UNSET,
        priority: int | None = UNSET,
        instruct: str | None = UNSET,
        user: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.RerankResponse:
        """Order documents by relevance.

        Rates how well each document answers a query, and returns the documents, best first. The fields are those of
        Jina; new-api, vLLM, SGLang and Xinference send different forms of the response, which are read as one.

        Args:
            model: Model to use; only SGLang needs none.
            query: See `RerankQuery`.
            documents: The documents: texts, objects with a text, or, for some models, images.
            top_n: Number of documents to return; all by default.
            return_documents: Whether to return the documents themselves; the default is true at SGLang, false
                elsewhere.
            max_chunk_per_doc: Number of parts into which a document is split (Jina).
            overlap_tokens: Number of tokens that two parts share (Jina).
            max_tokens_per_doc: Number of tokens of a document that count (Cohere, vLLM).
            truncate_prompt_tokens: Number of tokens after which a text is cut (vLLM).
            priority: Priority of the request (vLLM).
            instruct: What the model is to do, for models that take an instruction (SGLang).
            user: The caller's identifier for its end user.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.RERANK, locals())

    rerank_with_http_info = with_http_info(rerank)
    rerank_without_preload_content = without_preload_content(rerank)
