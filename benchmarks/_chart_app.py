"""The app itself, with its charts shown the way that the environment names."""

import os

import streamlit as st

if __name__ == "__main__":
    from kim.ui import navigation

    navigation.run()
else:
    from benchmarks import _chart_ways
    from kim.ui import server

    _chart_ways.use(os.environ["KIM_BENCHMARK_WAY"])
    app = st.App(__file__, **server.additions())
