"""The version of the program; `pyproject.toml` says the same."""

VERSION = "0.2.0"
