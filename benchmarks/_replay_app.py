"""The app with ready-made figures: a scenario that was shown before is not computed again."""

import streamlit as st

if __name__ == "__main__":
    from benchmarks import _replay_tape
    from kim.ui import navigation

    with _replay_tape.TAPE.run():
        navigation.run()
else:
    from kim.ui import server

    app = st.App(__file__, **server.additions())
