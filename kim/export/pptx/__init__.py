"""Scenarios as slides to be edited: native charts, tables and placeholders."""

from kim.export.pptx.deck import deck

__all__ = ["deck"]
