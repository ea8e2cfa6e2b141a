"""Streamlit: sessions, forms and pages. Nothing below this package knows it."""
