"""The model `FastGPTNodeResponse`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_compression import FastGPTCompression
from mtmaisdk.clients.rest.models.fast_gpt_error_value import FastGPTErrorValue
from mtmaisdk.clients.rest.models.fast_gpt_history_preview import FastGPTHistoryPreview
from mtmaisdk.clients.rest.models.fast_gpt_quote import FastGPTQuote


class FastGPTNodeResponse(Model):
    """What one node of the workflow did. The fields depend on the type of node and the version; servers send more
    fields than are listed here. Calls through a share link receive only `quoteList`, `moduleType`, `pluginOutput`,
    `runningTime` and the nested lists.

    Attributes:
        id: Id of this run of the node.
        parent_id: The `id` of the outer node, if this node ran inside of one; it may be listed later, or never.
        node_id: Id of the node in the workflow.
        module_name: Display name, or a translation key such as `common:core.module.template.work_start`.
        module_type: Type of the node.
        running_time: Duration in seconds.
        query: Question for the node.
        text_output: Text from a reply node.
        error: Why the node failed.
        error_text: Why the node failed, as a string.
        total_points: AI points used.
        child_total_points: AI points used by inner nodes.
        model: Model that was used.
        input_tokens: Number of tokens in the prompt.
        output_tokens: Number of tokens in the answer.
        tokens: Total number of tokens (old servers and records).
        temperature: Temperature used.
        max_token: Maximum number of tokens in the answer.
        context_total_len: Number of messages in the context.
        history_preview: Context with question and answer.
        reasoning_text: Reasoning of the model.
        finish_reason: Why the model's answer ended.
        quote_list: Passages found in the knowledge base.
        similarity: Minimum score accepted by the search, 0 to 1.
        limit: Maximum number of tokens for the quotes.
        search_mode: Search mode of the knowledge base.
        cq_result: Class that was chosen.
        extract_result: Extracted fields.
        params: Query parameters of an HTTP node.
        body: Request body of an HTTP node, an object or a string.
        headers: Request headers of an HTTP node.
        http_result: Response that an HTTP node received.
        custom_inputs: Inputs defined by the node's author.
        custom_outputs: Outputs defined by the node's author.
        tool_input: Arguments of the tool.
        tool_res: Result of the tool.
        tool_call_input_tokens: Number of prompt tokens of a tool run.
        tool_call_output_tokens: Number of answer tokens of a tool run.
        tool_detail: Nodes that ran as tools.
        plugin_output: Result of a plugin app, in the item whose moduleType is `pluginOutput`.
        plugin_detail: Nodes that ran inside the plugin or app.
        loop_detail: Nodes that ran inside the loop.
        loop_run_detail: Nodes that ran inside the loop (newer servers).
        parallel_detail: Nodes that ran in parallel (newer servers).
        children_responses: Nodes that ran inside the node (newer servers).
        child_response_count: Number of inner nodes (newer servers).
        loop_run_iterations: Number of rounds of the loop (newer servers).
        loop_run_input: What the loop was given (newer servers).
        loop_result: Results of the loop.
        parallel_input: What the nodes that ran in parallel were given (newer servers).
        parallel_result: Results of the nodes that ran in parallel (newer servers).
        dataset_queries: Questions that the knowledge base was searched for (newer servers).
        http_error_result: Error that an HTTP node received (newer servers).
        error_captured: Whether the workflow handled the error (newer servers).
        llm_request_ids: Ids of model requests (newer servers).
        agent_plan_status: What an agent did with its plan: `set_plan`, `update_plan` or `ask_question` (newer
            servers).
        agent_plan_result: The plan that an agent made (newer servers).
        step_query: Task of a plan's step (newer servers).
        tool_id: Id of the tool that ran (newer servers).
        module_name_args: Values for a `moduleName` that is a translation key (newer servers).
        compress_text_agent: Token counts of the model that shortened the text (newer servers).
        update_var_result: New values of the variables.
        if_else_result: Branch that was taken.
        user_select_result: Option that the user chose.
        code_log: Output of a code node.
        read_files_result: Text of the files that were read.
    """

    id: str | None = None
    parent_id: Annotated[str | None, Field(alias="parentId")] = None
    node_id: Annotated[str | None, Field(alias="nodeId")] = None
    module_name: Annotated[str | None, Field(alias="moduleName")] = None
    module_type: Annotated[
        Literal[
            "workflowStart",
            "chatNode",
            "datasetSearchNode",
            "datasetConcatNode",
            "answerNode",
            "classifyQuestion",
            "contentExtract",
            "httpRequest468",
            "pluginInput",
            "pluginOutput",
            "cfr",
            "tools",
            "stopTool",
            "toolParams",
            "lafModule",
            "ifElseNode",
            "variableUpdate",
            "code",
            "textEditor",
            "customFeedback",
            "readFiles",
            "userSelect",
            "loop",
            "loopStart",
            "loopEnd",
            "loopRun",
            "formInput",
            "tool",
            "toolSet",
            "appModule",
            "pluginModule",
            "app",
            "userGuide",
            "pluginConfig",
            "globalVariable",
            "comment",
            "emptyNode",
        ]
        | str
        | None,
        Field(alias="moduleType"),
    ] = None
    running_time: Annotated[float | None, Field(alias="runningTime")] = None
    query: str | None = None
    text_output: Annotated[str | None, Field(alias="textOutput")] = None
    error: FastGPTErrorValue | None = None
    error_text: Annotated[str | None, Field(alias="errorText")] = None
    total_points: Annotated[float | None, Field(alias="totalPoints")] = None
    child_total_points: Annotated[float | None, Field(alias="childTotalPoints")] = None
    model: str | None = None
    input_tokens: Annotated[int | None, Field(alias="inputTokens")] = None
    output_tokens: Annotated[int | None, Field(alias="outputTokens")] = None
    tokens: int | None = None
    temperature: float | None = None
    max_token: Annotated[int | None, Field(alias="maxToken")] = None
    context_total_len: Annotated[int | None, Field(alias="contextTotalLen")] = None
    history_preview: Annotated[list[FastGPTHistoryPreview] | None, Field(alias="historyPreview")] = None
    reasoning_text: Annotated[str | None, Field(alias="reasoningText")] = None
    finish_reason: Annotated[str | None, Field(alias="finishReason")] = None
    quote_list: Annotated[list[FastGPTQuote] | None, Field(alias="quoteList")] = None
    similarity: float | None = None
    limit: float | None = None
    search_mode: Annotated[str | None, Field(alias="searchMode")] = None
    cq_result: Annotated[str | None, Field(alias="cqResult")] = None
    extract_result: Annotated[dict[str, Any] | None, Field(alias="extractResult")] = None
    params: dict[str, Any] | None = None
    body: Any | None = None
    headers: dict[str, Any] | None = None
    http_result: Annotated[Any | None, Field(alias="httpResult")] = None
    custom_inputs: Annotated[dict[str, Any] | None, Field(alias="customInputs")] = None
    custom_outputs: Annotated[dict[str, Any] | None, Field(alias="customOutputs")] = None
    tool_input: Annotated[dict[str, Any] | None, Field(alias="toolInput")] = None
    tool_res: Annotated[Any | None, Field(alias="toolRes")] = None
    tool_call_input_tokens: Annotated[int | None, Field(alias="toolCallInputTokens")] = None
    tool_call_output_tokens: Annotated[int | None, Field(alias="toolCallOutputTokens")] = None
    tool_detail: Annotated[list[FastGPTNodeResponse] | None, Field(alias="toolDetail")] = None
    plugin_output: Annotated[dict[str, Any] | None, Field(alias="pluginOutput")] = None
    plugin_detail: Annotated[list[FastGPTNodeResponse] | None, Field(alias="pluginDetail")] = None
    loop_detail: Annotated[list[FastGPTNodeResponse] | None, Field(alias="loopDetail")] = None
    loop_run_detail: Annotated[list[FastGPTNodeResponse] | None, Field(alias="loopRunDetail")] = None
    parallel_detail: Annotated[list[FastGPTNodeResponse] | None, Field(alias="parallelDetail")] = None
    children_responses: Annotated[list[FastGPTNodeResponse] | None, Field(alias="childrenResponses")] = None
    child_response_count: Annotated[int | None, Field(alias="childResponseCount")] = None
    loop_run_iterations: Annotated[int | None, Field(alias="loopRunIterations")] = None
    loop_run_input: Annotated[Any | None, Field(alias="loopRunInput")] = None
    loop_result: Annotated[list[Any | None] | None, Field(alias="loopResult")] = None
    parallel_input: Annotated[list[Any | None] | None, Field(alias="parallelInput")] = None
    parallel_result: Annotated[list[Any | None] | None, Field(alias="parallelResult")] = None
    dataset_queries: Annotated[list[str] | None, Field(alias="datasetQueries")] = None
    http_error_result: Annotated[Any | None, Field(alias="httpErrorResult")] = None
    error_captured: Annotated[bool | None, Field(alias="errorCaptured")] = None
    llm_request_ids: Annotated[list[str] | None, Field(alias="llmRequestIds")] = None
    agent_plan_status: Annotated[str | None, Field(alias="agentPlanStatus")] = None
    agent_plan_result: Annotated[str | None, Field(alias="agentPlanResult")] = None
    step_query: Annotated[str | None, Field(alias="stepQuery")] = None
    tool_id: Annotated[str | None, Field(alias="toolId")] = None
    module_name_args: Annotated[dict[str, Any] | None, Field(alias="moduleNameArgs")] = None
    compress_text_agent: Annotated[FastGPTCompression | None, Field(alias="compressTextAgent")] = None
    update_var_result: Annotated[list[Any | None] | None, Field(alias="updateVarResult")] = None
    if_else_result: Annotated[str | None, Field(alias="ifElseResult")] = None
    user_select_result: Annotated[str | None, Field(alias="userSelectResult")] = None
    code_log: Annotated[str | None, Field(alias="codeLog")] = None
    read_files_result: Annotated[str | None, Field(alias="readFilesResult")] = None
