"""The generator of the handbook: curated YAML facts in, a checked site and open data out.

Its modules stand on floors; imports point down only (see `pyproject.toml`, import-linter).
"""
