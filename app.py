"""Start: ``streamlit run app.py``.

The server imports this file once for ``app``; Streamlit then runs it as a script for every
reader and change.
"""

import streamlit as st

if __name__ == "__main__":
    from kim.ui.navigation import run

    run()
else:
    from kim.ui import server

    app = st.App(__file__, **server.additions())
