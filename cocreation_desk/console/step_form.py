"""One step of the agenda: what all steps have, then what its kind can be told, made from the kind's own settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QSpinBox, QWidget

from cocreation_desk.console.agenda_edits import AgendaEdits
from cocreation_desk.console.ballot_predictions import PredictionStrip, may_predict
from cocreation_desk.console.bridge import Bridge
from cocreation_desk.console.chooser import Chooser
from cocreation_desk.console.forms import Bilingual, BilingualLines, Form, choice
from cocreation_desk.domain.agenda import Step
from cocreation_desk.domain.people import Audience
from cocreation_desk.domain.secrecy import EXPLAINED
from cocreation_desk.domain.text import Text
from cocreation_desk.kinds import KINDS
from cocreation_desk.kinds.kind import Setting
from cocreation_desk.widgets.buttons import button, icon_button
from cocreation_desk.widgets.fields import number, time_of_day
from cocreation_desk.widgets.parts import column, holding, label, row
from cocreation_desk.words import Say

Read = Callable[[], Any]


class StepForm(Form):
    def __init__(self, bridge: Bridge, edits: AgendaEdits, step: Step, parent: QWidget) -> None:
        say = bridge.say
        super().__init__(say, say("step_form_title", kind=say(f"kind_{step.kind}")), say("form_save"), parent)
        self.setMinimumWidth(760)
        self._bridge = bridge
        self._edits = edits
        self._step = step
        self._readers: dict[str, Read] = {}
        self.title = Bilingual(say, say("step_title"), step.title)
        self.prompt = Bilingual(say, say("step_prompt"), step.prompt, 3)
        self.minutes = _whole(step.minutes, 1, 600)
        self.min_minutes = _whole(step.min_minutes, 0, 600)
        self.optional = QCheckBox(say("step_optional"))
        self.optional.setChecked(step.optional)
        self.fixed = QCheckBox(say("step_fixed"))
        self.fixed.setChecked(step.fixed_start is not None)
        self.at = time_of_day()
        self.at.setAccessibleName(say("step_fixed"))
        fixed = step.fixed_start or time(9, 0)
        self.at.setTime(QTime(fixed.hour, fixed.minute))
        self.at.setEnabled(self.fixed.isChecked())
        self.fixed.toggled.connect(self.at.setEnabled)
        self.audience = choice([(each.value, say(f"audience_{each.value}")) for each in Audience], step.audience.value)
        self.ask(say("step_title"), self.title)
        self.ask(say("step_prompt"), self.prompt)
        self.min_minutes.setAccessibleName(say("step_at_least"))
        times = row(self.minutes, label(say("step_at_least")), self.min_minutes, self.optional, 1)
        timing = holding(times)
        timing.setFocusProxy(self.minutes)
        self.ask(say("step_minutes"), timing)
        self.minutes.setAccessibleName(say("step_minutes"))
        self.fields.addRow("", holding(row(self.fixed, self.at, 1)))
        self.ask(say("step_audience"), self.audience)
        self._settings = KINDS[step.kind].settings
        self._widgets: dict[str, QWidget] = {}
        self._rows: dict[str, QWidget] = {}
        for setting in self._settings:
            self._ask_setting(setting)
        self._asked = {name: read() for name, read in self._readers.items()}
        for name, widget in self._widgets.items():
            if isinstance(widget, QComboBox):
                widget.currentIndexChanged.connect(partial(self._begin_anew, name))
            elif isinstance(widget, QSpinBox):
                widget.valueChanged.connect(self.show_what_matters)
        self.show_what_matters()

    def _ask_setting(self, setting: Setting) -> None:
        name = setting_name(self.say, self._step.kind, setting.name)
        value = self._step.settings.get(setting.name, setting.default)
        field, self._readers[setting.name] = _field(self.say, name, setting, value)
        self._widgets[setting.name] = field
        shown = _DRESSED.get(setting.name, _plain)(self, field)
        self._rows[setting.name] = shown
        self.ask(name, shown)

    def _begin_anew(self, changed: str, _at: int) -> None:
        """What was set for the old choice does not stay for the new one."""
        for setting in self._settings:
            if setting.begins_anew == changed:
                _reset(self._widgets[setting.name], setting)
                self._asked.pop(setting.name, None)
        self.show_what_matters()

    def show_what_matters(self) -> None:
        """Only the settings that mean something beside the others as they are set."""
        told = {name: read() for name, read in self._readers.items()}
        for setting in self._settings:
            self.fields.setRowVisible(self._rows[setting.name], setting.matters(told))

    def _explained(self, secrecy: QWidget) -> QWidget:
        """The choice of secrecy, and in plain words what a secret vote shows the operator and what it does not."""
        self.secrecy_words = label("\n".join(self.say(key) for key in EXPLAINED), "hint", wrap=True)
        holder = holding(column(secrecy, self.secrecy_words, gap=6))
        holder.setFocusProxy(secrecy)
        if isinstance(secrecy, QComboBox):

            def show_words() -> None:
                self.secrecy_words.setVisible(secrecy.currentData() == "secret")

            secrecy.currentIndexChanged.connect(show_words)
            show_words()
        return holder

    def _with_help(self, methods: QWidget) -> QWidget:
        """The list of methods, and a way to be told which of them is meant."""
        self.help_choose = button(self.say("chooser_open"), "help")
        self.help_choose.clicked.connect(lambda: Chooser(self.say, self._take_method, self).open())
        holder = holding(row(methods, self.help_choose))
        holder.setFocusProxy(methods)
        self._methods = methods
        return holder

    def _with_predictions(self, predictors: QWidget) -> QWidget:
        """Who predicts, and a way to take the predictions before the step runs."""
        if not may_predict(self._bridge.room, self._step.id):
            return predictors
        self.predictions = PredictionStrip(self._bridge, self._step.id)
        self._bridge.changed.connect(self.predictions.show_room)
        self.predictions.show_room(self._bridge.room)
        holder = holding(column(predictors, self.predictions, gap=6))
        holder.setFocusProxy(predictors)
        return holder

    def _take_method(self, name: str) -> None:
        if isinstance(self._methods, QComboBox):
            self._methods.setCurrentIndex(self._methods.findData(name))

    @Slot()
    def keep(self) -> None:
        told = {name: read() for name, read in self._readers.items()}
        set_now = {name: value for name, value in told.items() if name not in self._asked or value != self._asked[name]}
        at = self.at.time()
        changes: dict[str, object] = {
            "title": self.title.text,
            "prompt": self.prompt.text,
            "minutes": self.minutes.value(),
            "min_minutes": self.min_minutes.value(),
            "optional": self.optional.isChecked(),
            "fixed_start": time(at.hour(), at.minute()) if self.fixed.isChecked() else None,
            "audience": Audience(self.audience.currentData()),
        }
        if set_now:
            changes["settings"] = KINDS[self._step.kind].kept_settings(self._step.settings, set_now)
        self._edits.edit(self._step, then=self.done_well, refused=self.show_problem, **changes)


def _plain(form: StepForm, field: QWidget) -> QWidget:
    return field


# Settings that come with something beside them.
_DRESSED: Mapping[str, Callable[[StepForm, QWidget], QWidget]] = {
    "method": StepForm._with_help,
    "secrecy": StepForm._explained,
    "predicted_by": StepForm._with_predictions,
}


def _reset(field: QWidget, setting: Setting) -> None:
    """Back to what the setting is where nobody has set it."""
    match field:
        case QCheckBox():
            field.setChecked(bool(setting.default))
        case QSpinBox():
            field.setValue(setting.default if isinstance(setting.default, int) else setting.low)
        case QComboBox():
            field.setCurrentIndex(max(0, field.findData(setting.default)))
        case QLineEdit():
            field.clear()
        case Bilingual():
            field.write(Text())


def setting_name(say: Say, kind: str, name: str) -> str:
    """What a setting is called: the same in all kinds, unless one of them has its own word."""
    own = f"setting_{kind}_{name}"
    return say(own if own in say else f"setting_{name}")


def choice_name(say: Say, name: str, value: str) -> str:
    """What a choice is called: by its setting, or by the catalogue of methods and sides."""
    keys = (f"choice_{name}_{value or 'none'}", f"{name}_{value}", f"{name.removesuffix('s')}_{value}")
    return say(next((key for key in keys if key in say), keys[0]))


def _field(say: Say, name: str, setting: Setting, value: Any) -> tuple[QWidget, Read]:
    """The widget for one setting, and how what is in it is read back."""
    match setting.sort:
        case "text":
            words = Bilingual(say, name, _text(value))
            return words, lambda: words.text.to_json()
        case "texts":
            return _lines(say, name, value)
        case "whole":
            number = _whole(int(value or 0), setting.low, setting.high)
            return number, number.value
        case "switch":
            box = QCheckBox(say("form_yes"))
            box.setChecked(bool(value))
            return box, box.isChecked
        case "choice":
            options = [(each, choice_name(say, setting.name, each)) for each in setting.choices]
            picked = choice(options, str(value or ""))
            return picked, lambda: picked.currentData() or setting.default
        case "words" if offered(setting):
            return _ticks(say, setting, value)
        case "file":
            return _file(say, name, str(value or ""))
        case _:
            words_in = QLineEdit(", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or ""))
            many = isinstance(setting.default, list | tuple)
            return words_in, lambda: _split(words_in.text()) if many else words_in.text().strip()


def offered(setting: Setting) -> tuple[str, ...]:
    """The words to pick from; none where any words will do."""
    meant = setting.default if isinstance(setting.default, tuple) else ()
    return setting.choices or tuple(word for word in meant if isinstance(word, str))


def _ticks(say: Say, setting: Setting, value: Any) -> tuple[QWidget, Read]:
    chosen = [str(each) for each in value] if isinstance(value, list | tuple) else []
    boxes = {word: QCheckBox(choice_name(say, setting.name, word)) for word in offered(setting)}
    for word, box in boxes.items():
        box.setChecked(word in chosen)
    return holding(column(*boxes.values(), gap=4)), lambda: [word for word, box in boxes.items() if box.isChecked()]


def _lines(say: Say, name: str, value: Any) -> tuple[QWidget, Read]:
    """Texts, or texts that carry a label of their own (the fields of a collection keep theirs by place)."""
    items = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []
    labels = [str(item["label"]) for item in items if isinstance(item, Mapping) and "label" in item]
    texts = [_text(item["text"] if isinstance(item, Mapping) and "text" in item else item) for item in items]
    lines = BilingualLines(say, name, texts)

    def read() -> list[dict[str, object]]:
        if not labels:
            return [dict(text.to_json()) for text in lines.texts]
        kept = [*labels, *(f"field-{number}" for number in range(len(labels) + 1, 20))]
        return [{"label": kept[place], "text": text.to_json()} for place, text in enumerate(lines.texts)]

    return lines, read


def _file(say: Say, name: str, path: str) -> tuple[QWidget, Read]:
    written = QLineEdit(path)
    written.setAccessibleName(name)
    browse = icon_button(say("form_browse"), "folder")
    holder = holding(row(written, browse))
    holder.setFocusProxy(written)

    def chosen(file: str) -> None:
        written.setText(file)

    def ask() -> None:
        dialog = QFileDialog(holder, say("form_browse"), str(Path(path).parent if path else Path.home()))
        dialog.fileSelected.connect(chosen)
        dialog.open()

    browse.clicked.connect(ask)
    return holder, written.text


def _whole(value: int, low: int, high: int) -> QSpinBox:
    box = number(low, high, value)
    box.setFixedWidth(90)
    return box


def _text(value: Any) -> Text:
    try:
        return value if isinstance(value, Text) else Text.from_json(value or "")
    except ValueError:
        return Text()


def _split(words: str) -> list[str | int]:
    parts = [part.strip() for part in words.split(",") if part.strip()]
    return [int(part) if part.isdigit() else part for part in parts]
