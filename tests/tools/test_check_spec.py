"""Each rule of `make check-spec`: the mistake, the place where it is told, and what is told."""

from __future__ import annotations

import copy
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from check_spec.check import check
from support import read_yaml
from support.edited_contract import told
from support.walk import paths_of

CONTRACT = (Path(__file__).parent / "keeper.yaml").read_text(encoding="utf-8")
PAGES = "x-pages: {method: iter_words, item: Word, items: data.list, total: data.total, id: _id, offset: offset, "
TEXT = "            text: choices.delta.content\n"
EVENT = "          - name: chunk\n            model: TalkChunk\n"
FINISH = CONTRACT.partition(EVENT)[2].partition("            usage:")[0]
ROOM = CONTRACT[CONTRACT.index("    post:\n") : CONTRACT.index("      requestBody")]
HEAR = CONTRACT[
    CONTRACT.index("      operationId: talk:hear\n") : CONTRACT.index("              basic: {summary: A sound")
]
DELETE = CONTRACT[CONTRACT.index("    delete:\n") : CONTRACT.index("  /sounds:\n")]
HEARD = CONTRACT[CONTRACT.index("        framing: sse\n        discriminator") : CONTRACT.index("components:")]
TALK_DATA = CONTRACT[CONTRACT.index("        events:\n          - name: chunk") : CONTRACT.index("    Delta:\n")]
LIST = "{type: array, description: A., items: {$ref: '#/components/schemas/Delta'}}\n              finish"
SOUND = CONTRACT[CONTRACT.index("      x-text-field:") : CONTRACT.index("            audio/wav")]

