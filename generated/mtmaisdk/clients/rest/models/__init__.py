"""The models of the contract, each imported on first use."""

# Type checkers treat this name as typing.TYPE_CHECKING, whose import would take time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.clients.rest.models.answer_image import AnswerImage as AnswerImage
    from mtmaisdk.clients.rest.models.answer_image_url import AnswerImageUrl as AnswerImageUrl
    from mtmaisdk.clients.rest.models.api_error import APIError as APIError
    from mtmaisdk.clients.rest.models.api_error_detail import APIErrorDetail as APIErrorDetail
    from mtmaisdk.clients.rest.models.api_error_detail_item import APIErrorDetailItem as APIErrorDetailItem
    from mtmaisdk.clients.rest.models.api_error_location import APIErrorLocation as APIErrorLocation
    from mtmaisdk.clients.rest.models.api_errors import APIErrors as APIErrors
    from mtmaisdk.clients.rest.models.audio_content_part import AudioContentPart as AudioContentPart
    from mtmaisdk.clients.rest.models.chat_completion import ChatCompletion as ChatCompletion
    from mtmaisdk.clients.rest.models.chat_completion_allowed_tools import (
        ChatCompletionAllowedTools as ChatCompletionAllowedTools,
    )
    from mtmaisdk.clients.rest.models.chat_completion_answer_content import (
        ChatCompletionAnswerContent as ChatCompletionAnswerContent,
    )
    from mtmaisdk.clients.rest.models.chat_completion_answer_part import (
        ChatCompletionAnswerPart as ChatCompletionAnswerPart,
    )
    from mtmaisdk.clients.rest.models.chat_completion_audio_param import (
        ChatCompletionAudioParam as ChatCompletionAudioParam,
    )
    from mtmaisdk.clients.rest.models.chat_completion_choice import ChatCompletionChoice as ChatCompletionChoice
    from mtmaisdk.clients.rest.models.chat_completion_chunk import ChatCompletionChunk as ChatCompletionChunk
    from mtmaisdk.clients.rest.models.chat_completion_chunk_choice import (
        ChatCompletionChunkChoice as ChatCompletionChunkChoice,
    )
    from mtmaisdk.clients.rest.models.chat_completion_chunk_delta import (
        ChatCompletionChunkDelta as ChatCompletionChunkDelta,
    )
    from mtmaisdk.clients.rest.models.chat_completion_function_call_option import (
        ChatCompletionFunctionCallOption as ChatCompletionFunctionCallOption,
    )
    from mtmaisdk.clients.rest.models.chat_completion_logprobs import ChatCompletionLogprobs as ChatCompletionLogprobs
    from mtmaisdk.clients.rest.models.chat_completion_message import ChatCompletionMessage as ChatCompletionMessage
    from mtmaisdk.clients.rest.models.chat_completion_message_content import (
        ChatCompletionMessageContent as ChatCompletionMessageContent,
    )
    from mtmaisdk.clients.rest.models.chat_completion_message_param import (
        ChatCompletionMessageParam as ChatCompletionMessageParam,
    )
    from mtmaisdk.clients.rest.models.chat_completion_prediction import (
        ChatCompletionPrediction as ChatCompletionPrediction,
    )
    from mtmaisdk.clients.rest.models.chat_completion_stop import ChatCompletionStop as ChatCompletionStop
    from mtmaisdk.clients.rest.models.chat_completion_stream_options import (
        ChatCompletionStreamOptions as ChatCompletionStreamOptions,
    )
    from mtmaisdk.clients.rest.models.chat_completion_token_logprob import (
        ChatCompletionTokenLogprob as ChatCompletionTokenLogprob,
    )
    from mtmaisdk.clients.rest.models.chat_completion_tool import ChatCompletionTool as ChatCompletionTool
    from mtmaisdk.clients.rest.models.chat_completion_tool_choice import (
        ChatCompletionToolChoice as ChatCompletionToolChoice,
    )
    from mtmaisdk.clients.rest.models.chat_completion_tool_choice_custom import (
        ChatCompletionToolChoiceCustom as ChatCompletionToolChoiceCustom,
    )
    from mtmaisdk.clients.rest.models.chat_completion_tool_choice_function import (
        ChatCompletionToolChoiceFunction as ChatCompletionToolChoiceFunction,
    )
    from mtmaisdk.clients.rest.models.chat_completion_tool_choice_object import (
        ChatCompletionToolChoiceObject as ChatCompletionToolChoiceObject,
    )
    from mtmaisdk.clients.rest.models.chat_completions_req import ChatCompletionsReq as ChatCompletionsReq
    from mtmaisdk.clients.rest.models.chat_message import ChatMessage as ChatMessage
    from mtmaisdk.clients.rest.models.chat_message_config import ChatMessageConfig as ChatMessageConfig
    from mtmaisdk.clients.rest.models.chat_message_content import ChatMessageContent as ChatMessageContent
    from mtmaisdk.clients.rest.models.chat_message_metadata import ChatMessageMetadata as ChatMessageMetadata
    from mtmaisdk.clients.rest.models.chat_message_role import ChatMessageRole as ChatMessageRole
    from mtmaisdk.clients.rest.models.chat_message_row import ChatMessageRow as ChatMessageRow
    from mtmaisdk.clients.rest.models.chat_messages import ChatMessages as ChatMessages
    from mtmaisdk.clients.rest.models.chat_model import ChatModel as ChatModel
    from mtmaisdk.clients.rest.models.chat_model_list import ChatModelList as ChatModelList
    from mtmaisdk.clients.rest.models.chat_model_message import ChatModelMessage as ChatModelMessage
    from mtmaisdk.clients.rest.models.chat_model_usage import ChatModelUsage as ChatModelUsage
    from mtmaisdk.clients.rest.models.chat_req import ChatReq as ChatReq
    from mtmaisdk.clients.rest.models.chat_stream_finish import ChatStreamFinish as ChatStreamFinish
    from mtmaisdk.clients.rest.models.chat_stream_step import ChatStreamStep as ChatStreamStep
    from mtmaisdk.clients.rest.models.chat_stream_tool_call import ChatStreamToolCall as ChatStreamToolCall
    from mtmaisdk.clients.rest.models.chat_stream_tool_result import ChatStreamToolResult as ChatStreamToolResult
    from mtmaisdk.clients.rest.models.chat_stream_usage import ChatStreamUsage as ChatStreamUsage
    from mtmaisdk.clients.rest.models.chatchat_agent_chat_request import (
        ChatchatAgentChatRequest as ChatchatAgentChatRequest,
    )
    from mtmaisdk.clients.rest.models.chatchat_answer import ChatchatAnswer as ChatchatAnswer
    from mtmaisdk.clients.rest.models.chatchat_chat_request import ChatchatChatRequest as ChatchatChatRequest
    from mtmaisdk.clients.rest.models.chatchat_chat_type import ChatchatChatType as ChatchatChatType
    from mtmaisdk.clients.rest.models.chatchat_completion import ChatchatCompletion as ChatchatCompletion
    from mtmaisdk.clients.rest.models.chatchat_completion_choice import (
        ChatchatCompletionChoice as ChatchatCompletionChoice,
    )
    from mtmaisdk.clients.rest.models.chatchat_completion_chunk import (
        ChatchatCompletionChunk as ChatchatCompletionChunk,
    )
    from mtmaisdk.clients.rest.models.chatchat_completion_chunk_choice import (
        ChatchatCompletionChunkChoice as ChatchatCompletionChunkChoice,
    )
    from mtmaisdk.clients.rest.models.chatchat_completion_delta import (
        ChatchatCompletionDelta as ChatchatCompletionDelta,
    )
    from mtmaisdk.clients.rest.models.chatchat_completion_message import (
        ChatchatCompletionMessage as ChatchatCompletionMessage,
    )
    from mtmaisdk.clients.rest.models.chatchat_completion_request import (
        ChatchatCompletionRequest as ChatchatCompletionRequest,
    )
    from mtmaisdk.clients.rest.models.chatchat_conversation import ChatchatConversation as ChatchatConversation
    from mtmaisdk.clients.rest.models.chatchat_conversation_list import (
        ChatchatConversationList as ChatchatConversationList,
    )
    from mtmaisdk.clients.rest.models.chatchat_conversation_request import (
        ChatchatConversationRequest as ChatchatConversationRequest,
    )
    from mtmaisdk.clients.rest.models.chatchat_created_conversation import (
        ChatchatCreatedConversation as ChatchatCreatedConversation,
    )
    from mtmaisdk.clients.rest.models.chatchat_credentials import ChatchatCredentials as ChatchatCredentials
    from mtmaisdk.clients.rest.models.chatchat_done import ChatchatDone as ChatchatDone
    from mtmaisdk.clients.rest.models.chatchat_error import ChatchatError as ChatchatError
    from mtmaisdk.clients.rest.models.chatchat_history import ChatchatHistory as ChatchatHistory
    from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage as ChatchatHistoryMessage
    from mtmaisdk.clients.rest.models.chatchat_kb_chat_request import ChatchatKbChatRequest as ChatchatKbChatRequest
    from mtmaisdk.clients.rest.models.chatchat_knowledge_base_chat_request import (
        ChatchatKnowledgeBaseChatRequest as ChatchatKnowledgeBaseChatRequest,
    )
    from mtmaisdk.clients.rest.models.chatchat_message_list import ChatchatMessageList as ChatchatMessageList
    from mtmaisdk.clients.rest.models.chatchat_model_list import ChatchatModelList as ChatchatModelList
    from mtmaisdk.clients.rest.models.chatchat_models import ChatchatModels as ChatchatModels
    from mtmaisdk.clients.rest.models.chatchat_rename_request import ChatchatRenameRequest as ChatchatRenameRequest
    from mtmaisdk.clients.rest.models.chatchat_search_engine_chat_request import (
        ChatchatSearchEngineChatRequest as ChatchatSearchEngineChatRequest,
    )
    from mtmaisdk.clients.rest.models.chatchat_stored_message import ChatchatStoredMessage as ChatchatStoredMessage
    from mtmaisdk.clients.rest.models.chatchat_tool import ChatchatTool as ChatchatTool
    from mtmaisdk.clients.rest.models.chatchat_tool_call import ChatchatToolCall as ChatchatToolCall
    from mtmaisdk.clients.rest.models.chatchat_tool_function import ChatchatToolFunction as ChatchatToolFunction
    from mtmaisdk.clients.rest.models.chatchat_tool_function_arguments import (
        ChatchatToolFunctionArguments as ChatchatToolFunctionArguments,
    )
    from mtmaisdk.clients.rest.models.chatchat_user import ChatchatUser as ChatchatUser
    from mtmaisdk.clients.rest.models.completion import Completion as Completion
    from mtmaisdk.clients.rest.models.completion_choice import CompletionChoice as CompletionChoice
    from mtmaisdk.clients.rest.models.completion_logprobs import CompletionLogprobs as CompletionLogprobs
    from mtmaisdk.clients.rest.models.completion_prompt import CompletionPrompt as CompletionPrompt
    from mtmaisdk.clients.rest.models.completion_tokens_details import (
        CompletionTokensDetails as CompletionTokensDetails,
    )
    from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage as CompletionUsage
    from mtmaisdk.clients.rest.models.content_part import ContentPart as ContentPart
    from mtmaisdk.clients.rest.models.count_message_tokens_request import (
        CountMessageTokensRequest as CountMessageTokensRequest,
    )
    from mtmaisdk.clients.rest.models.create_chat_completion_request import (
        CreateChatCompletionRequest as CreateChatCompletionRequest,
    )
    from mtmaisdk.clients.rest.models.create_completion_request import (
        CreateCompletionRequest as CreateCompletionRequest,
    )
    from mtmaisdk.clients.rest.models.create_embedding_request import CreateEmbeddingRequest as CreateEmbeddingRequest
    from mtmaisdk.clients.rest.models.create_embedding_response import (
        CreateEmbeddingResponse as CreateEmbeddingResponse,
    )
    from mtmaisdk.clients.rest.models.create_image_request import CreateImageRequest as CreateImageRequest
    from mtmaisdk.clients.rest.models.create_message_request import CreateMessageRequest as CreateMessageRequest
    from mtmaisdk.clients.rest.models.create_moderation_request import (
        CreateModerationRequest as CreateModerationRequest,
    )
    from mtmaisdk.clients.rest.models.create_response_request import CreateResponseRequest as CreateResponseRequest
    from mtmaisdk.clients.rest.models.create_speech_request import CreateSpeechRequest as CreateSpeechRequest
    from mtmaisdk.clients.rest.models.create_transcription_request import (
        CreateTranscriptionRequest as CreateTranscriptionRequest,
    )
    from mtmaisdk.clients.rest.models.create_translation_request import (
        CreateTranslationRequest as CreateTranslationRequest,
    )
    from mtmaisdk.clients.rest.models.custom_tool import CustomTool as CustomTool
    from mtmaisdk.clients.rest.models.custom_tool_call import CustomToolCall as CustomToolCall
    from mtmaisdk.clients.rest.models.custom_tool_format import CustomToolFormat as CustomToolFormat
    from mtmaisdk.clients.rest.models.custom_tool_grammar import CustomToolGrammar as CustomToolGrammar
    from mtmaisdk.clients.rest.models.deleted_response import DeletedResponse as DeletedResponse
    from mtmaisdk.clients.rest.models.dicts import AudioContentPartDict as AudioContentPartDict
    from mtmaisdk.clients.rest.models.dicts import ChatchatHistoryMessageDict as ChatchatHistoryMessageDict
    from mtmaisdk.clients.rest.models.dicts import ChatCompletionMessageParamDict as ChatCompletionMessageParamDict
    from mtmaisdk.clients.rest.models.dicts import ChatCompletionsReqDict as ChatCompletionsReqDict
    from mtmaisdk.clients.rest.models.dicts import ChatMessageConfigDict as ChatMessageConfigDict
    from mtmaisdk.clients.rest.models.dicts import ChatMessageDict as ChatMessageDict
    from mtmaisdk.clients.rest.models.dicts import ChatMessageMetadataDict as ChatMessageMetadataDict
    from mtmaisdk.clients.rest.models.dicts import ChatReqDict as ChatReqDict
    from mtmaisdk.clients.rest.models.dicts import CustomToolCallDict as CustomToolCallDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTFilePartDict as FastGPTFilePartDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTFormItemDict as FastGPTFormItemDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTFormOptionDict as FastGPTFormOptionDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTImagePartDict as FastGPTImagePartDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTImageUrlDict as FastGPTImageUrlDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTInteractiveDict as FastGPTInteractiveDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTInteractiveParamsDict as FastGPTInteractiveParamsDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTInteractiveToolParamsDict as FastGPTInteractiveToolParamsDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTMessageDict as FastGPTMessageDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTSelectOptionDict as FastGPTSelectOptionDict
    from mtmaisdk.clients.rest.models.dicts import FastGPTTextPartDict as FastGPTTextPartDict
    from mtmaisdk.clients.rest.models.dicts import FileContentDict as FileContentDict
    from mtmaisdk.clients.rest.models.dicts import FileContentPartDict as FileContentPartDict
    from mtmaisdk.clients.rest.models.dicts import FunctionCallDict as FunctionCallDict
    from mtmaisdk.clients.rest.models.dicts import ImageContentPartDict as ImageContentPartDict
    from mtmaisdk.clients.rest.models.dicts import ImageUrlDict as ImageUrlDict
    from mtmaisdk.clients.rest.models.dicts import InputAudioContentPartDict as InputAudioContentPartDict
    from mtmaisdk.clients.rest.models.dicts import InputAudioDict as InputAudioDict
    from mtmaisdk.clients.rest.models.dicts import MediaUrlDict as MediaUrlDict
    from mtmaisdk.clients.rest.models.dicts import MessagesBlockParamDict as MessagesBlockParamDict
    from mtmaisdk.clients.rest.models.dicts import MessagesMessageParamDict as MessagesMessageParamDict
    from mtmaisdk.clients.rest.models.dicts import MessagesResultBlockDict as MessagesResultBlockDict
    from mtmaisdk.clients.rest.models.dicts import MessagesSourceDict as MessagesSourceDict
    from mtmaisdk.clients.rest.models.dicts import OtherContentPartDict as OtherContentPartDict
    from mtmaisdk.clients.rest.models.dicts import RefusalContentPartDict as RefusalContentPartDict
    from mtmaisdk.clients.rest.models.dicts import ResponsesInputItemDict as ResponsesInputItemDict
    from mtmaisdk.clients.rest.models.dicts import ResponsesInputPartDict as ResponsesInputPartDict
    from mtmaisdk.clients.rest.models.dicts import TextContentPartDict as TextContentPartDict
    from mtmaisdk.clients.rest.models.dicts import TimeSeriesContentPartDict as TimeSeriesContentPartDict
    from mtmaisdk.clients.rest.models.dicts import ToolCallDict as ToolCallDict
    from mtmaisdk.clients.rest.models.dicts import VideoContentPartDict as VideoContentPartDict
    from mtmaisdk.clients.rest.models.edit_image_request import EditImageRequest as EditImageRequest
    from mtmaisdk.clients.rest.models.embedding import Embedding as Embedding
    from mtmaisdk.clients.rest.models.embedding_input import EmbeddingInput as EmbeddingInput
    from mtmaisdk.clients.rest.models.embedding_multimodal_input import (
        EmbeddingMultimodalInput as EmbeddingMultimodalInput,
    )
    from mtmaisdk.clients.rest.models.embedding_vector import EmbeddingVector as EmbeddingVector
    from mtmaisdk.clients.rest.models.encode_input import EncodeInput as EncodeInput
    from mtmaisdk.clients.rest.models.encode_request import EncodeRequest as EncodeRequest
    from mtmaisdk.clients.rest.models.encode_response import EncodeResponse as EncodeResponse
    from mtmaisdk.clients.rest.models.encoded_ids import EncodedIds as EncodedIds
    from mtmaisdk.clients.rest.models.encoded_length import EncodedLength as EncodedLength
    from mtmaisdk.clients.rest.models.fast_gpt_admin_feedback import FastGPTAdminFeedback as FastGPTAdminFeedback
    from mtmaisdk.clients.rest.models.fast_gpt_answer_content import FastGPTAnswerContent as FastGPTAnswerContent
    from mtmaisdk.clients.rest.models.fast_gpt_answer_message import FastGPTAnswerMessage as FastGPTAnswerMessage
    from mtmaisdk.clients.rest.models.fast_gpt_auth_proxy import FastGPTAuthProxy as FastGPTAuthProxy
    from mtmaisdk.clients.rest.models.fast_gpt_auto_execute import FastGPTAutoExecute as FastGPTAutoExecute
    from mtmaisdk.clients.rest.models.fast_gpt_chat_app import FastGPTChatApp as FastGPTChatApp
    from mtmaisdk.clients.rest.models.fast_gpt_chat_completion import FastGPTChatCompletion as FastGPTChatCompletion
    from mtmaisdk.clients.rest.models.fast_gpt_chat_completion_chunk import (
        FastGPTChatCompletionChunk as FastGPTChatCompletionChunk,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_chat_completion_request import (
        FastGPTChatCompletionRequest as FastGPTChatCompletionRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_chat_config import FastGPTChatConfig as FastGPTChatConfig
    from mtmaisdk.clients.rest.models.fast_gpt_chat_histories_response import (
        FastGPTChatHistoriesResponse as FastGPTChatHistoriesResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_chat_history import FastGPTChatHistory as FastGPTChatHistory
    from mtmaisdk.clients.rest.models.fast_gpt_chat_history_page import FastGPTChatHistoryPage as FastGPTChatHistoryPage
    from mtmaisdk.clients.rest.models.fast_gpt_chat_init import FastGPTChatInit as FastGPTChatInit
    from mtmaisdk.clients.rest.models.fast_gpt_chat_init_response import (
        FastGPTChatInitResponse as FastGPTChatInitResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_chat_record import FastGPTChatRecord as FastGPTChatRecord
    from mtmaisdk.clients.rest.models.fast_gpt_chat_record_page import FastGPTChatRecordPage as FastGPTChatRecordPage
    from mtmaisdk.clients.rest.models.fast_gpt_chat_records_response import (
        FastGPTChatRecordsResponse as FastGPTChatRecordsResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_chat_title import FastGPTChatTitle as FastGPTChatTitle
    from mtmaisdk.clients.rest.models.fast_gpt_choice import FastGPTChoice as FastGPTChoice
    from mtmaisdk.clients.rest.models.fast_gpt_chunk_choice import FastGPTChunkChoice as FastGPTChunkChoice
    from mtmaisdk.clients.rest.models.fast_gpt_chunk_delta import FastGPTChunkDelta as FastGPTChunkDelta
    from mtmaisdk.clients.rest.models.fast_gpt_cite_link import FastGPTCiteLink as FastGPTCiteLink
    from mtmaisdk.clients.rest.models.fast_gpt_cited_passage import FastGPTCitedPassage as FastGPTCitedPassage
    from mtmaisdk.clients.rest.models.fast_gpt_cited_version import FastGPTCitedVersion as FastGPTCitedVersion
    from mtmaisdk.clients.rest.models.fast_gpt_collection_page import FastGPTCollectionPage as FastGPTCollectionPage
    from mtmaisdk.clients.rest.models.fast_gpt_collection_quote_response import (
        FastGPTCollectionQuoteResponse as FastGPTCollectionQuoteResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_compression import FastGPTCompression as FastGPTCompression
    from mtmaisdk.clients.rest.models.fast_gpt_content_part import FastGPTContentPart as FastGPTContentPart
    from mtmaisdk.clients.rest.models.fast_gpt_error import FastGPTError as FastGPTError
    from mtmaisdk.clients.rest.models.fast_gpt_error_value import FastGPTErrorValue as FastGPTErrorValue
    from mtmaisdk.clients.rest.models.fast_gpt_file import FastGPTFile as FastGPTFile
    from mtmaisdk.clients.rest.models.fast_gpt_file_part import FastGPTFilePart as FastGPTFilePart
    from mtmaisdk.clients.rest.models.fast_gpt_file_select import FastGPTFileSelect as FastGPTFileSelect
    from mtmaisdk.clients.rest.models.fast_gpt_file_url_response import FastGPTFileUrlResponse as FastGPTFileUrlResponse
    from mtmaisdk.clients.rest.models.fast_gpt_form_item import FastGPTFormItem as FastGPTFormItem
    from mtmaisdk.clients.rest.models.fast_gpt_form_option import FastGPTFormOption as FastGPTFormOption
    from mtmaisdk.clients.rest.models.fast_gpt_get_chat_histories_request import (
        FastGPTGetChatHistoriesRequest as FastGPTGetChatHistoriesRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_get_chat_records_request import (
        FastGPTGetChatRecordsRequest as FastGPTGetChatRecordsRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_get_collection_quote_request import (
        FastGPTGetCollectionQuoteRequest as FastGPTGetCollectionQuoteRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_get_history_status_request import (
        FastGPTGetHistoryStatusRequest as FastGPTGetHistoryStatusRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_get_quote_request import FastGPTGetQuoteRequest as FastGPTGetQuoteRequest
    from mtmaisdk.clients.rest.models.fast_gpt_get_records_v2_request import (
        FastGPTGetRecordsV2Request as FastGPTGetRecordsV2Request,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_get_speech_request import (
        FastGPTGetSpeechRequest as FastGPTGetSpeechRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_get_suggested_questions_request import (
        FastGPTGetSuggestedQuestionsRequest as FastGPTGetSuggestedQuestionsRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_history_preview import FastGPTHistoryPreview as FastGPTHistoryPreview
    from mtmaisdk.clients.rest.models.fast_gpt_history_status_response import (
        FastGPTHistoryStatusResponse as FastGPTHistoryStatusResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_history_statuses import FastGPTHistoryStatuses as FastGPTHistoryStatuses
    from mtmaisdk.clients.rest.models.fast_gpt_image_part import FastGPTImagePart as FastGPTImagePart
    from mtmaisdk.clients.rest.models.fast_gpt_image_url import FastGPTImageUrl as FastGPTImageUrl
    from mtmaisdk.clients.rest.models.fast_gpt_input_guide import FastGPTInputGuide as FastGPTInputGuide
    from mtmaisdk.clients.rest.models.fast_gpt_interactive import FastGPTInteractive as FastGPTInteractive
    from mtmaisdk.clients.rest.models.fast_gpt_interactive_event import (
        FastGPTInteractiveEvent as FastGPTInteractiveEvent,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_interactive_params import (
        FastGPTInteractiveParams as FastGPTInteractiveParams,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_interactive_tool_params import (
        FastGPTInteractiveToolParams as FastGPTInteractiveToolParams,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_message import FastGPTMessage as FastGPTMessage
    from mtmaisdk.clients.rest.models.fast_gpt_message_content import FastGPTMessageContent as FastGPTMessageContent
    from mtmaisdk.clients.rest.models.fast_gpt_node_response import FastGPTNodeResponse as FastGPTNodeResponse
    from mtmaisdk.clients.rest.models.fast_gpt_node_responses import FastGPTNodeResponses as FastGPTNodeResponses
    from mtmaisdk.clients.rest.models.fast_gpt_node_status import FastGPTNodeStatus as FastGPTNodeStatus
    from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth as FastGPTOutLinkAuth
    from mtmaisdk.clients.rest.models.fast_gpt_plan import FastGPTPlan as FastGPTPlan
    from mtmaisdk.clients.rest.models.fast_gpt_plan_event import FastGPTPlanEvent as FastGPTPlanEvent
    from mtmaisdk.clients.rest.models.fast_gpt_plan_status import FastGPTPlanStatus as FastGPTPlanStatus
    from mtmaisdk.clients.rest.models.fast_gpt_plan_status_event import FastGPTPlanStatusEvent as FastGPTPlanStatusEvent
    from mtmaisdk.clients.rest.models.fast_gpt_plan_step import FastGPTPlanStep as FastGPTPlanStep
    from mtmaisdk.clients.rest.models.fast_gpt_presign_chat_file_get_url_request import (
        FastGPTPresignChatFileGetUrlRequest as FastGPTPresignChatFileGetUrlRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_presign_chat_file_post_url_request import (
        FastGPTPresignChatFilePostUrlRequest as FastGPTPresignChatFilePostUrlRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_question_guide import FastGPTQuestionGuide as FastGPTQuestionGuide
    from mtmaisdk.clients.rest.models.fast_gpt_question_guide_setting import (
        FastGPTQuestionGuideSetting as FastGPTQuestionGuideSetting,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_quote import FastGPTQuote as FastGPTQuote
    from mtmaisdk.clients.rest.models.fast_gpt_quote_score import FastGPTQuoteScore as FastGPTQuoteScore
    from mtmaisdk.clients.rest.models.fast_gpt_quotes_response import FastGPTQuotesResponse as FastGPTQuotesResponse
    from mtmaisdk.clients.rest.models.fast_gpt_record_detail_response import (
        FastGPTRecordDetailResponse as FastGPTRecordDetailResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_records_page import FastGPTRecordsPage as FastGPTRecordsPage
    from mtmaisdk.clients.rest.models.fast_gpt_records_v2_response import (
        FastGPTRecordsV2Response as FastGPTRecordsV2Response,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_sandbox_status import FastGPTSandboxStatus as FastGPTSandboxStatus
    from mtmaisdk.clients.rest.models.fast_gpt_score import FastGPTScore as FastGPTScore
    from mtmaisdk.clients.rest.models.fast_gpt_select_option import FastGPTSelectOption as FastGPTSelectOption
    from mtmaisdk.clients.rest.models.fast_gpt_send_feedback_request import (
        FastGPTSendFeedbackRequest as FastGPTSendFeedbackRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_skill import FastGPTSkill as FastGPTSkill
    from mtmaisdk.clients.rest.models.fast_gpt_skill_event import FastGPTSkillEvent as FastGPTSkillEvent
    from mtmaisdk.clients.rest.models.fast_gpt_speech_settings import FastGPTSpeechSettings as FastGPTSpeechSettings
    from mtmaisdk.clients.rest.models.fast_gpt_step_title import FastGPTStepTitle as FastGPTStepTitle
    from mtmaisdk.clients.rest.models.fast_gpt_step_title_event import FastGPTStepTitleEvent as FastGPTStepTitleEvent
    from mtmaisdk.clients.rest.models.fast_gpt_stop_chat_request import FastGPTStopChatRequest as FastGPTStopChatRequest
    from mtmaisdk.clients.rest.models.fast_gpt_stop_chat_response import (
        FastGPTStopChatResponse as FastGPTStopChatResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_stopped_run import FastGPTStoppedRun as FastGPTStoppedRun
    from mtmaisdk.clients.rest.models.fast_gpt_stream_event import FastGPTStreamEvent as FastGPTStreamEvent
    from mtmaisdk.clients.rest.models.fast_gpt_suggested_questions_response import (
        FastGPTSuggestedQuestionsResponse as FastGPTSuggestedQuestionsResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_text import FastGPTText as FastGPTText
    from mtmaisdk.clients.rest.models.fast_gpt_text_part import FastGPTTextPart as FastGPTTextPart
    from mtmaisdk.clients.rest.models.fast_gpt_tool import FastGPTTool as FastGPTTool
    from mtmaisdk.clients.rest.models.fast_gpt_tool_event import FastGPTToolEvent as FastGPTToolEvent
    from mtmaisdk.clients.rest.models.fast_gpt_tts_config import FastGPTTtsConfig as FastGPTTtsConfig
    from mtmaisdk.clients.rest.models.fast_gpt_update_chat_history_request import (
        FastGPTUpdateChatHistoryRequest as FastGPTUpdateChatHistoryRequest,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_upload_ticket import FastGPTUploadTicket as FastGPTUploadTicket
    from mtmaisdk.clients.rest.models.fast_gpt_upload_ticket_response import (
        FastGPTUploadTicketResponse as FastGPTUploadTicketResponse,
    )
    from mtmaisdk.clients.rest.models.fast_gpt_usage import FastGPTUsage as FastGPTUsage
    from mtmaisdk.clients.rest.models.fast_gpt_value_item import FastGPTValueItem as FastGPTValueItem
    from mtmaisdk.clients.rest.models.fast_gpt_void_response import FastGPTVoidResponse as FastGPTVoidResponse
    from mtmaisdk.clients.rest.models.fast_gpt_whisper_config import FastGPTWhisperConfig as FastGPTWhisperConfig
    from mtmaisdk.clients.rest.models.fast_gpt_workflow_duration import (
        FastGPTWorkflowDuration as FastGPTWorkflowDuration,
    )
    from mtmaisdk.clients.rest.models.file_content import FileContent as FileContent
    from mtmaisdk.clients.rest.models.file_content_part import FileContentPart as FileContentPart
    from mtmaisdk.clients.rest.models.function_call import FunctionCall as FunctionCall
    from mtmaisdk.clients.rest.models.function_definition import FunctionDefinition as FunctionDefinition
    from mtmaisdk.clients.rest.models.image_completed_event import ImageCompletedEvent as ImageCompletedEvent
    from mtmaisdk.clients.rest.models.image_content_part import ImageContentPart as ImageContentPart
    from mtmaisdk.clients.rest.models.image_data import ImageData as ImageData
    from mtmaisdk.clients.rest.models.image_partial_event import ImagePartialEvent as ImagePartialEvent
    from mtmaisdk.clients.rest.models.image_stream_event import ImageStreamEvent as ImageStreamEvent
    from mtmaisdk.clients.rest.models.image_url import ImageUrl as ImageUrl
    from mtmaisdk.clients.rest.models.image_url_or_text import ImageUrlOrText as ImageUrlOrText
    from mtmaisdk.clients.rest.models.images_response import ImagesResponse as ImagesResponse
    from mtmaisdk.clients.rest.models.images_token_details import ImagesTokenDetails as ImagesTokenDetails
    from mtmaisdk.clients.rest.models.images_usage import ImagesUsage as ImagesUsage
    from mtmaisdk.clients.rest.models.input_audio import InputAudio as InputAudio
    from mtmaisdk.clients.rest.models.input_audio_content_part import InputAudioContentPart as InputAudioContentPart
    from mtmaisdk.clients.rest.models.known_content_part import KnownContentPart as KnownContentPart
    from mtmaisdk.clients.rest.models.media_url import MediaUrl as MediaUrl
    from mtmaisdk.clients.rest.models.message_token_count import MessageTokenCount as MessageTokenCount
    from mtmaisdk.clients.rest.models.messages_block import MessagesBlock as MessagesBlock
    from mtmaisdk.clients.rest.models.messages_block_delta import MessagesBlockDelta as MessagesBlockDelta
    from mtmaisdk.clients.rest.models.messages_block_delta_event import (
        MessagesBlockDeltaEvent as MessagesBlockDeltaEvent,
    )
    from mtmaisdk.clients.rest.models.messages_block_param import MessagesBlockParam as MessagesBlockParam
    from mtmaisdk.clients.rest.models.messages_block_start_event import (
        MessagesBlockStartEvent as MessagesBlockStartEvent,
    )
    from mtmaisdk.clients.rest.models.messages_block_stop_event import MessagesBlockStopEvent as MessagesBlockStopEvent
    from mtmaisdk.clients.rest.models.messages_content import MessagesContent as MessagesContent
    from mtmaisdk.clients.rest.models.messages_delta_event import MessagesDeltaEvent as MessagesDeltaEvent
    from mtmaisdk.clients.rest.models.messages_error_response import MessagesErrorResponse as MessagesErrorResponse
    from mtmaisdk.clients.rest.models.messages_event import MessagesEvent as MessagesEvent
    from mtmaisdk.clients.rest.models.messages_message import MessagesMessage as MessagesMessage
    from mtmaisdk.clients.rest.models.messages_message_param import MessagesMessageParam as MessagesMessageParam
    from mtmaisdk.clients.rest.models.messages_result_block import MessagesResultBlock as MessagesResultBlock
    from mtmaisdk.clients.rest.models.messages_result_content import MessagesResultContent as MessagesResultContent
    from mtmaisdk.clients.rest.models.messages_source import MessagesSource as MessagesSource
    from mtmaisdk.clients.rest.models.messages_source_value import MessagesSourceValue as MessagesSourceValue
    from mtmaisdk.clients.rest.models.messages_start_event import MessagesStartEvent as MessagesStartEvent
    from mtmaisdk.clients.rest.models.messages_stop import MessagesStop as MessagesStop
    from mtmaisdk.clients.rest.models.messages_stop_reason import MessagesStopReason as MessagesStopReason
    from mtmaisdk.clients.rest.models.messages_stream_event import MessagesStreamEvent as MessagesStreamEvent
    from mtmaisdk.clients.rest.models.messages_thinking import MessagesThinking as MessagesThinking
    from mtmaisdk.clients.rest.models.messages_tool import MessagesTool as MessagesTool
    from mtmaisdk.clients.rest.models.messages_tool_choice import MessagesToolChoice as MessagesToolChoice
    from mtmaisdk.clients.rest.models.messages_usage import MessagesUsage as MessagesUsage
    from mtmaisdk.clients.rest.models.midjourney_account_filter import (
        MidjourneyAccountFilter as MidjourneyAccountFilter,
    )
    from mtmaisdk.clients.rest.models.midjourney_action_request import (
        MidjourneyActionRequest as MidjourneyActionRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_blend_request import MidjourneyBlendRequest as MidjourneyBlendRequest
    from mtmaisdk.clients.rest.models.midjourney_bot_type import MidjourneyBotType as MidjourneyBotType
    from mtmaisdk.clients.rest.models.midjourney_button import MidjourneyButton as MidjourneyButton
    from mtmaisdk.clients.rest.models.midjourney_button_code import MidjourneyButtonCode as MidjourneyButtonCode
    from mtmaisdk.clients.rest.models.midjourney_change_request import (
        MidjourneyChangeRequest as MidjourneyChangeRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_describe_request import (
        MidjourneyDescribeRequest as MidjourneyDescribeRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_edits_request import MidjourneyEditsRequest as MidjourneyEditsRequest
    from mtmaisdk.clients.rest.models.midjourney_error import MidjourneyError as MidjourneyError
    from mtmaisdk.clients.rest.models.midjourney_flag import MidjourneyFlag as MidjourneyFlag
    from mtmaisdk.clients.rest.models.midjourney_imagine_request import (
        MidjourneyImagineRequest as MidjourneyImagineRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_list_request import MidjourneyListRequest as MidjourneyListRequest
    from mtmaisdk.clients.rest.models.midjourney_media import MidjourneyMedia as MidjourneyMedia
    from mtmaisdk.clients.rest.models.midjourney_modal_request import MidjourneyModalRequest as MidjourneyModalRequest
    from mtmaisdk.clients.rest.models.midjourney_progress import MidjourneyProgress as MidjourneyProgress
    from mtmaisdk.clients.rest.models.midjourney_result import MidjourneyResult as MidjourneyResult
    from mtmaisdk.clients.rest.models.midjourney_shorten_request import (
        MidjourneyShortenRequest as MidjourneyShortenRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_submit_response import (
        MidjourneySubmitResponse as MidjourneySubmitResponse,
    )
    from mtmaisdk.clients.rest.models.midjourney_swap_face_request import (
        MidjourneySwapFaceRequest as MidjourneySwapFaceRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_task import MidjourneyTask as MidjourneyTask
    from mtmaisdk.clients.rest.models.midjourney_task_action import MidjourneyTaskAction as MidjourneyTaskAction
    from mtmaisdk.clients.rest.models.midjourney_task_properties import (
        MidjourneyTaskProperties as MidjourneyTaskProperties,
    )
    from mtmaisdk.clients.rest.models.midjourney_task_status import MidjourneyTaskStatus as MidjourneyTaskStatus
    from mtmaisdk.clients.rest.models.midjourney_upload_request import (
        MidjourneyUploadRequest as MidjourneyUploadRequest,
    )
    from mtmaisdk.clients.rest.models.midjourney_video_request import MidjourneyVideoRequest as MidjourneyVideoRequest
    from mtmaisdk.clients.rest.models.model_info import ModelInfo as ModelInfo
    from mtmaisdk.clients.rest.models.model_list import ModelList as ModelList
    from mtmaisdk.clients.rest.models.model_permission import ModelPermission as ModelPermission
    from mtmaisdk.clients.rest.models.moderation import Moderation as Moderation
    from mtmaisdk.clients.rest.models.moderation_input import ModerationInput as ModerationInput
    from mtmaisdk.clients.rest.models.moderation_result import ModerationResult as ModerationResult
    from mtmaisdk.clients.rest.models.open_ai_error_code import OpenAIErrorCode as OpenAIErrorCode
    from mtmaisdk.clients.rest.models.open_ai_error_detail import OpenAIErrorDetail as OpenAIErrorDetail
    from mtmaisdk.clients.rest.models.open_ai_error_detail_value import OpenAIErrorDetailValue as OpenAIErrorDetailValue
    from mtmaisdk.clients.rest.models.open_ai_error_response import OpenAIErrorResponse as OpenAIErrorResponse
    from mtmaisdk.clients.rest.models.open_ai_error_value import OpenAIErrorValue as OpenAIErrorValue
    from mtmaisdk.clients.rest.models.open_ai_nested_error import OpenAINestedError as OpenAINestedError
    from mtmaisdk.clients.rest.models.open_ai_validation_error import OpenAIValidationError as OpenAIValidationError
    from mtmaisdk.clients.rest.models.open_ai_validation_location import (
        OpenAIValidationLocation as OpenAIValidationLocation,
    )
    from mtmaisdk.clients.rest.models.other_content_part import OtherContentPart as OtherContentPart
    from mtmaisdk.clients.rest.models.pagination_response import PaginationResponse as PaginationResponse
    from mtmaisdk.clients.rest.models.prompt_tokens_details import PromptTokensDetails as PromptTokensDetails
    from mtmaisdk.clients.rest.models.reasoning_effort import ReasoningEffort as ReasoningEffort
    from mtmaisdk.clients.rest.models.refusal_content_part import RefusalContentPart as RefusalContentPart
    from mtmaisdk.clients.rest.models.rerank_document import RerankDocument as RerankDocument
    from mtmaisdk.clients.rest.models.rerank_input import RerankInput as RerankInput
    from mtmaisdk.clients.rest.models.rerank_query import RerankQuery as RerankQuery
    from mtmaisdk.clients.rest.models.rerank_request import RerankRequest as RerankRequest
    from mtmaisdk.clients.rest.models.rerank_response import RerankResponse as RerankResponse
    from mtmaisdk.clients.rest.models.rerank_result import RerankResult as RerankResult
    from mtmaisdk.clients.rest.models.rerank_usage import RerankUsage as RerankUsage
    from mtmaisdk.clients.rest.models.reranked_document import RerankedDocument as RerankedDocument
    from mtmaisdk.clients.rest.models.response_format import ResponseFormat as ResponseFormat
    from mtmaisdk.clients.rest.models.response_format_json_schema import (
        ResponseFormatJsonSchema as ResponseFormatJsonSchema,
    )
    from mtmaisdk.clients.rest.models.response_object import ResponseObject as ResponseObject
    from mtmaisdk.clients.rest.models.responses_annotation_event import (
        ResponsesAnnotationEvent as ResponsesAnnotationEvent,
    )
    from mtmaisdk.clients.rest.models.responses_arguments_delta_event import (
        ResponsesArgumentsDeltaEvent as ResponsesArgumentsDeltaEvent,
    )
    from mtmaisdk.clients.rest.models.responses_arguments_done_event import (
        ResponsesArgumentsDoneEvent as ResponsesArgumentsDoneEvent,
    )
    from mtmaisdk.clients.rest.models.responses_audio_event import ResponsesAudioEvent as ResponsesAudioEvent
    from mtmaisdk.clients.rest.models.responses_code_done_event import ResponsesCodeDoneEvent as ResponsesCodeDoneEvent
    from mtmaisdk.clients.rest.models.responses_content import ResponsesContent as ResponsesContent
    from mtmaisdk.clients.rest.models.responses_conversation import ResponsesConversation as ResponsesConversation
    from mtmaisdk.clients.rest.models.responses_conversation_id import (
        ResponsesConversationId as ResponsesConversationId,
    )
    from mtmaisdk.clients.rest.models.responses_error import ResponsesError as ResponsesError
    from mtmaisdk.clients.rest.models.responses_event import ResponsesEvent as ResponsesEvent
    from mtmaisdk.clients.rest.models.responses_format import ResponsesFormat as ResponsesFormat
    from mtmaisdk.clients.rest.models.responses_incomplete_details import (
        ResponsesIncompleteDetails as ResponsesIncompleteDetails,
    )
    from mtmaisdk.clients.rest.models.responses_input_done_event import (
        ResponsesInputDoneEvent as ResponsesInputDoneEvent,
    )
    from mtmaisdk.clients.rest.models.responses_input_item import ResponsesInputItem as ResponsesInputItem
    from mtmaisdk.clients.rest.models.responses_input_part import ResponsesInputPart as ResponsesInputPart
    from mtmaisdk.clients.rest.models.responses_input_tokens import ResponsesInputTokens as ResponsesInputTokens
    from mtmaisdk.clients.rest.models.responses_item import ResponsesItem as ResponsesItem
    from mtmaisdk.clients.rest.models.responses_item_event import ResponsesItemEvent as ResponsesItemEvent
    from mtmaisdk.clients.rest.models.responses_item_list import ResponsesItemList as ResponsesItemList
    from mtmaisdk.clients.rest.models.responses_named_tool import ResponsesNamedTool as ResponsesNamedTool
    from mtmaisdk.clients.rest.models.responses_output_tokens import ResponsesOutputTokens as ResponsesOutputTokens
    from mtmaisdk.clients.rest.models.responses_part import ResponsesPart as ResponsesPart
    from mtmaisdk.clients.rest.models.responses_part_event import ResponsesPartEvent as ResponsesPartEvent
    from mtmaisdk.clients.rest.models.responses_partial_image_event import (
        ResponsesPartialImageEvent as ResponsesPartialImageEvent,
    )
    from mtmaisdk.clients.rest.models.responses_reasoning import ResponsesReasoning as ResponsesReasoning
    from mtmaisdk.clients.rest.models.responses_reasoning_delta_event import (
        ResponsesReasoningDeltaEvent as ResponsesReasoningDeltaEvent,
    )
    from mtmaisdk.clients.rest.models.responses_reasoning_done_event import (
        ResponsesReasoningDoneEvent as ResponsesReasoningDoneEvent,
    )
    from mtmaisdk.clients.rest.models.responses_refusal_delta_event import (
        ResponsesRefusalDeltaEvent as ResponsesRefusalDeltaEvent,
    )
    from mtmaisdk.clients.rest.models.responses_refusal_done_event import (
        ResponsesRefusalDoneEvent as ResponsesRefusalDoneEvent,
    )
    from mtmaisdk.clients.rest.models.responses_state_event import ResponsesStateEvent as ResponsesStateEvent
    from mtmaisdk.clients.rest.models.responses_stream_event import ResponsesStreamEvent as ResponsesStreamEvent
    from mtmaisdk.clients.rest.models.responses_text import ResponsesText as ResponsesText
    from mtmaisdk.clients.rest.models.responses_text_delta_event import (
        ResponsesTextDeltaEvent as ResponsesTextDeltaEvent,
    )
    from mtmaisdk.clients.rest.models.responses_text_done_event import ResponsesTextDoneEvent as ResponsesTextDoneEvent
    from mtmaisdk.clients.rest.models.responses_tool import ResponsesTool as ResponsesTool
    from mtmaisdk.clients.rest.models.responses_tool_choice import ResponsesToolChoice as ResponsesToolChoice
    from mtmaisdk.clients.rest.models.responses_tool_event import ResponsesToolEvent as ResponsesToolEvent
    from mtmaisdk.clients.rest.models.responses_usage import ResponsesUsage as ResponsesUsage
    from mtmaisdk.clients.rest.models.session_id import SessionId as SessionId
    from mtmaisdk.clients.rest.models.speech_audio_delta_event import SpeechAudioDeltaEvent as SpeechAudioDeltaEvent
    from mtmaisdk.clients.rest.models.speech_audio_done_event import SpeechAudioDoneEvent as SpeechAudioDoneEvent
    from mtmaisdk.clients.rest.models.speech_stream_event import SpeechStreamEvent as SpeechStreamEvent
    from mtmaisdk.clients.rest.models.speech_usage import SpeechUsage as SpeechUsage
    from mtmaisdk.clients.rest.models.speech_voice import SpeechVoice as SpeechVoice
    from mtmaisdk.clients.rest.models.speech_voice_id import SpeechVoiceId as SpeechVoiceId
    from mtmaisdk.clients.rest.models.text_content_part import TextContentPart as TextContentPart
    from mtmaisdk.clients.rest.models.time_series_content_part import TimeSeriesContentPart as TimeSeriesContentPart
    from mtmaisdk.clients.rest.models.token_logprob import TokenLogprob as TokenLogprob
    from mtmaisdk.clients.rest.models.tool_call import ToolCall as ToolCall
    from mtmaisdk.clients.rest.models.tool_call_chunk import ToolCallChunk as ToolCallChunk
    from mtmaisdk.clients.rest.models.transcription import Transcription as Transcription
    from mtmaisdk.clients.rest.models.transcription_chunking_strategy import (
        TranscriptionChunkingStrategy as TranscriptionChunkingStrategy,
    )
    from mtmaisdk.clients.rest.models.transcription_delta_event import (
        TranscriptionDeltaEvent as TranscriptionDeltaEvent,
    )
    from mtmaisdk.clients.rest.models.transcription_done_event import TranscriptionDoneEvent as TranscriptionDoneEvent
    from mtmaisdk.clients.rest.models.transcription_duration import TranscriptionDuration as TranscriptionDuration
    from mtmaisdk.clients.rest.models.transcription_segment import TranscriptionSegment as TranscriptionSegment
    from mtmaisdk.clients.rest.models.transcription_segment_id import TranscriptionSegmentId as TranscriptionSegmentId
    from mtmaisdk.clients.rest.models.transcription_stream_event import (
        TranscriptionStreamEvent as TranscriptionStreamEvent,
    )
    from mtmaisdk.clients.rest.models.transcription_token_details import (
        TranscriptionTokenDetails as TranscriptionTokenDetails,
    )
    from mtmaisdk.clients.rest.models.transcription_usage import TranscriptionUsage as TranscriptionUsage
    from mtmaisdk.clients.rest.models.transcription_voice_activity import (
        TranscriptionVoiceActivity as TranscriptionVoiceActivity,
    )
    from mtmaisdk.clients.rest.models.transcription_word import TranscriptionWord as TranscriptionWord
    from mtmaisdk.clients.rest.models.video_content_part import VideoContentPart as VideoContentPart
    from mtmaisdk.clients.rest.models.web_search_options import WebSearchOptions as WebSearchOptions
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    _SOURCES = {
        "AudioContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatCompletionMessageParamDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatCompletionsReqDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatMessageDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatMessageConfigDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatMessageMetadataDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatReqDict": "mtmaisdk.clients.rest.models.dicts",
        "ChatchatHistoryMessageDict": "mtmaisdk.clients.rest.models.dicts",
        "CustomToolCallDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTFilePartDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTFormItemDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTFormOptionDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTImagePartDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTImageUrlDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTInteractiveDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTInteractiveParamsDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTInteractiveToolParamsDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTMessageDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTSelectOptionDict": "mtmaisdk.clients.rest.models.dicts",
        "FastGPTTextPartDict": "mtmaisdk.clients.rest.models.dicts",
        "FileContentDict": "mtmaisdk.clients.rest.models.dicts",
        "FileContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "FunctionCallDict": "mtmaisdk.clients.rest.models.dicts",
        "ImageContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "ImageUrlDict": "mtmaisdk.clients.rest.models.dicts",
        "InputAudioDict": "mtmaisdk.clients.rest.models.dicts",
        "InputAudioContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "MediaUrlDict": "mtmaisdk.clients.rest.models.dicts",
        "MessagesBlockParamDict": "mtmaisdk.clients.rest.models.dicts",
        "MessagesMessageParamDict": "mtmaisdk.clients.rest.models.dicts",
        "MessagesResultBlockDict": "mtmaisdk.clients.rest.models.dicts",
        "MessagesSourceDict": "mtmaisdk.clients.rest.models.dicts",
        "OtherContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "RefusalContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "ResponsesInputItemDict": "mtmaisdk.clients.rest.models.dicts",
        "ResponsesInputPartDict": "mtmaisdk.clients.rest.models.dicts",
        "TextContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "TimeSeriesContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "ToolCallDict": "mtmaisdk.clients.rest.models.dicts",
        "VideoContentPartDict": "mtmaisdk.clients.rest.models.dicts",
        "APIError": "mtmaisdk.clients.rest.models.api_error",
        "APIErrorDetail": "mtmaisdk.clients.rest.models.api_error_detail",
        "APIErrorDetailItem": "mtmaisdk.clients.rest.models.api_error_detail_item",
        "APIErrorLocation": "mtmaisdk.clients.rest.models.api_error_location",
        "APIErrors": "mtmaisdk.clients.rest.models.api_errors",
        "AnswerImage": "mtmaisdk.clients.rest.models.answer_image",
        "AnswerImageUrl": "mtmaisdk.clients.rest.models.answer_image_url",
        "AudioContentPart": "mtmaisdk.clients.rest.models.audio_content_part",
        "ChatCompletion": "mtmaisdk.clients.rest.models.chat_completion",
        "ChatCompletionAllowedTools": "mtmaisdk.clients.rest.models.chat_completion_allowed_tools",
        "ChatCompletionAnswerContent": "mtmaisdk.clients.rest.models.chat_completion_answer_content",
        "ChatCompletionAnswerPart": "mtmaisdk.clients.rest.models.chat_completion_answer_part",
        "ChatCompletionAudioParam": "mtmaisdk.clients.rest.models.chat_completion_audio_param",
        "ChatCompletionChoice": "mtmaisdk.clients.rest.models.chat_completion_choice",
        "ChatCompletionChunk": "mtmaisdk.clients.rest.models.chat_completion_chunk",
        "ChatCompletionChunkChoice": "mtmaisdk.clients.rest.models.chat_completion_chunk_choice",
        "ChatCompletionChunkDelta": "mtmaisdk.clients.rest.models.chat_completion_chunk_delta",
        "ChatCompletionFunctionCallOption": "mtmaisdk.clients.rest.models.chat_completion_function_call_option",
        "ChatCompletionLogprobs": "mtmaisdk.clients.rest.models.chat_completion_logprobs",
        "ChatCompletionMessage": "mtmaisdk.clients.rest.models.chat_completion_message",
        "ChatCompletionMessageContent": "mtmaisdk.clients.rest.models.chat_completion_message_content",
        "ChatCompletionMessageParam": "mtmaisdk.clients.rest.models.chat_completion_message_param",
        "ChatCompletionPrediction": "mtmaisdk.clients.rest.models.chat_completion_prediction",
        "ChatCompletionStop": "mtmaisdk.clients.rest.models.chat_completion_stop",
        "ChatCompletionStreamOptions": "mtmaisdk.clients.rest.models.chat_completion_stream_options",
        "ChatCompletionTokenLogprob": "mtmaisdk.clients.rest.models.chat_completion_token_logprob",
        "ChatCompletionTool": "mtmaisdk.clients.rest.models.chat_completion_tool",
        "ChatCompletionToolChoice": "mtmaisdk.clients.rest.models.chat_completion_tool_choice",
        "ChatCompletionToolChoiceCustom": "mtmaisdk.clients.rest.models.chat_completion_tool_choice_custom",
        "ChatCompletionToolChoiceFunction": "mtmaisdk.clients.rest.models.chat_completion_tool_choice_function",
        "ChatCompletionToolChoiceObject": "mtmaisdk.clients.rest.models.chat_completion_tool_choice_object",
        "ChatCompletionsReq": "mtmaisdk.clients.rest.models.chat_completions_req",
        "ChatMessage": "mtmaisdk.clients.rest.models.chat_message",
        "ChatMessageConfig": "mtmaisdk.clients.rest.models.chat_message_config",
        "ChatMessageContent": "mtmaisdk.clients.rest.models.chat_message_content",
        "ChatMessageMetadata": "mtmaisdk.clients.rest.models.chat_message_metadata",
        "ChatMessageRole": "mtmaisdk.clients.rest.models.chat_message_role",
        "ChatMessageRow": "mtmaisdk.clients.rest.models.chat_message_row",
        "ChatMessages": "mtmaisdk.clients.rest.models.chat_messages",
        "ChatModel": "mtmaisdk.clients.rest.models.chat_model",
        "ChatModelList": "mtmaisdk.clients.rest.models.chat_model_list",
        "ChatModelMessage": "mtmaisdk.clients.rest.models.chat_model_message",
        "ChatModelUsage": "mtmaisdk.clients.rest.models.chat_model_usage",
        "ChatReq": "mtmaisdk.clients.rest.models.chat_req",
        "ChatStreamFinish": "mtmaisdk.clients.rest.models.chat_stream_finish",
        "ChatStreamStep": "mtmaisdk.clients.rest.models.chat_stream_step",
        "ChatStreamToolCall": "mtmaisdk.clients.rest.models.chat_stream_tool_call",
        "ChatStreamToolResult": "mtmaisdk.clients.rest.models.chat_stream_tool_result",
        "ChatStreamUsage": "mtmaisdk.clients.rest.models.chat_stream_usage",
        "ChatchatAgentChatRequest": "mtmaisdk.clients.rest.models.chatchat_agent_chat_request",
        "ChatchatAnswer": "mtmaisdk.clients.rest.models.chatchat_answer",
        "ChatchatChatRequest": "mtmaisdk.clients.rest.models.chatchat_chat_request",
        "ChatchatChatType": "mtmaisdk.clients.rest.models.chatchat_chat_type",
        "ChatchatCompletion": "mtmaisdk.clients.rest.models.chatchat_completion",
        "ChatchatCompletionChoice": "mtmaisdk.clients.rest.models.chatchat_completion_choice",
        "ChatchatCompletionChunk": "mtmaisdk.clients.rest.models.chatchat_completion_chunk",
        "ChatchatCompletionChunkChoice": "mtmaisdk.clients.rest.models.chatchat_completion_chunk_choice",
        "ChatchatCompletionDelta": "mtmaisdk.clients.rest.models.chatchat_completion_delta",
        "ChatchatCompletionMessage": "mtmaisdk.clients.rest.models.chatchat_completion_message",
        "ChatchatCompletionRequest": "mtmaisdk.clients.rest.models.chatchat_completion_request",
        "ChatchatConversation": "mtmaisdk.clients.rest.models.chatchat_conversation",
        "ChatchatConversationList": "mtmaisdk.clients.rest.models.chatchat_conversation_list",
        "ChatchatConversationRequest": "mtmaisdk.clients.rest.models.chatchat_conversation_request",
        "ChatchatCreatedConversation": "mtmaisdk.clients.rest.models.chatchat_created_conversation",
        "ChatchatCredentials": "mtmaisdk.clients.rest.models.chatchat_credentials",
        "ChatchatDone": "mtmaisdk.clients.rest.models.chatchat_done",
        "ChatchatError": "mtmaisdk.clients.rest.models.chatchat_error",
        "ChatchatHistory": "mtmaisdk.clients.rest.models.chatchat_history",
        "ChatchatHistoryMessage": "mtmaisdk.clients.rest.models.chatchat_history_message",
        "ChatchatKbChatRequest": "mtmaisdk.clients.rest.models.chatchat_kb_chat_request",
        "ChatchatKnowledgeBaseChatRequest": "mtmaisdk.clients.rest.models.chatchat_knowledge_base_chat_request",
        "ChatchatMessageList": "mtmaisdk.clients.rest.models.chatchat_message_list",
        "ChatchatModelList": "mtmaisdk.clients.rest.models.chatchat_model_list",
        "ChatchatModels": "mtmaisdk.clients.rest.models.chatchat_models",
        "ChatchatRenameRequest": "mtmaisdk.clients.rest.models.chatchat_rename_request",
        "ChatchatSearchEngineChatRequest": "mtmaisdk.clients.rest.models.chatchat_search_engine_chat_request",
        "ChatchatStoredMessage": "mtmaisdk.clients.rest.models.chatchat_stored_message",
        "ChatchatTool": "mtmaisdk.clients.rest.models.chatchat_tool",
        "ChatchatToolCall": "mtmaisdk.clients.rest.models.chatchat_tool_call",
        "ChatchatToolFunction": "mtmaisdk.clients.rest.models.chatchat_tool_function",
        "ChatchatToolFunctionArguments": "mtmaisdk.clients.rest.models.chatchat_tool_function_arguments",
        "ChatchatUser": "mtmaisdk.clients.rest.models.chatchat_user",
        "Completion": "mtmaisdk.clients.rest.models.completion",
        "CompletionChoice": "mtmaisdk.clients.rest.models.completion_choice",
        "CompletionLogprobs": "mtmaisdk.clients.rest.models.completion_logprobs",
        "CompletionPrompt": "mtmaisdk.clients.rest.models.completion_prompt",
        "CompletionTokensDetails": "mtmaisdk.clients.rest.models.completion_tokens_details",
        "CompletionUsage": "mtmaisdk.clients.rest.models.completion_usage",
        "ContentPart": "mtmaisdk.clients.rest.models.content_part",
        "CountMessageTokensRequest": "mtmaisdk.clients.rest.models.count_message_tokens_request",
        "CreateChatCompletionRequest": "mtmaisdk.clients.rest.models.create_chat_completion_request",
        "CreateCompletionRequest": "mtmaisdk.clients.rest.models.create_completion_request",
        "CreateEmbeddingRequest": "mtmaisdk.clients.rest.models.create_embedding_request",
        "CreateEmbeddingResponse": "mtmaisdk.clients.rest.models.create_embedding_response",
        "CreateImageRequest": "mtmaisdk.clients.rest.models.create_image_request",
        "CreateMessageRequest": "mtmaisdk.clients.rest.models.create_message_request",
        "CreateModerationRequest": "mtmaisdk.clients.rest.models.create_moderation_request",
        "CreateResponseRequest": "mtmaisdk.clients.rest.models.create_response_request",
        "CreateSpeechRequest": "mtmaisdk.clients.rest.models.create_speech_request",
        "CreateTranscriptionRequest": "mtmaisdk.clients.rest.models.create_transcription_request",
        "CreateTranslationRequest": "mtmaisdk.clients.rest.models.create_translation_request",
        "CustomTool": "mtmaisdk.clients.rest.models.custom_tool",
        "CustomToolCall": "mtmaisdk.clients.rest.models.custom_tool_call",
        "CustomToolFormat": "mtmaisdk.clients.rest.models.custom_tool_format",
        "CustomToolGrammar": "mtmaisdk.clients.rest.models.custom_tool_grammar",
        "DeletedResponse": "mtmaisdk.clients.rest.models.deleted_response",
        "EditImageRequest": "mtmaisdk.clients.rest.models.edit_image_request",
        "Embedding": "mtmaisdk.clients.rest.models.embedding",
        "EmbeddingInput": "mtmaisdk.clients.rest.models.embedding_input",
        "EmbeddingMultimodalInput": "mtmaisdk.clients.rest.models.embedding_multimodal_input",
        "EmbeddingVector": "mtmaisdk.clients.rest.models.embedding_vector",
        "EncodeInput": "mtmaisdk.clients.rest.models.encode_input",
        "EncodeRequest": "mtmaisdk.clients.rest.models.encode_request",
        "EncodeResponse": "mtmaisdk.clients.rest.models.encode_response",
        "EncodedIds": "mtmaisdk.clients.rest.models.encoded_ids",
        "EncodedLength": "mtmaisdk.clients.rest.models.encoded_length",
        "FastGPTAdminFeedback": "mtmaisdk.clients.rest.models.fast_gpt_admin_feedback",
        "FastGPTAnswerContent": "mtmaisdk.clients.rest.models.fast_gpt_answer_content",
        "FastGPTAnswerMessage": "mtmaisdk.clients.rest.models.fast_gpt_answer_message",
        "FastGPTAuthProxy": "mtmaisdk.clients.rest.models.fast_gpt_auth_proxy",
        "FastGPTAutoExecute": "mtmaisdk.clients.rest.models.fast_gpt_auto_execute",
        "FastGPTChatApp": "mtmaisdk.clients.rest.models.fast_gpt_chat_app",
        "FastGPTChatCompletion": "mtmaisdk.clients.rest.models.fast_gpt_chat_completion",
        "FastGPTChatCompletionChunk": "mtmaisdk.clients.rest.models.fast_gpt_chat_completion_chunk",
        "FastGPTChatCompletionRequest": "mtmaisdk.clients.rest.models.fast_gpt_chat_completion_request",
        "FastGPTChatConfig": "mtmaisdk.clients.rest.models.fast_gpt_chat_config",
        "FastGPTChatHistoriesResponse": "mtmaisdk.clients.rest.models.fast_gpt_chat_histories_response",
        "FastGPTChatHistory": "mtmaisdk.clients.rest.models.fast_gpt_chat_history",
        "FastGPTChatHistoryPage": "mtmaisdk.clients.rest.models.fast_gpt_chat_history_page",
        "FastGPTChatInit": "mtmaisdk.clients.rest.models.fast_gpt_chat_init",
        "FastGPTChatInitResponse": "mtmaisdk.clients.rest.models.fast_gpt_chat_init_response",
        "FastGPTChatRecord": "mtmaisdk.clients.rest.models.fast_gpt_chat_record",
        "FastGPTChatRecordPage": "mtmaisdk.clients.rest.models.fast_gpt_chat_record_page",
        "FastGPTChatRecordsResponse": "mtmaisdk.clients.rest.models.fast_gpt_chat_records_response",
        "FastGPTChatTitle": "mtmaisdk.clients.rest.models.fast_gpt_chat_title",
        "FastGPTChoice": "mtmaisdk.clients.rest.models.fast_gpt_choice",
        "FastGPTChunkChoice": "mtmaisdk.clients.rest.models.fast_gpt_chunk_choice",
        "FastGPTChunkDelta": "mtmaisdk.clients.rest.models.fast_gpt_chunk_delta",
        "FastGPTCiteLink": "mtmaisdk.clients.rest.models.fast_gpt_cite_link",
        "FastGPTCitedPassage": "mtmaisdk.clients.rest.models.fast_gpt_cited_passage",
        "FastGPTCitedVersion": "mtmaisdk.clients.rest.models.fast_gpt_cited_version",
        "FastGPTCollectionPage": "mtmaisdk.clients.rest.models.fast_gpt_collection_page",
        "FastGPTCollectionQuoteResponse": "mtmaisdk.clients.rest.models.fast_gpt_collection_quote_response",
        "FastGPTCompression": "mtmaisdk.clients.rest.models.fast_gpt_compression",
        "FastGPTContentPart": "mtmaisdk.clients.rest.models.fast_gpt_content_part",
        "FastGPTError": "mtmaisdk.clients.rest.models.fast_gpt_error",
        "FastGPTErrorValue": "mtmaisdk.clients.rest.models.fast_gpt_error_value",
        "FastGPTFile": "mtmaisdk.clients.rest.models.fast_gpt_file",
        "FastGPTFilePart": "mtmaisdk.clients.rest.models.fast_gpt_file_part",
        "FastGPTFileSelect": "mtmaisdk.clients.rest.models.fast_gpt_file_select",
        "FastGPTFileUrlResponse": "mtmaisdk.clients.rest.models.fast_gpt_file_url_response",
        "FastGPTFormItem": "mtmaisdk.clients.rest.models.fast_gpt_form_item",
        "FastGPTFormOption": "mtmaisdk.clients.rest.models.fast_gpt_form_option",
        "FastGPTGetChatHistoriesRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_chat_histories_request",
        "FastGPTGetChatRecordsRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_chat_records_request",
        "FastGPTGetCollectionQuoteRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_collection_quote_request",
        "FastGPTGetHistoryStatusRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_history_status_request",
        "FastGPTGetQuoteRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_quote_request",
        "FastGPTGetRecordsV2Request": "mtmaisdk.clients.rest.models.fast_gpt_get_records_v2_request",
        "FastGPTGetSpeechRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_speech_request",
        "FastGPTGetSuggestedQuestionsRequest": "mtmaisdk.clients.rest.models.fast_gpt_get_suggested_questions_request",
        "FastGPTHistoryPreview": "mtmaisdk.clients.rest.models.fast_gpt_history_preview",
        "FastGPTHistoryStatusResponse": "mtmaisdk.clients.rest.models.fast_gpt_history_status_response",
        "FastGPTHistoryStatuses": "mtmaisdk.clients.rest.models.fast_gpt_history_statuses",
        "FastGPTImagePart": "mtmaisdk.clients.rest.models.fast_gpt_image_part",
        "FastGPTImageUrl": "mtmaisdk.clients.rest.models.fast_gpt_image_url",
        "FastGPTInputGuide": "mtmaisdk.clients.rest.models.fast_gpt_input_guide",
        "FastGPTInteractive": "mtmaisdk.clients.rest.models.fast_gpt_interactive",
        "FastGPTInteractiveEvent": "mtmaisdk.clients.rest.models.fast_gpt_interactive_event",
        "FastGPTInteractiveParams": "mtmaisdk.clients.rest.models.fast_gpt_interactive_params",
        "FastGPTInteractiveToolParams": "mtmaisdk.clients.rest.models.fast_gpt_interactive_tool_params",
        "FastGPTMessage": "mtmaisdk.clients.rest.models.fast_gpt_message",
        "FastGPTMessageContent": "mtmaisdk.clients.rest.models.fast_gpt_message_content",
        "FastGPTNodeResponse": "mtmaisdk.clients.rest.models.fast_gpt_node_response",
        "FastGPTNodeResponses": "mtmaisdk.clients.rest.models.fast_gpt_node_responses",
        "FastGPTNodeStatus": "mtmaisdk.clients.rest.models.fast_gpt_node_status",
        "FastGPTOutLinkAuth": "mtmaisdk.clients.rest.models.fast_gpt_out_link_auth",
        "FastGPTPlan": "mtmaisdk.clients.rest.models.fast_gpt_plan",
        "FastGPTPlanEvent": "mtmaisdk.clients.rest.models.fast_gpt_plan_event",
        "FastGPTPlanStatus": "mtmaisdk.clients.rest.models.fast_gpt_plan_status",
        "FastGPTPlanStatusEvent": "mtmaisdk.clients.rest.models.fast_gpt_plan_status_event",
        "FastGPTPlanStep": "mtmaisdk.clients.rest.models.fast_gpt_plan_step",
        "FastGPTPresignChatFileGetUrlRequest": "mtmaisdk.clients.rest.models.fast_gpt_presign_chat_file_get_url_request",
        "FastGPTPresignChatFilePostUrlRequest": "mtmaisdk.clients.rest.models.fast_gpt_presign_chat_file_post_url_request",
        "FastGPTQuestionGuide": "mtmaisdk.clients.rest.models.fast_gpt_question_guide",
        "FastGPTQuestionGuideSetting": "mtmaisdk.clients.rest.models.fast_gpt_question_guide_setting",
        "FastGPTQuote": "mtmaisdk.clients.rest.models.fast_gpt_quote",
        "FastGPTQuoteScore": "mtmaisdk.clients.rest.models.fast_gpt_quote_score",
        "FastGPTQuotesResponse": "mtmaisdk.clients.rest.models.fast_gpt_quotes_response",
        "FastGPTRecordDetailResponse": "mtmaisdk.clients.rest.models.fast_gpt_record_detail_response",
        "FastGPTRecordsPage": "mtmaisdk.clients.rest.models.fast_gpt_records_page",
        "FastGPTRecordsV2Response": "mtmaisdk.clients.rest.models.fast_gpt_records_v2_response",
        "FastGPTSandboxStatus": "mtmaisdk.clients.rest.models.fast_gpt_sandbox_status",
        "FastGPTScore": "mtmaisdk.clients.rest.models.fast_gpt_score",
        "FastGPTSelectOption": "mtmaisdk.clients.rest.models.fast_gpt_select_option",
        "FastGPTSendFeedbackRequest": "mtmaisdk.clients.rest.models.fast_gpt_send_feedback_request",
        "FastGPTSkill": "mtmaisdk.clients.rest.models.fast_gpt_skill",
        "FastGPTSkillEvent": "mtmaisdk.clients.rest.models.fast_gpt_skill_event",
        "FastGPTSpeechSettings": "mtmaisdk.clients.rest.models.fast_gpt_speech_settings",
        "FastGPTStepTitle": "mtmaisdk.clients.rest.models.fast_gpt_step_title",
        "FastGPTStepTitleEvent": "mtmaisdk.clients.rest.models.fast_gpt_step_title_event",
        "FastGPTStopChatRequest": "mtmaisdk.clients.rest.models.fast_gpt_stop_chat_request",
        "FastGPTStopChatResponse": "mtmaisdk.clients.rest.models.fast_gpt_stop_chat_response",
        "FastGPTStoppedRun": "mtmaisdk.clients.rest.models.fast_gpt_stopped_run",
        "FastGPTStreamEvent": "mtmaisdk.clients.rest.models.fast_gpt_stream_event",
        "FastGPTSuggestedQuestionsResponse": "mtmaisdk.clients.rest.models.fast_gpt_suggested_questions_response",
        "FastGPTText": "mtmaisdk.clients.rest.models.fast_gpt_text",
        "FastGPTTextPart": "mtmaisdk.clients.rest.models.fast_gpt_text_part",
        "FastGPTTool": "mtmaisdk.clients.rest.models.fast_gpt_tool",
        "FastGPTToolEvent": "mtmaisdk.clients.rest.models.fast_gpt_tool_event",
        "FastGPTTtsConfig": "mtmaisdk.clients.rest.models.fast_gpt_tts_config",
        "FastGPTUpdateChatHistoryRequest": "mtmaisdk.clients.rest.models.fast_gpt_update_chat_history_request",
        "FastGPTUploadTicket": "mtmaisdk.clients.rest.models.fast_gpt_upload_ticket",
        "FastGPTUploadTicketResponse": "mtmaisdk.clients.rest.models.fast_gpt_upload_ticket_response",
        "FastGPTUsage": "mtmaisdk.clients.rest.models.fast_gpt_usage",
        "FastGPTValueItem": "mtmaisdk.clients.rest.models.fast_gpt_value_item",
        "FastGPTVoidResponse": "mtmaisdk.clients.rest.models.fast_gpt_void_response",
        "FastGPTWhisperConfig": "mtmaisdk.clients.rest.models.fast_gpt_whisper_config",
        "FastGPTWorkflowDuration": "mtmaisdk.clients.rest.models.fast_gpt_workflow_duration",
        "FileContent": "mtmaisdk.clients.rest.models.file_content",
        "FileContentPart": "mtmaisdk.clients.rest.models.file_content_part",
        "FunctionCall": "mtmaisdk.clients.rest.models.function_call",
        "FunctionDefinition": "mtmaisdk.clients.rest.models.function_definition",
        "ImageCompletedEvent": "mtmaisdk.clients.rest.models.image_completed_event",
        "ImageContentPart": "mtmaisdk.clients.rest.models.image_content_part",
        "ImageData": "mtmaisdk.clients.rest.models.image_data",
        "ImagePartialEvent": "mtmaisdk.clients.rest.models.image_partial_event",
        "ImageStreamEvent": "mtmaisdk.clients.rest.models.image_stream_event",
        "ImageUrl": "mtmaisdk.clients.rest.models.image_url",
        "ImageUrlOrText": "mtmaisdk.clients.rest.models.image_url_or_text",
        "ImagesResponse": "mtmaisdk.clients.rest.models.images_response",
        "ImagesTokenDetails": "mtmaisdk.clients.rest.models.images_token_details",
        "ImagesUsage": "mtmaisdk.clients.rest.models.images_usage",
        "InputAudio": "mtmaisdk.clients.rest.models.input_audio",
        "InputAudioContentPart": "mtmaisdk.clients.rest.models.input_audio_content_part",
        "KnownContentPart": "mtmaisdk.clients.rest.models.known_content_part",
        "MediaUrl": "mtmaisdk.clients.rest.models.media_url",
        "MessageTokenCount": "mtmaisdk.clients.rest.models.message_token_count",
        "MessagesBlock": "mtmaisdk.clients.rest.models.messages_block",
        "MessagesBlockDelta": "mtmaisdk.clients.rest.models.messages_block_delta",
        "MessagesBlockDeltaEvent": "mtmaisdk.clients.rest.models.messages_block_delta_event",
        "MessagesBlockParam": "mtmaisdk.clients.rest.models.messages_block_param",
        "MessagesBlockStartEvent": "mtmaisdk.clients.rest.models.messages_block_start_event",
        "MessagesBlockStopEvent": "mtmaisdk.clients.rest.models.messages_block_stop_event",
        "MessagesContent": "mtmaisdk.clients.rest.models.messages_content",
        "MessagesDeltaEvent": "mtmaisdk.clients.rest.models.messages_delta_event",
        "MessagesErrorResponse": "mtmaisdk.clients.rest.models.messages_error_response",
        "MessagesEvent": "mtmaisdk.clients.rest.models.messages_event",
        "MessagesMessage": "mtmaisdk.clients.rest.models.messages_message",
        "MessagesMessageParam": "mtmaisdk.clients.rest.models.messages_message_param",
        "MessagesResultBlock": "mtmaisdk.clients.rest.models.messages_result_block",
        "MessagesResultContent": "mtmaisdk.clients.rest.models.messages_result_content",
        "MessagesSource": "mtmaisdk.clients.rest.models.messages_source",
        "MessagesSourceValue": "mtmaisdk.clients.rest.models.messages_source_value",
        "MessagesStartEvent": "mtmaisdk.clients.rest.models.messages_start_event",
        "MessagesStop": "mtmaisdk.clients.rest.models.messages_stop",
        "MessagesStopReason": "mtmaisdk.clients.rest.models.messages_stop_reason",
        "MessagesStreamEvent": "mtmaisdk.clients.rest.models.messages_stream_event",
        "MessagesThinking": "mtmaisdk.clients.rest.models.messages_thinking",
        "MessagesTool": "mtmaisdk.clients.rest.models.messages_tool",
        "MessagesToolChoice": "mtmaisdk.clients.rest.models.messages_tool_choice",
        "MessagesUsage": "mtmaisdk.clients.rest.models.messages_usage",
        "MidjourneyAccountFilter": "mtmaisdk.clients.rest.models.midjourney_account_filter",
        "MidjourneyActionRequest": "mtmaisdk.clients.rest.models.midjourney_action_request",
        "MidjourneyBlendRequest": "mtmaisdk.clients.rest.models.midjourney_blend_request",
        "MidjourneyBotType": "mtmaisdk.clients.rest.models.midjourney_bot_type",
        "MidjourneyButton": "mtmaisdk.clients.rest.models.midjourney_button",
        "MidjourneyButtonCode": "mtmaisdk.clients.rest.models.midjourney_button_code",
        "MidjourneyChangeRequest": "mtmaisdk.clients.rest.models.midjourney_change_request",
        "MidjourneyDescribeRequest": "mtmaisdk.clients.rest.models.midjourney_describe_request",
        "MidjourneyEditsRequest": "mtmaisdk.clients.rest.models.midjourney_edits_request",
        "MidjourneyError": "mtmaisdk.clients.rest.models.midjourney_error",
        "MidjourneyFlag": "mtmaisdk.clients.rest.models.midjourney_flag",
        "MidjourneyImagineRequest": "mtmaisdk.clients.rest.models.midjourney_imagine_request",
        "MidjourneyListRequest": "mtmaisdk.clients.rest.models.midjourney_list_request",
        "MidjourneyMedia": "mtmaisdk.clients.rest.models.midjourney_media",
        "MidjourneyModalRequest": "mtmaisdk.clients.rest.models.midjourney_modal_request",
        "MidjourneyProgress": "mtmaisdk.clients.rest.models.midjourney_progress",
        "MidjourneyResult": "mtmaisdk.clients.rest.models.midjourney_result",
        "MidjourneyShortenRequest": "mtmaisdk.clients.rest.models.midjourney_shorten_request",
        "MidjourneySubmitResponse": "mtmaisdk.clients.rest.models.midjourney_submit_response",
        "MidjourneySwapFaceRequest": "mtmaisdk.clients.rest.models.midjourney_swap_face_request",
        "MidjourneyTask": "mtmaisdk.clients.rest.models.midjourney_task",
        "MidjourneyTaskAction": "mtmaisdk.clients.rest.models.midjourney_task_action",
        "MidjourneyTaskProperties": "mtmaisdk.clients.rest.models.midjourney_task_properties",
        "MidjourneyTaskStatus": "mtmaisdk.clients.rest.models.midjourney_task_status",
        "MidjourneyUploadRequest": "mtmaisdk.clients.rest.models.midjourney_upload_request",
        "MidjourneyVideoRequest": "mtmaisdk.clients.rest.models.midjourney_video_request",
        "ModelInfo": "mtmaisdk.clients.rest.models.model_info",
        "ModelList": "mtmaisdk.clients.rest.models.model_list",
        "ModelPermission": "mtmaisdk.clients.rest.models.model_permission",
        "Moderation": "mtmaisdk.clients.rest.models.moderation",
        "ModerationInput": "mtmaisdk.clients.rest.models.moderation_input",
        "ModerationResult": "mtmaisdk.clients.rest.models.moderation_result",
        "OpenAIErrorCode": "mtmaisdk.clients.rest.models.open_ai_error_code",
        "OpenAIErrorDetail": "mtmaisdk.clients.rest.models.open_ai_error_detail",
        "OpenAIErrorDetailValue": "mtmaisdk.clients.rest.models.open_ai_error_detail_value",
        "OpenAIErrorResponse": "mtmaisdk.clients.rest.models.open_ai_error_response",
        "OpenAIErrorValue": "mtmaisdk.clients.rest.models.open_ai_error_value",
        "OpenAINestedError": "mtmaisdk.clients.rest.models.open_ai_nested_error",
        "OpenAIValidationError": "mtmaisdk.clients.rest.models.open_ai_validation_error",
        "OpenAIValidationLocation": "mtmaisdk.clients.rest.models.open_ai_validation_location",
        "OtherContentPart": "mtmaisdk.clients.rest.models.other_content_part",
        "PaginationResponse": "mtmaisdk.clients.rest.models.pagination_response",
        "PromptTokensDetails": "mtmaisdk.clients.rest.models.prompt_tokens_details",
        "ReasoningEffort": "mtmaisdk.clients.rest.models.reasoning_effort",
        "RefusalContentPart": "mtmaisdk.clients.rest.models.refusal_content_part",
        "RerankDocument": "mtmaisdk.clients.rest.models.rerank_document",
        "RerankInput": "mtmaisdk.clients.rest.models.rerank_input",
        "RerankQuery": "mtmaisdk.clients.rest.models.rerank_query",
        "RerankRequest": "mtmaisdk.clients.rest.models.rerank_request",
        "RerankResponse": "mtmaisdk.clients.rest.models.rerank_response",
        "RerankResult": "mtmaisdk.clients.rest.models.rerank_result",
        "RerankUsage": "mtmaisdk.clients.rest.models.rerank_usage",
        "RerankedDocument": "mtmaisdk.clients.rest.models.reranked_document",
        "ResponseFormat": "mtmaisdk.clients.rest.models.response_format",
        "ResponseFormatJsonSchema": "mtmaisdk.clients.rest.models.response_format_json_schema",
        "ResponseObject": "mtmaisdk.clients.rest.models.response_object",
        "ResponsesAnnotationEvent": "mtmaisdk.clients.rest.models.responses_annotation_event",
        "ResponsesArgumentsDeltaEvent": "mtmaisdk.clients.rest.models.responses_arguments_delta_event",
        "ResponsesArgumentsDoneEvent": "mtmaisdk.clients.rest.models.responses_arguments_done_event",
        "ResponsesAudioEvent": "mtmaisdk.clients.rest.models.responses_audio_event",
        "ResponsesCodeDoneEvent": "mtmaisdk.clients.rest.models.responses_code_done_event",
        "ResponsesContent": "mtmaisdk.clients.rest.models.responses_content",
        "ResponsesConversation": "mtmaisdk.clients.rest.models.responses_conversation",
        "ResponsesConversationId": "mtmaisdk.clients.rest.models.responses_conversation_id",
        "ResponsesError": "mtmaisdk.clients.rest.models.responses_error",
        "ResponsesEvent": "mtmaisdk.clients.rest.models.responses_event",
        "ResponsesFormat": "mtmaisdk.clients.rest.models.responses_format",
        "ResponsesIncompleteDetails": "mtmaisdk.clients.rest.models.responses_incomplete_details",
        "ResponsesInputDoneEvent": "mtmaisdk.clients.rest.models.responses_input_done_event",
        "ResponsesInputItem": "mtmaisdk.clients.rest.models.responses_input_item",
        "ResponsesInputPart": "mtmaisdk.clients.rest.models.responses_input_part",
        "ResponsesInputTokens": "mtmaisdk.clients.rest.models.responses_input_tokens",
        "ResponsesItem": "mtmaisdk.clients.rest.models.responses_item",
        "ResponsesItemEvent": "mtmaisdk.clients.rest.models.responses_item_event",
        "ResponsesItemList": "mtmaisdk.clients.rest.models.responses_item_list",
        "ResponsesNamedTool": "mtmaisdk.clients.rest.models.responses_named_tool",
        "ResponsesOutputTokens": "mtmaisdk.clients.rest.models.responses_output_tokens",
        "ResponsesPart": "mtmaisdk.clients.rest.models.responses_part",
        "ResponsesPartEvent": "mtmaisdk.clients.rest.models.responses_part_event",
        "ResponsesPartialImageEvent": "mtmaisdk.clients.rest.models.responses_partial_image_event",
        "ResponsesReasoning": "mtmaisdk.clients.rest.models.responses_reasoning",
        "ResponsesReasoningDeltaEvent": "mtmaisdk.clients.rest.models.responses_reasoning_delta_event",
        "ResponsesReasoningDoneEvent": "mtmaisdk.clients.rest.models.responses_reasoning_done_event",
        "ResponsesRefusalDeltaEvent": "mtmaisdk.clients.rest.models.responses_refusal_delta_event",
        "ResponsesRefusalDoneEvent": "mtmaisdk.clients.rest.models.responses_refusal_done_event",
        "ResponsesStateEvent": "mtmaisdk.clients.rest.models.responses_state_event",
        "ResponsesStreamEvent": "mtmaisdk.clients.rest.models.responses_stream_event",
        "ResponsesText": "mtmaisdk.clients.rest.models.responses_text",
        "ResponsesTextDeltaEvent": "mtmaisdk.clients.rest.models.responses_text_delta_event",
        "ResponsesTextDoneEvent": "mtmaisdk.clients.rest.models.responses_text_done_event",
        "ResponsesTool": "mtmaisdk.clients.rest.models.responses_tool",
        "ResponsesToolChoice": "mtmaisdk.clients.rest.models.responses_tool_choice",
        "ResponsesToolEvent": "mtmaisdk.clients.rest.models.responses_tool_event",
        "ResponsesUsage": "mtmaisdk.clients.rest.models.responses_usage",
        "SessionId": "mtmaisdk.clients.rest.models.session_id",
        "SpeechAudioDeltaEvent": "mtmaisdk.clients.rest.models.speech_audio_delta_event",
        "SpeechAudioDoneEvent": "mtmaisdk.clients.rest.models.speech_audio_done_event",
        "SpeechStreamEvent": "mtmaisdk.clients.rest.models.speech_stream_event",
        "SpeechUsage": "mtmaisdk.clients.rest.models.speech_usage",
        "SpeechVoice": "mtmaisdk.clients.rest.models.speech_voice",
        "SpeechVoiceId": "mtmaisdk.clients.rest.models.speech_voice_id",
        "TextContentPart": "mtmaisdk.clients.rest.models.text_content_part",
        "TimeSeriesContentPart": "mtmaisdk.clients.rest.models.time_series_content_part",
        "TokenLogprob": "mtmaisdk.clients.rest.models.token_logprob",
        "ToolCall": "mtmaisdk.clients.rest.models.tool_call",
        "ToolCallChunk": "mtmaisdk.clients.rest.models.tool_call_chunk",
        "Transcription": "mtmaisdk.clients.rest.models.transcription",
        "TranscriptionChunkingStrategy": "mtmaisdk.clients.rest.models.transcription_chunking_strategy",
        "TranscriptionDeltaEvent": "mtmaisdk.clients.rest.models.transcription_delta_event",
        "TranscriptionDoneEvent": "mtmaisdk.clients.rest.models.transcription_done_event",
        "TranscriptionDuration": "mtmaisdk.clients.rest.models.transcription_duration",
        "TranscriptionSegment": "mtmaisdk.clients.rest.models.transcription_segment",
        "TranscriptionSegmentId": "mtmaisdk.clients.rest.models.transcription_segment_id",
        "TranscriptionStreamEvent": "mtmaisdk.clients.rest.models.transcription_stream_event",
        "TranscriptionTokenDetails": "mtmaisdk.clients.rest.models.transcription_token_details",
        "TranscriptionUsage": "mtmaisdk.clients.rest.models.transcription_usage",
        "TranscriptionVoiceActivity": "mtmaisdk.clients.rest.models.transcription_voice_activity",
        "TranscriptionWord": "mtmaisdk.clients.rest.models.transcription_word",
        "VideoContentPart": "mtmaisdk.clients.rest.models.video_content_part",
        "WebSearchOptions": "mtmaisdk.clients.rest.models.web_search_options",
    }
    __all__ = [*_SOURCES]
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
