"""The app itself; with KIM_BENCHMARK_WAY=ready_made its page Förderende computes nothing."""

import os

import streamlit as st

if __name__ == "__main__":
    from kim.ui import navigation

    navigation.run()
else:
    from benchmarks import _foerderende_floor
    from kim.ui import server

    if os.environ["KIM_BENCHMARK_WAY"] == "ready_made":
        _foerderende_floor.use()
    app = st.App(__file__, routes=server.routes(), middleware=server.middleware())
