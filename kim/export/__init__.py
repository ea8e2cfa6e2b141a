"""Scenarios as files that people take along: spreadsheet, slides, tables. Pure: bytes out."""