# The edit, with a mark where the mistake is told; and what is told.
YAML = [
    ("title: Small", "title:¦\tSmall", "YAML: a tab; use spaces"),
    ("'200':\n          description: Done.", "¦200:\n          description: Done.",
     "YAML: the key 200 is not a string; put it in quotes"),
    ("example: hall", "example: ¦2025-01-01", "YAML: '2025-01-01' is read as a date; put it in quotes"),
    ("    description: Talks.\n    x-provider", "   ¦description: Talks.\n    x-provider",
     "YAML: wrong indentation: 'description' does not line up with line 6"),
    ("summary: Hear", "summary: He¦: ar", "YAML: a value with ': ' in it; put it in quotes"),
    ("description: A server.", "description: A¦: server.", "YAML: did not find expected ',' or '}'"),
    ("summary: Hear", "summary: ¦@Hear", "YAML: found character that cannot start any token"),
    ("summary: Hear", "summary: Hear\n      ¦summary: Hear",
     "YAML: the key 'summary' is here twice; first in line 116"),
    (CONTRACT, "¦", "YAML: the file is empty"),
]  # fmt: skip
FORM = [
    ("info: {", "info: {¦sumary: A, ", "info.sumary: unknown key 'sumary'; did you mean 'summary'?"),
    ("    x-provider: talk\n", "    ¦x-providr: talk\n",
     "tag Talk x-providr: unknown key 'x-providr'; did you mean 'x-provider'?"),
    ("      x-gen-ai: chat\n", "      ¦x-gen-ai: chatt\n",
     "talk:create_talk x-gen-ai: 'chatt' is not one of 'chat', 'text_completion', 'embeddings', 'generate_content'; "
     "did you mean 'chat'?"),
    ("      x-gen-ai: chat\n", "      ¦x-py-import: []\n", "talk:create_talk x-py-import: unknown key 'x-py-import'"),
    ("success: ['200']", "¦success: '200'", "tag Talk x-codes.success: expected array, got '200'"),
    ("statuses: {'500': 404}", "statuses: {¦'500': 200}",
     "tag Talk x-codes.statuses.500: 200 is less than the minimum of 400"),
    ("final: ['510']", "¦final: []", "tag Talk x-codes.final: must not be empty"),
    ("- {method: wait_for_talk, summary: Wait, ", "- ¦{method: wait_for_talk, ",
     "tag Talk x-mixin[0]: missing 'summary'"),
    ("method: wait_for_talk", "¦method: waitForTalk",
     "tag Talk x-mixin[0].method: 'waitForTalk' must be a method name in snake_case"),
    ("    description: Talks.\n    x-provider", "    ¦description: ''\n    x-provider",
     "tag Talk description: must not be empty"),
    ("x-spread: [visitor]", "x-spread: [¦7]", "talk:create_talk x-spread[0]: expected string, got 7"),
    ("[{path: '/old/talks/{room}'}]", "[{¦pth: '/old/talks/{room}'}]",
     "talk:create_talk x-fallbacks[0].pth: unknown key 'pth'; did you mean 'path'?"),
    ("default_size: 20", "¦default_size: many", "talk:list_words x-pages.default_size: expected integer, got 'many'"),
    ("x-send-in-body: true", "¦x-send-in-body: false", "talk:delete_word x-send-in-body: false is not true"),
    ("      x-text-field: text\n", "      ¦x-body: fields\n", "talk:hear x-body: 'fields' is not 'argument'"),
    ("x-example-base64: AAAA", "¦x-example-base64: '?'",
     "talk:hear responses.200.content.audio/wav.x-example-base64: '?' must be base64"),
    ("x-request-body: {offset", "¦x-request-bdy: {offset", "talk:create_talk responses.200.links.Words.x-request-bdy: "
     "unknown key 'x-request-bdy'; did you mean 'x-request-body'?"),
    ("request: {stream: true}", "request: {¦stream: 1}",
     "talk:create_talk x-stream.request.stream: 1 must be true or a string"),
    (TEXT, "            ¦text: choices..content\n", "talk:create_talk x-stream.events[0].text: "
     "'choices..content' must be names of fields joined by dots, or a lone dot"),
    ("          - name: '2'\n", "          - ¦nme: '2'\n",
     "talk:create_talk x-stream.events[1].nme: unknown key 'nme'; did you mean 'name'?"),
    ("mood: {type: string, enum: [calm, angry], ", "mood: {¦x-extensible-enum: true, type: string, ",
     "CreateTalkRequest properties.mood.x-extensible-enum: 'x-extensible-enum' needs 'enum' beside it"),
    ("_id: {type: string, ", "_id: {¦typ: string, ",
     "Word properties._id.typ: unknown key 'typ'; did you mean 'type'?"),
    ("_id: {type: string, ", "_id: {type: [string, ¦nul], ",
     "Word properties._id.type[1]: 'nul' is not one of "
     "'null', 'boolean', 'integer', 'number', 'string', 'array', 'object'; did you mean 'null'?"),
    ("schema: {type: string}, example: hall", "¦schema: strange, example: hall",
     "talk:create_talk parameters[0].schema: expected object or boolean, got 'strange'"),
    ("- {name: room, in: path, required: true, description: The room., schema: {type: string}, example: hall}",
     "- ¦{name: room, in: path, required: true, description: The room., schema: {type: string}}",
     "talk:create_talk parameters[0]: missing 'example'"),
    ("in: query", "¦in: qery",
     "talk:delete_word parameters[0].in: 'qery' is not one of 'query', 'header', 'path', 'cookie'; "
     "did you mean 'query'?"),
    ("description: The room., ", "¦descripton: The room., ",
     "talk:create_talk parameters[0].descripton: unknown key 'descripton'; did you mean 'description'?"),
    ("X-Left: {description: Words left., ", "¦X-Left: {",
     "talk:create_talk responses.200.headers.X-Left: missing 'description'"),
    ("summary: The first ten, value", "¦vale",
     "talk:list_words requestBody.content.application/json.examples.basic.vale: unknown key 'vale'; "
     "did you mean 'value'?"),
    ("    Visitor:\n      description: Who talks.\n", "    ¦Visitor:\n", "Visitor: missing 'description'"),
    ("    post:\n      operationId: talk:hear\n", "    ¦pst:\n      operationId: talk:hear\n",
     "talk:hear: unknown key 'pst'; did you mean 'post'?"),
]  # fmt: skip
RULES = [
    # References.
    ("'400': {$ref: '#/components/responses/BadRequest'}\n      x-stream:\n        framing: sse\n        alternatives",
     "'400': {¦$ref: '#/components/responses/BadReqest'}\n      x-stream:\n        framing: sse\n        alternatives",
     "talk:create_talk responses.400.$ref: no response 'BadReqest'; did you mean 'BadRequest'?"),
    ("visitor: {$ref: '#/components/schemas/Visitor'}", "visitor: {¦$ref: 'other.yaml#/Visitor'}",
     "CreateTalkRequest properties.visitor.$ref: "
     "'other.yaml#/Visitor' is not a reference within this file, such as '#/components/schemas/Name'"),
    ("item: Word,", "¦item: Wrd,", "talk:list_words x-pages.item: no schema 'Wrd'; did you mean 'Word'?"),
    ("  schemas:\n",
     "  schemas:\n    ¦Ring: {description: A, type: array, items: {$ref: '#/components/schemas/Chain'}}\n"
     "    Chain: {description: A, type: array, items: {$ref: '#/components/schemas/Ring'}}\n", "Ring: nothing uses it"),
    ("  schemas:\n",
     "  schemas:\n    ¦Used: {description: A, type: array, items: {$ref: '#/components/schemas/Word'}}\n",
     "Used: nothing uses it"),
    ("  responses:\n    BadRequest", "  responses:\n    ¦Gone: {description: Gone.}\n    BadRequest",
     "Gone: nothing uses it"),
    ("    token: {type: http", "    ¦key: {type: http, scheme: basic, description: A key.}\n    token: {type: http",
     "key: nothing uses it"),
    # Operations.
    ("operationId: talk:hear", "¦operationId: tlk:hear", "tlk:hear operationId: operations of Talk begin with 'talk:'"),
    ("security: [{token: []}, {}]", "security: [{¦tken: []}, {}]",
     "talk:create_talk security[0].tken: no security scheme 'tken'; did you mean 'token'?"),
    ("name: room, in: path", "¦name: rom, in: path",
     "talk:create_talk parameters[0].name: the path has no {rom}; did you mean 'room'?"),
    (ROOM, ROOM.partition("      parameters:")[0].replace("post", "¦post"),
     "talk:create_talk: no parameter for {room} of the path"),
    ("            application/json: {schema: {type: object}, example: {}}\n",
     "            text/plain: {schema: {type: string}, example: ok}\n"
     "            ¦application/json: {schema: {type: object}, example: {}}\n",
     "talk:delete_word responses.200.content.application/json: "
     "must come first: the client names it first in Accept"),
    (DELETE, DELETE.replace("'200'", "¦2XX"), "talk:delete_word responses.2XX: '2XX' is not a status; write each one"),
    (DELETE, DELETE.replace("'200'", "'300'").replace("responses:", "¦responses:", 1),
     "talk:delete_word responses: no successful response"),
    # Examples.
    ("{type: integer}, example: 3", "{type: integer}, ¦example: three",
     "talk:create_talk responses.200.headers.X-Left.example: expected integer, got 'three'"),
    ("schema: {type: string}, x-example: a", "schema: {type: integer}, ¦x-example: a",
     "talk:delete_word parameters[0].x-example: expected integer, got 'a'"),
    ("enum: [calm, angry]", "enum: [calm, ¦off]",
     "CreateTalkRequest properties.mood.enum[1]: expected string, got false"),
    ("required: [word]", "required: [¦wrd]",
     "CreateTalkRequest required[0]: no field 'wrd'; did you mean 'word'?"),
    ("required: [word]", "x-any-required: [word, ¦mod]",
     "CreateTalkRequest x-any-required[1]: no field 'mod'; did you mean 'mood'?"),
    ("required: [word]", "¦x-text: mod", "CreateTalkRequest x-text: no field 'mod'; did you mean 'mood'?"),
    ("required: [word]", "¦x-text: 'word['",
     "CreateTalkRequest x-text: 'word[' must be names of fields joined by dots, "
     "of which one may have a type in brackets"),
    ("default: false", "¦default: maybe", "CreateTalkRequest properties.stream.default: expected boolean, got 'maybe'"),
    ("value: {word: hello}", "¦value: {wrd: hello}",
     "talk:create_talk requestBody.content.application/json.examples.basic.value: missing 'word'"),
    ("value: {word: hello}", "value: {word: hello, ¦mood: calmly}",
     "talk:create_talk requestBody.content.application/json.examples.basic.value.mood: "
     "'calmly' is not one of 'calm', 'angry'; did you mean 'calm'?"),
    ("text/plain: {schema: {type: string}, example: hello}", "¦text/plain: {schema: {type: string}}",
     "talk:hear responses.200.content.text/plain: missing an example of the response"),
    ("examples: [{message: broken}]", "examples: [{¦message: 5}]",
     "talk:create_talk x-stream.errors[0].examples[0].message: expected string, got 5"),
    ("choices: [{message: {content: hello}}]", "choices: [{message: {¦content: [hello]}}]",
     "talk:create_talk responses.200.content.application/json.examples.basic.value.choices[0].message.content: "
     "expected string or null, got an array"),
    # Texts.
    ("id: {type: [integer, 'null'], description: Its number.}", "¦id: {type: [integer, 'null']}",
     "Talk properties.id: missing 'description'"),
    # Streams.
    ("    delete:\n      operationId: talk:delete_word\n",
     "    ¦delete:\n      x-stream: {framing: sse, events: [{name: a, model: Word, examples: [{}]}]}\n"
     "      operationId: talk:delete_word\n",
     "talk:delete_word: missing a response of text/event-stream, which x-stream describes"),
    ("name: '2'\n            error", "¦name: chunk\n            error",
     "talk:create_talk x-stream.events[1].name: there is another event 'chunk'"),
    ("framing: sse\n        alternatives: [data-stream]", "framing: sse\n        ¦alternatives: [sse]",
     "talk:create_talk x-stream.alternatives: 'sse' is the framing already"),
    ("unnamed: chunk", "¦unnamed: chnk", "talk:create_talk x-stream.unnamed: no event 'chnk'; did you mean 'chunk'?"),
    ("request: {stream: true}", "request: {¦stream: 'on'}",
     "talk:create_talk x-stream.request.stream: expected boolean, got 'on'"),
    ("whole_answer: {message: delta}", "whole_answer: {¦mesage: delta}",
     "talk:create_talk x-stream.whole_answer.mesage: no field 'mesage' in the response; did you mean 'message'?"),
    ("whole_answer: {message: delta}", "whole_answer: {¦message: dlta}",
     "talk:create_talk x-stream.whole_answer.message: no field 'dlta' in the events; did you mean 'delta'?"),
    (TEXT, TEXT.replace("text: choices.delta", "¦text: choices.dlta"),
     "talk:create_talk x-stream.events[0].text: no field 'dlta' in choices of TalkChunk; did you mean 'delta'?"),
    ("[choices.delta.reasoning]", "[¦choices.delta.reason]",
     "talk:create_talk x-stream.events[0].reasoning[0]: no field 'reason' in Delta; did you mean 'reasoning'?"),
    ("usage: usage", "¦usage: usages",
     "talk:create_talk x-stream.events[0].usage: no field 'usages' in TalkChunk; did you mean 'usage'?"),
    (TEXT, "            ¦text: choices.delta.reasoning\n",
     "talk:create_talk x-stream.events[0].text: no example has text at 'choices.delta.reasoning'"),
    (TEXT, "            ¦text: choices.finish_reason.more\n", "talk:create_talk x-stream.events[0].text: "
     "no field 'more' in choices.finish_reason of TalkChunk"),
    ("error: error\n", "¦error: eror\n", "talk:create_talk x-stream.events[1].error: no example has 'eror'"),
    (EVENT + FINISH, EVENT.replace("name", "¦name") + TEXT,
     "talk:create_talk x-stream.events[0]: missing 'finish_reason': an answer in a list needs it"),
    (TEXT, "            ¦text: choices.delta\n",
     "talk:create_talk x-stream.events[0].text: no example has text at 'choices.delta'"),
    (EVENT + FINISH, EVENT.replace("name", "¦name") + FINISH.replace("delta.reasoning", "finish_reason"),
     "talk:create_talk x-stream.events[0]: parts of the answer are in several objects: choices, choices.delta"),
    (EVENT + FINISH, EVENT.replace("name", "¦name") + FINISH.replace("choices.delta.reasoning", "usage"),
     "talk:create_talk x-stream.events[0]: parts of the answer are inside and outside of a list"),
    ("discriminator: type", "¦discriminator: tpe",
     "talk:hear x-stream.discriminator: no field 'tpe' in HeardEvent; did you mean 'type'?"),
    ("[{type: heard.delta, delta: hel}]", "[¦{type: heard.dlta, delta: hel}]",
     "talk:hear x-stream.events[0].examples[0]: 'type' is 'heard.dlta', not the event's name 'heard.delta'"),
    (HEARD, HEARD.replace("sse", "data-stream").replace("name:", "¦name:"),
     "talk:hear x-stream.events[0].name: 'heard.delta' is not a code of data-stream, which has one character\n"
     "talk:hear x-stream.events[1].name: 'heard.done' is not a code of data-stream, which has one character"),
    ("    delete:\n      operationId: talk:delete_word\n",
     "    ¦delete:\n      operationId: talk:delete_word\n      x-stream:\n        framing: concatenated-json\n"
     "        request: {¦a: true}\n        events: [¦{name: message, examples: [1]}]\n",
     "talk:delete_word: missing a response of text/event-stream, which x-stream describes\n"
     "talk:delete_word x-stream.request.a: the operation has no request body\n"
     "talk:delete_word x-stream.events[0]: missing 'model': the only kind of event needs one"),
    (TALK_DATA, TALK_DATA.replace("text: choices", "¦text: choices")
     .replace("[choices", "[¦choices").replace("{$ref: '#/components/schemas/Delta'}\n              finish", LIST)
     .replace("{content: hel}", "[{content: hel}]").replace("{content: lo}", "[{content: lo}]"),
     "talk:create_talk x-stream.events[0].text: 'choices.delta.content' leads through several lists\n"
     "talk:create_talk x-stream.events[0].reasoning[0]: 'choices.delta.reasoning' leads through several lists"),
    # Smaller extensions.
    ("x-spread: [visitor]", "x-spread: [¦visiter]",
     "talk:create_talk x-spread[0]: no field 'visiter' in CreateTalkRequest; did you mean 'visitor'?"),
    ("x-spread: [visitor]",
     "x-spread: [visitor]\n      x-chat-client: {required: [room, ¦wrd], optional: {¦vistor: null}}",
     "talk:create_talk x-chat-client.required[1]: no field 'wrd' in CreateTalkRequest; did you mean 'word'?\n"
     "talk:create_talk x-chat-client.optional.vistor: no field 'vistor' in CreateTalkRequest; did you mean 'visitor'?"),
    ("x-spread: [visitor]", "x-spread: [visitor]\n      x-chat-client: {required: [word], optional: {¦word: null}}",
     "talk:create_talk x-chat-client.optional.word: is required already"),
    ("      x-text-field: text\n", "      x-text-field: text\n      x-answer: {paths: [¦txt]}\n",
     "talk:hear x-answer.paths[0]: no field 'txt' in Heard; did you mean 'text'?"),
    ("x-text-field: text", "¦x-text-field: txt",
     "talk:hear x-text-field: no field 'txt' in Heard; did you mean 'text'?"),
    (SOUND, SOUND.partition("            text/plain")[0].replace("x-text", "¦x-text"),
     "talk:hear x-text-field: no response is text/plain"),
    ("x-send-in-body: true\n", "x-send-in-body: true\n      ¦x-body: argument\n",
     "talk:delete_word x-body: the operation has no request body"),
    ("    delete:\n      operationId: talk:delete_word\n",
     "    get:\n      operationId: talk:delete_word\n      ¦x-harmless: true\n",
     "talk:delete_word x-harmless: a GET is harmless by itself"),
    ("      x-text-field: text\n", "      x-text-field: text\n      ¦x-send-in-body: true\n",
     "talk:hear x-send-in-body: needs parameters, and no request body"),
    ("[{path: '/old/talks/{room}'}]", "[¦{path: '/talks/{room}'}]",
     "talk:create_talk x-fallbacks[0]: is a route of the operation already"),
    ("[{path: '/old/talks/{room}'}]", "[{¦path: '/old/talks/{rom}'}]",
     "talk:create_talk x-fallbacks[0].path: the operation's path has no {rom}"),
    ("items: data.list", "¦items: data.lst",
     "talk:list_words x-pages.items: no field 'lst' in data of Words; did you mean 'list'?"),
    ("item: Word, items: data.list, total: data.total, id: _id",
     "item: Delta, ¦items: data.list, total: data.total, id: content",
     "talk:list_words x-pages.items: leads to items of Word, not Delta"),
    ("total: data.total", "¦total: data.totl",
     "talk:list_words x-pages.total: no field 'totl' in data of Words; did you mean 'total'?"),
    ("id: _id", "¦id: id", "talk:list_words x-pages.id: no field 'id' in Word; did you mean '_id'?"),
    ("offset: offset", "¦offset: ofset",
     "talk:list_words x-pages.offset: no field 'ofset' in ListWordsRequest; did you mean 'offset'?"),
    ("size: pageSize", "¦size: size",
     "talk:list_words x-pages.size: no field 'size' in ListWordsRequest; did you mean 'pageSize'?"),
    # Links.
    ("operationId: talk:list_words\n              description",
     "¦operationId: talk:list_word\n              description",
     "talk:create_talk responses.200.links.Words.operationId: no operation 'talk:list_word'; "
     "did you mean 'talk:list_words'?"),
    ("x-request-body: {offset", "x-request-body: {¦ofset",
     "talk:create_talk responses.200.links.Words.x-request-body.ofset: no field 'ofset' in ListWordsRequest; "
     "did you mean 'offset'?"),
    ("x-request-body: {offset", "parameters: {¦ofset",
     "talk:create_talk responses.200.links.Words.parameters.ofset: talk:list_words has no parameter 'ofset'"),
    # Answers.
    ("    Words:\n      description: Some words.\n      type: object\n",
     "    Words:\n      description: Some words.\n      type: object\n      ¦required: [data]\n",
     "Words required: a response model requires no field; servers leave fields out"),
    ("enum: [stop, length, null], x-extensible-enum: true", "¦enum: [stop, length, null]",
     "TalkChunk properties.choices.items.properties.finish_reason.enum: "
     "a response may have other values: add x-extensible-enum: true"),
    # Deprecations.
    ("since: '2026-01-31'", "¦since: next year",
     "CreateTalkRequest properties.mood.x-deprecated.since: "
     "'next year' must be a date in quotes, such as '2026-11-28'"),
    ("since: '2026-01-31'", "¦since: '2026-02-31'",
     "CreateTalkRequest properties.mood.x-deprecated.since: '2026-02-31' is not a date"),
    ("since: '2026-01-31'", "since: '2026-01-31', ¦removed: '2026-01-31'",
     "CreateTalkRequest properties.mood.x-deprecated.removed: must be later than 'since'"),
    ("use: word}", "¦use: wrd}",
     "CreateTalkRequest properties.mood.x-deprecated.use: no 'wrd' beside it; did you mean 'word'?"),
    ("deprecated: true, x-deprecated: {since: '2026-01-31', use: word}, ", "¦deprecated: true, ",
     "CreateTalkRequest properties.mood.deprecated: needs 'x-deprecated' beside it, which says since when"),
    ("deprecated: true, x-deprecated", "¦x-deprecated",
     "CreateTalkRequest properties.mood.x-deprecated: needs 'deprecated: true' beside it"),
    ("type: string, enum: [calm, angry], deprecated", "anyOf: [{type: string}, {type: 'null'}], ¦deprecated",
     "CreateTalkRequest properties.mood.deprecated: is lost beside anyOf; put it into the item that is not null"),
    ("operationId: talk:hear\n", "operationId: talk:hear\n      ¦deprecated: true\n",
     "talk:hear deprecated: needs 'x-deprecated' beside it, which says since when"),
    ("operationId: talk:hear\n",
     "operationId: talk:hear\n      deprecated: true\n      x-deprecated: {since: '2026-01-31', ¦use: create_tlk}\n",
     "talk:hear x-deprecated.use: no 'create_tlk' beside it; did you mean 'create_talk'?"),
    ("operationId: talk:hear\n",
     "operationId: talk:hear\n      deprecated: true\n      ¦x-deprecated: {use: create_talk_stream}\n",
     "talk:hear x-deprecated: missing 'since'"),
    ("- {name: room, ", "- {name: room, deprecated: true, x-deprecated: {since: '2026-01-31', ¦use: visitr}, ",
     "talk:create_talk parameters[0].x-deprecated.use: no 'visitr' beside it; did you mean 'visitor'?"),
    # Names.
    ("        word: {type: string, description: The word.}\n",
     "        word: {type: string, description: The word.}\n        ¦class: {type: string, description: A.}\n",
     "CreateTalkRequest properties.class: 'class' is reserved in Python; "
     "give it another name under nameMappings in generator-config.yaml"),
    ("        _id: {type: string, description: Its id.}\n",
     "        _id: {type: string, description: Its id.}\n        ¦modelDump: {type: string, description: A.}\n",
     "Word properties.modelDump: 'modelDump' is a method of every model; "
     "give it another name under nameMappings in generator-config.yaml"),
    ("name: wordId", "¦name: from", "talk:delete_word parameters[0].name: 'from' is reserved in Python; "
     "give it another name under parameterNameMappings in generator-config.yaml"),
    ("name: wordId", "¦name: options", "talk:delete_word parameters[0].name: 'options' is an argument of every method; "
     "give it another name under parameterNameMappings in generator-config.yaml"),
    ("        word: {type: string, description: The word.}\n",
     "        word: {type: string, description: The word.}\n        ¦room: {type: string, description: A.}\n",
     "CreateTalkRequest properties.room: 'room' is a parameter of talk:create_talk; "
     "give it another name under nameMappings in generator-config.yaml"),
    ("operationId: talk:delete_word", "¦operationId: talk:del", "talk:del operationId: 'del' is reserved in Python"),
    ("operationId: talk:delete_word", "¦operationId: talk:create_talk_stream",
     "talk:create_talk_stream operationId: method 'create_talk_stream' is one of talk:create_talk already"),
    ("operationId: talk:delete_word", "¦operationId: talk:api_client",
     "talk:api_client operationId: method 'api_client' is an attribute of every API class already"),
    ("method: iter_words", "¦method: list_words",
     "talk:list_words x-pages.method: method 'list_words' is one of talk:list_words already"),
    ("method: wait_for_talk", "¦method: create_talk",
     "tag Talk x-mixin[0].method: method 'create_talk' is one of talk:create_talk already"),
    (HEAR, HEAR.replace("talk:hear", "talk:hear_it").replace("schema:", "¦schema:"),
     "talk:hear_it requestBody.content.multipart/form-data.schema: "
     "the schema of this form must have the name 'HearItRequest'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), [*YAML, *FORM, *RULES])
def test_mistake(old: str, new: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, CONTRACT, (old, new)) == line.split("\n")


def test_operation_without_an_error(tmp_path: Path) -> None:
    error = "        '400': {$ref: '#/components/responses/BadRequest'}\n"
    delete = CONTRACT[CONTRACT.index("    delete:\n") : CONTRACT.index("  /sounds:\n")]
    without = delete.replace(error, "").replace("responses:", "¦responses:")
    assert told(tmp_path, CONTRACT, (delete, without)) == ["talk:delete_word responses: no error of status 4xx"]
    # The exemption is Redocly's.
    exempt = "../../openapi.yaml:\n  operation-4xx-response:\n    - '#/paths/~1words/delete/responses'\n"
    (tmp_path / "tools/settings/.redocly.lint-ignore.yaml").write_text(exempt, encoding="utf-8")
    assert check(tmp_path / "openapi.yaml") == []


def test_name_that_the_generator_is_told_to_change(tmp_path: Path) -> None:
    field = "        word: {type: string, description: The word.}\n"
    assert told(tmp_path, CONTRACT, (field, f"{field}        schema: {{type: string, description: A.}}\n")) == []


@pytest.mark.parametrize("junk", [5, None, [], {}, ["x"], {"a": {}}, {"$ref": "#/a/b"}], ids=str)
def test_anything_may_be_anywhere(junk: Any, tmp_path: Path) -> None:
    """Whatever stands in a contract, its mistakes are told in single lines."""
    document = read_yaml(CONTRACT)
    told_once = 0
    for path in random.Random(7).sample([*paths_of(document)], 40):
        contract = copy.deepcopy(document)
        node = contract
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = junk
        # JSON is YAML, too, and made in a tenth of the time.
        (tmp_path / "openapi.yaml").write_text(json.dumps(contract, indent=1), encoding="utf-8")
        lines = check(tmp_path / "openapi.yaml")
        told_once += bool(lines)
        assert all(re.match(r".*openapi\.yaml:\d+:\d+ .+: \S", line) and "\n" not in line for line in lines), lines
    assert told_once > 20
