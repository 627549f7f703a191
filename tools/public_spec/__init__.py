"""Derives public descriptions of the APIs from the contract: standard OpenAPI, one language each, for any tool.

`derive` puts them together; `schemas`, `streams` and `servers` each replace one thing that only this project reads.
"""
