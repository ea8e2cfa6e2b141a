"""Page Barrierefreiheit: the declaration that German law asks for."""

import streamlit as st

from kim.present import prose
from kim.ui import provider

st.title("Erklärung zur Barrierefreiheit")
st.markdown(prose.text("notices/accessibility", provider.values()))
