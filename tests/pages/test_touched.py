"""An entry draws what it touches, and the whole page wherever that may not be enough."""

from types import SimpleNamespace

import pytest
from streamlit.errors import FragmentHandledException
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.testing.v1 import AppTest

from kim.ui import answers, caption, part, share, whole
from kim.ui.answers import Answers
from kim.ui.part import Parts
from tests.pages.conftest import ROOT, TIMEOUT_S

ALL = ["head", "origin", "page", "form.POSTS", "form.MONEY", "choice", "foot"]


@pytest.fixture
def first_page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The first page; after a change, AppTest has nothing but what that has drawn."""
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(ROOT / "app.py", default_timeout=TIMEOUT_S).run()


def test_a_lever_draws_the_answer_and_its_own_fields(first_page: AppTest) -> None:
    was = [metric.value for metric in first_page.metric]
    first_page.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()

    assert [metric.value for metric in first_page.metric] != was
    assert first_page.text_input(key="salary_growth_pct:text").value == "3"
    assert first_page.query_params["gehalt"] == "3"
    assert not first_page.toggle, "another group of the form"
    assert not first_page.exception


@pytest.mark.parametrize("page", ["datenschutz", "barrierefreiheit", "grundlagen"])
def test_a_lever_can_be_moved_beside_any_text(first_page: AppTest, page: str) -> None:
    first_page.switch_page(f"kim/ui/pages/{page}.py").run()
    first_page.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()

    assert first_page.text_input(key="salary_growth_pct:text").value == "3"
    assert first_page.query_params["gehalt"] == "3"
    assert not first_page.exception


def test_an_entry_that_is_refused_draws_the_whole_page(first_page: AppTest) -> None:
    first_page.text_input(key="salary_growth_pct:text").set_value("viel").run()

    assert len(first_page.error) == 1
    assert first_page.toggle


def test_what_ends_a_refusal_draws_the_whole_page(first_page: AppTest) -> None:
    first_page.text_input(key="salary_growth_pct:text").set_value("viel").run()
    first_page.text_input(key="salary_growth_pct:text").set_value("3").run()

    assert not first_page.error
    assert first_page.toggle


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of the answer that the browser says it has drawn."""
    says = [0]
    monkeypatch.setattr(answers, "_drawn", lambda: says[-1])
    return says


@pytest.fixture
def context(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    at_first = SimpleNamespace(is_history_navigation=False)
    monkeypatch.setattr(part, "get_script_run_ctx", lambda: at_first)
    return at_first


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The parts that entries have asked for."""
    names: list[list[str]] = []
    monkeypatch.setattr("streamlit.rerun", names.append)
    return names


def enter(parts: Parts, touched: str | None) -> None:
    """Do what the callback of a field does."""
    are_enough = parts.are_there()
    parts.owe_all()
    if are_enough:
        parts.draw_only(touched)


def draw_all(parts: Parts) -> None:
    parts.begin()
    parts.answers.begin()
    for name in ALL:
        parts.draw(name, lambda: None)
    parts.end()


@pytest.fixture
def parts(context: SimpleNamespace, drawn: list[int], asked: list[list[str]]) -> Parts:
    """The parts of a page that a browser has drawn."""
    context.page_script_hash = "first"
    parts = Parts(Answers())
    draw_all(parts)
    assert not asked
    drawn.append(parts.answers.latest)
    return parts


def test_fields_that_the_browser_has_not_drawn_yet_are_drawn_again(
    parts: Parts, drawn: list[int], asked: list[list[str]]
) -> None:
    enter(parts, "form.POSTS")
    enter(parts, "form.MONEY")
    drawn.append(parts.answers.latest)
    enter(parts, "form.POSTS")

    only_posts = [name for name in ALL if name != "form.MONEY"]
    assert asked == [only_posts, ALL, only_posts]


def test_a_setting_of_the_page_has_no_fields_in_the_form(
    parts: Parts, asked: list[list[str]]
) -> None:
    enter(parts, None)

    assert asked == [[name for name in ALL if not name.startswith("form.")]]


def test_a_page_that_the_browser_has_not_drawn_is_drawn_whole(
    parts: Parts, drawn: list[int], asked: list[list[str]]
) -> None:
    draw_all(parts)
    enter(parts, "form.MONEY")
    drawn.append(parts.answers.latest)
    enter(parts, "form.POSTS")  # before the run that the other one had asked for
    assert not asked

    draw_all(parts)
    drawn.append(parts.answers.latest)
    enter(parts, "form.MONEY")
    assert asked


def test_a_page_that_was_not_drawn_to_its_end_is_drawn_whole(
    parts: Parts, asked: list[list[str]]
) -> None:
    parts.begin()
    enter(parts, "form.MONEY")

    assert not asked


@pytest.mark.parametrize(
    "elsewhere", [{"page_script_hash": "other"}, {"is_history_navigation": True}]
)
def test_another_page_or_address_is_drawn_whole(
    parts: Parts,
    context: SimpleNamespace,
    asked: list[list[str]],
    elsewhere: dict[str, object],
) -> None:
    vars(context).update(elsewhere)
    enter(parts, "form.MONEY")

    assert not asked


def test_a_part_that_fails_says_so_once_and_the_next_entry_draws_the_whole_page(
    first_page: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(caption, "show", fail)
        first_page.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()
    assert len(first_page.error) == 1
    assert first_page.query_params["gehalt"] == "3"

    first_page.select_slider(key="salary_growth_pct:slider").set_value(4.0).run()
    assert not first_page.error
    assert first_page.toggle
    assert caplog.text.count("Incident") == 1


def test_what_a_dialog_has_told_of_is_not_told_of_again(
    first_page: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise FragmentHandledException

    monkeypatch.setattr(share, "dialog", fail)
    first_page.button(key="share").click().run()

    assert not first_page.error
    assert "Incident" not in caplog.text


def test_a_widget_asks_for_the_whole_page() -> None:
    """Or a process that does not know its part would drop what the reader has entered."""
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id="salary", string_value="3")
    whole_page = message.SerializeToString()
    message.rerun_script.fragment_id = "a part of the page"

    assert whole.asking_for_all(message.SerializeToString()) == whole_page
    assert whole.asking_for_all(whole_page) == whole_page


def test_what_is_no_message_is_left_to_streamlit() -> None:
    assert whole.asking_for_all(b"\xff\xff") == b"\xff\xff"


def test_a_dialog_draws_itself_anew(first_page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    known: set[str] = set()
    monkeypatch.setattr(part, "_dialogs", known)
    first_page.button(key="share").click().run()
    [of_dialog] = known
    message = BackMsg()
    message.rerun_script.fragment_id = of_dialog

    assert whole.asking_for_all(message.SerializeToString()) == message.SerializeToString()

    first_page.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()
    assert first_page.toggle, "or the dialog would stay"
