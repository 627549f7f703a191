"""A new endpoint with a stream, as a maintainer would add it to the contract."""

from __future__ import annotations

OPERATION = """
  /v1/summaries:
    post:
      operationId: openai:create_summary
      x-gen-ai: text_completion
      tags: [OpenAI]
      summary: Summarize a text
      description: Summarizes a text, whole or as an event stream.
      security: [{bearerAuth: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/CreateSummaryRequest'}
            examples:
              basic:
                summary: A text
                value: {model: internlm2.5-latest, inputText: 很长的文章, maxWords: 50}
              stream:
                summary: An event stream
                value: {model: internlm2.5-latest, inputText: 很长的文章, stream: true}
      responses:
        '200':
          description: The summary.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Summary'}
              examples:
                basic:
                  summary: A summary
                  value: {id: sum-1, text: 摘要, usage: {inputTokens: 12, outputTokens: 2}}
            text/event-stream: {schema: {$ref: '#/components/schemas/SummaryDelta'}}
        '400': {$ref: '#/components/responses/OpenAIBadRequest'}
        '401': {$ref: '#/components/responses/OpenAIUnauthorized'}
      x-stream:
        framing: sse
        request: {stream: true}
        end: '[DONE]'
        events:
          - name: message
            model: SummaryDelta
            text: delta
            finish_reason: finishReason
            usage: usage
            examples:
              - {id: sum-1, delta: 摘}
              - {id: sum-1, delta: 要, finishReason: stop, usage: {inputTokens: 12, outputTokens: 2}}
        errors:
          - name: error
            model: OpenAIErrorResponse
            examples:
              - {error: {message: The text is too long., type: invalid_request_error, param: null, code: null}}
"""
SCHEMAS = """
    CreateSummaryRequest:
      description: A text to summarize.
      type: object
      required: [model, inputText]
      properties:
        model: {type: string, description: Id of the model.}
        inputText: {type: string, description: The text.}
        maxWords: {type: integer, minimum: 1, description: Words that the summary may have.}
        stream: {type: boolean, default: false, description: Whether to answer with a stream of events.}
    Summary:
      description: A summary.
      type: object
      properties:
        id: {type: [string, 'null'], description: Id of the summary.}
        text: {type: [string, 'null'], description: The summary itself.}
        usage:
          anyOf: [{$ref: '#/components/schemas/SummaryUsage'}, {type: 'null'}]
          description: Token counts.
    SummaryDelta:
      description: What is new of a summary.
      type: object
      properties:
        id: {type: [string, 'null'], description: Id of the summary.}
        delta: {type: [string, 'null'], description: New text.}
        finishReason: {type: [string, 'null'], description: 'Why the summary ended, such as `stop`.'}
        usage:
          anyOf: [{$ref: '#/components/schemas/SummaryUsage'}, {type: 'null'}]
          description: Token counts, in the last event.
    SummaryUsage:
      description: Token counts of a summary.
      type: object
      properties:
        inputTokens: {type: [integer, 'null'], description: Tokens of the text.}
        outputTokens: {type: [integer, 'null'], description: Tokens of the summary.}
"""

CHINESE_OPERATION = """
  openai:create_summary:
    summary: 概括文本
    description: 概括一段文本，可整体返回，也可以事件流返回。
    requestBody:
      examples: {basic: 一段文本, stream: 事件流}
    responses:
      '200':
        description: 概括结果。
        examples: {basic: 一份摘要}
"""
CHINESE_SCHEMAS = """
  CreateSummaryRequest:
    description: 要概括的文本。
    properties:
      model: 模型 ID。
      inputText: 文本。
      maxWords: 摘要的最大词数。
      stream: 是否以事件流回答。
  Summary:
    description: 一份摘要。
    properties:
      id: 摘要 ID。
      text: 摘要本身。
      usage: token 用量。
  SummaryDelta:
    description: 摘要的新内容。
    properties:
      id: 摘要 ID。
      delta: 新文本。
      finishReason: 摘要结束的原因，如 `stop`。
      usage: token 用量，在最后一个事件中。
  SummaryUsage:
    description: 一份摘要的 token 用量。
    properties:
      inputTokens: 原文的 token 数。
      outputTokens: 摘要的 token 数。
"""


def insert(contract: str, operation: str = OPERATION, schemas: str = SCHEMAS) -> str:
    """Returns the text of a contract with the endpoint, and nothing else, added."""
    contract = contract.replace("\npaths:\n", f"\npaths:{operation}", 1)
    return contract.replace("\n  schemas:\n", f"\n  schemas:{schemas}", 1)


def insert_texts(translations: str, operation: str = CHINESE_OPERATION, schemas: str = CHINESE_SCHEMAS) -> str:
    """Returns the text of a contract's translations with those of the endpoint added."""
    translations = translations.replace("\noperations:\n", f"\noperations:{operation}", 1)
    return translations.replace("\nschemas:\n", f"\nschemas:{schemas}", 1)
