"""The app with ready-made figures: a scenario that was shown before is not computed again."""

import streamlit as st

if __name__ == "__main__":
    from kim.ui import navigation

    navigation.run()
else:
    from benchmarks import _replay
    from kim.ui import server

    _replay.install()
    app = st.App(__file__, **server.additions())
