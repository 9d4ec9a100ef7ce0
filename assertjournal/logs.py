"""Loggers of libraries that would write down what a person wrote."""

import logging

_TALKATIVE = ("peewee",)


def pin_loggers() -> None:
    """Keep libraries from logging user text: peewee logs every query with its values at level DEBUG."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
