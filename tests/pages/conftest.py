"""A visit to the app without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kim.ui.part import Parts

ROOT = Path(__file__).parents[2]
TIMEOUT_S = 30

Visit = Callable[..., AppTest]


def draw_whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every change draw the whole page: AppTest, other than a browser, forgets what stays."""
    monkeypatch.setattr(Parts, "are_there", lambda _: False)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Open the app with query parameters, optionally on another page than the first."""
    monkeypatch.chdir(ROOT)
    draw_whole_pages(monkeypatch)

    def open_app(page: str | None = None, **parameters: str) -> AppTest:
        app = AppTest.from_file(ROOT / "app.py", default_timeout=TIMEOUT_S)
        for key, value in parameters.items():
            app.query_params[key] = value
        app.run()
        if page:
            app.switch_page(f"kim/ui/pages/{page}.py").run()
        assert not app.exception
        return app

    return open_app


def html_of(app: AppTest) -> list[str]:
    """What the page writes as HTML: the answer, tables, paragraphs."""
    return [element.proto.body for element in app.get("html")]
