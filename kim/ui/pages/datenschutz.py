"""Page Datenschutz: what happens with a visitor's data, and what does not."""

import streamlit as st

from kim.present import prose
from kim.ui import provider

st.title("Datenschutz")
st.markdown(prose.text("notices/privacy", provider.values()))
