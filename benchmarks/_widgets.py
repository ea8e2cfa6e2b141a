"""What a browser remembers of a page's widgets, and sends with every change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Checkbox_pb2 import Checkbox
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Radio_pb2 import Radio
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.TextInput_pb2 import TextInput
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates


@dataclass
class Widgets:
    """The widgets of a page, each with what it holds."""

    states: dict[str, WidgetState] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    """Identifiers of text fields by label."""
    _drawn: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Begin a run: what it does not draw is gone at its end."""
        self._drawn.clear()

    def see(self, element: Element) -> None:
        """Take what the server draws; what a widget holds outlives that, unless it is set anew."""
        kind = element.WhichOneof("type")
        if kind not in HOLDS:
            return
        widget = getattr(element, kind)
        self._drawn.add(widget.id)
        if widget.set_value or widget.id not in self.states:
            self.states[widget.id] = HOLDS[kind](widget)
        if kind == "text_input":
            self.fields[widget.label] = widget.id

    def end(self) -> None:
        """Forget what was not drawn."""
        self.states = {key: state for key, state in self.states.items() if key in self._drawn}

    def type(self, label: str, text: str) -> None:
        """Type into a text field."""
        key = self.fields[label]
        self.states[key] = WidgetState(id=key, string_value=text)

    def message(self) -> WidgetStates:
        """All of them, as a browser sends them."""
        return WidgetStates(widgets=self.states.values())


def _text(text: TextInput) -> WidgetState:
    return WidgetState(id=text.id, string_value=text.value if text.set_value else text.default)


def _box(box: Checkbox) -> WidgetState:
    return WidgetState(id=box.id, bool_value=box.value if box.set_value else box.default)


def _slider(slider: Slider) -> WidgetState:
    assert slider.options, f"{slider.label} is a slider of numbers, which none of ours is"
    begun = [slider.options[int(place)] for place in slider.default]
    return _several(slider.id, slider.raw_value if slider.set_value else begun)


def _group(group: ButtonGroup) -> WidgetState:
    begun = [group.options[place].content for place in group.default]
    return _several(group.id, group.raw_values if group.set_value else begun)


def _several(key: str, words: Iterable[str]) -> WidgetState:
    return WidgetState(id=key, string_array_value=StringArray(data=words))


def _choice(choice: Selectbox | Radio) -> WidgetState:
    words = choice.raw_value if choice.set_value else choice.options[choice.default]
    return WidgetState(id=choice.id, string_value=words)


HOLDS: dict[str, Callable[[Any], WidgetState]] = {
    "text_input": _text,
    "checkbox": _box,
    "slider": _slider,
    "button_group": _group,
    "selectbox": _choice,
    "radio": _choice,
}
"""What a widget of a kind holds when it is drawn first, or set by the server.

Buttons hold nothing. A browser differs by at most one widget a page: it adds an empty field for
files, and leaves out what a closed popover hides.
"""
