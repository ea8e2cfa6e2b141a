"""What follows from the facts: scenarios and their projection; pure."""

MODEL_VERSION = "1"
"""Raised whenever the same levers and facts give other figures; shared links carry it."""
