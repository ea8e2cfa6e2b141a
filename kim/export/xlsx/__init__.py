"""Scenarios as a workbook whose formulas recompute the app's figures in Excel and LibreOffice."""

from kim.export.xlsx.book import workbook

__all__ = ["workbook"]
