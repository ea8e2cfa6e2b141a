"""One question a page; each file is run by Streamlit as a script."""
