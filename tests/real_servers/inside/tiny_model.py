"""Writes a tiny Qwen of random weights, whose tokens are bytes, to a folder; runs in a server's environment."""

import sys

import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

TEMPLATE = """\
{%- if tools %}<|im_start|>system\n<tools>{{ tools | tojson }}</tools><|im_end|>\n{% endif -%}
{%- for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content or "" }}<|im_end|>\n{% endfor -%}
{%- if add_generation_prompt %}<|im_start|>assistant\n{% endif -%}
"""
folder = sys.argv[1]
vocabulary = {character: number for number, character in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
characters = Tokenizer(models.BPE(vocabulary, []))
characters.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
characters.decoder = decoders.ByteLevel()
tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_object=characters, eos_token="<|im_end|>")
tokenizer.add_tokens(["<|im_start|>", "<think>", "</think>", "<tool_call>", "</tool_call>"])
tokenizer.chat_template = TEMPLATE
tokenizer.save_pretrained(folder)
config = transformers.Qwen2Config(
    vocab_size=len(tokenizer),
    hidden_size=64,
    intermediate_size=64,
    num_hidden_layers=1,
    num_attention_heads=4,
    num_key_value_heads=4,
    max_position_embeddings=4096,
    eos_token_id=tokenizer.eos_token_id,
    architectures=["Qwen2ForCausalLM"],
)
torch.manual_seed(3)
transformers.Qwen2ForCausalLM(config).save_pretrained(folder)
