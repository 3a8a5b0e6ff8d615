"""Tables, visit groups and pairs: wished on the left, seated on the right, put right by hand, told to the room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout

from cocreation_desk.console.background import Background
from cocreation_desk.console.groups_plan import GroupsPlan
from cocreation_desk.console.groups_seating import LEAST_SEEN, Seating
from cocreation_desk.console.page import Given, Page
from cocreation_desk.console.undo import Deed, Reversible
from cocreation_desk.desk import groups, running
from cocreation_desk.domain.errors import Trouble
from cocreation_desk.domain.grouping import Round
from cocreation_desk.domain.groups import GroupPlan, Wanted, What, draw
from cocreation_desk.domain.room import Room
from cocreation_desk.domain.session import Scene
from cocreation_desk.domain.sheet import Progress
from cocreation_desk.kinds.group_words import told_plans
from cocreation_desk.widgets.buttons import button, large
from cocreation_desk.widgets.empty import Empty
from cocreation_desk.widgets.parts import column, holding, label, row, scrolled, yielding
from cocreation_desk.widgets.segments import Segments

PLAN_WIDE = 400
SETTLE_MS = 300
THOUSANDTHS = 1000
FIRST_WISHES = {
    What.TABLES: Wanted(),
    What.VISIT: Wanted(what=What.VISIT, groups=2),
    What.PAIRS: Wanted(what=What.PAIRS),
}


class GroupsPage(Page):
    def __init__(self, given: Given) -> None:
        super().__init__()
        bridge = self._bridge = given.bridge
        self._stack = given.stack
        say = bridge.say
        self._plan: GroupPlan | None = None
        self._loaded: tuple[object, ...] = ()
        self._work = Background(self)
        self._work.went_on.connect(self._show_progress)
        self._work.troubled.connect(self._tell_trouble)
        self._work.done.connect(self._keep)
        self._later = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._later.timeout.connect(self._keep_wishes)
        self.what = Segments([(what.value, say(f"groups_what_{what.value}"), None) for what in What])
        self.what.chosen.connect(self._turn_to)
        self.plan = GroupsPlan(bridge)
        self.plan.changed.connect(self._later.start)
        self.draw = button(say("groups_draw"), "cards", "primary", say("groups_draw_tip"))
        self.stop = button(say("groups_stop"), "stop", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.tell = button(say("groups_tell"), "phone", tip=say("groups_tell_tip"))
        self.project = button(say("groups_project"), "screen", tip=say("groups_project_tip"))
        self.forget = button(say("groups_forget"), "bin", "danger", say("groups_forget_tip"))
        self.seating = Seating(bridge, given.stack)
        for turning in (self.tell, self.project):
            turning.setCheckable(True)
        self._problem = label(name="problem", wrap=True)
        self._lay_out()
        self._connect()
        self._show_work(False)
        self.show_room(bridge.room)

    def _lay_out(self) -> None:
        say = self._bridge.say
        foot = column(self._problem, self.bar, gap=6)
        foot.addLayout(row(self.stop, 1, self.draw))
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(yielding(scrolled(self.plan), LEAST_SEEN), 1)
        left.addLayout(foot)
        held = holding(left)
        left.setContentsMargins(0, 0, 0, 0)
        held.setFixedWidth(PLAN_WIDE)
        self._empty = Empty(say("groups_empty"), say("groups_empty_words"), large("cards"))
        self._right = QStackedWidget()
        self._right.addWidget(self._empty)
        self._right.addWidget(self.seating)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(held)
        body.addWidget(self._right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(12)
        page.addLayout(row(label(say("groups_title"), "heading"), self.what, 1, self.forget, self.tell, self.project))
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self.draw.clicked.connect(self.start)
        self.stop.clicked.connect(self.give_up)
        self.tell.clicked.connect(self._tell_room)
        self.project.clicked.connect(self._project)
        self.forget.clicked.connect(self._forget)
        self._bridge.changed.connect(self.show_room)

    # ---- what is shown ------------------------------------------------------------------------------------------------------------

    @property
    def shown(self) -> GroupPlan | None:
        """The plan the page is at."""
        return self._plan

    @Slot(object)
    def show_room(self, room: Room) -> None:
        what = What(self.what.choice)
        self._plan = next((plan for plan in room.groupings if plan.wanted.what is what), None)
        at = (room.session.id if room.session else "", what, self._plan.id if self._plan else "")
        if at[:2] != self._loaded[:2] or (self._plan is not None and at != self._loaded):
            self._loaded = at
            self.plan.show_wanted(self._plan.wanted if self._plan else FIRST_WISHES[what], room)
        else:
            self.plan.show_room(room)
        self._show_plan(room)

    def _show_plan(self, room: Room) -> None:
        say, plan = self._bridge.say, self._plan
        drawn = plan is not None and plan.is_drawn
        self.draw.setText(say("groups_draw_again" if drawn else "groups_draw"))
        self.draw.setEnabled(bool(room.participants))
        for each in (self.tell, self.project):
            each.setEnabled(drawn)
        self.forget.setEnabled(plan is not None)
        if not room.participants:
            self._empty.say(say("groups_nobody_here"), say("groups_nobody_here_words"))
        else:
            self._empty.say(say("groups_empty"), say("groups_empty_words"))
        self._right.setCurrentIndex(1 if drawn else 0)
        told = told_plans(room)
        self.tell.setChecked(plan is not None and plan.told_at is not None)
        on_stage = room.session is not None and room.session.scene is Scene.GROUPS
        self.project.setChecked(on_stage and bool(told) and plan is not None and told[0].id == plan.id)
        if plan is None or not drawn:
            self.seating.show_nothing()
        else:
            self.seating.show_plan(plan, room)

    @Slot(str)
    def _turn_to(self, what: str) -> None:
        self.give_up()
        self._problem.hide()
        self.show_room(self._bridge.room)

    # ---- drawing ------------------------------------------------------------------------------------------------------------------

    @Slot()
    def _keep_wishes(self) -> None:
        """Wishes for a plan that exists are kept as they are made; the seating waits until it is drawn again."""
        session = self._bridge.room.session
        if session is not None and self._plan is not None and self._plan.wanted != self.plan.wanted:
            self._problem.hide()
            self._bridge.do(groups.make_plan, session.id, self.plan.wanted, refused=self._say_problem)

    @Slot()
    def start(self) -> None:
        """Keep the wishes, then look for a seating beside the window."""
        session, wanted = self._bridge.room.session, self.plan.wanted
        if session is None:
            return
        self._later.stop()
        self._problem.hide()
        self._show_work(True)

        def search(plan_id: str) -> None:
            before = self._plan or GroupPlan(plan_id, session.id, wanted, seed=0)
            plan = replace(before, id=plan_id, wanted=wanted)
            people, seed = self._bridge.room.participants, before.seed + 1

            def work(progress: Progress) -> tuple[str, tuple[Round, ...], int]:
                def tell(done: float) -> bool:
                    progress(round(done * THOUSANDTHS), THOUSANDTHS)
                    return True

                return plan_id, draw(plan, people, seed, tell), seed

            self._work.start(work)

        self._bridge.do(groups.make_plan, session.id, wanted, then=search, refused=self._refuse)

    @Slot()
    def give_up(self) -> None:
        """The seating stays what it was."""
        self._work.stop()
        self._show_work(False)

    @Slot(object)
    def _keep(self, found: tuple[str, tuple[Round, ...], int]) -> None:
        plan_id, rounds, seed = found
        self._show_work(False)
        self.seating.change("groups_undo_draw", plan_id, groups.write_seating, plan_id, rounds, seed)

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    @Slot(object)
    def _tell_trouble(self, problem: Exception) -> None:
        say = self._bridge.say
        self._refuse(say(problem.key, **problem.details) if isinstance(problem, Trouble) else say("console_act_failed"))

    def _refuse(self, words: str) -> None:
        self._show_work(False)
        self._say_problem(words)

    def _say_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()

    def _show_work(self, at_work: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(at_work)
        self.stop.setVisible(at_work)
        self.draw.setVisible(not at_work)
        self._problem.setVisible(bool(self._problem.text()) and not at_work and self._problem.isVisible())

    # ---- telling ------------------------------------------------------------------------------------------------------------------

    @Slot()
    def _tell_room(self) -> None:
        if self._plan is not None:
            self._bridge.do(groups.tell_room, self._plan.id, self._plan.told_at is None)

    @Slot()
    def _project(self) -> None:
        session, plan = self._bridge.room.session, self._plan
        if session is None or plan is None:
            return
        if self.project.isChecked():
            self._bridge.do(groups.tell_room, plan.id)
            self._bridge.do(running.show_scene, session.id, Scene.GROUPS)
        else:
            self._bridge.do(running.show_scene, session.id, Scene.STEP)

    @Slot()
    def _forget(self) -> None:
        """Gone at once, and back as easily."""
        if self._plan is None:
            return
        words, forgotten = self._bridge.say("groups_undo_forget"), Deed(groups.forget_plan, (self._plan.id,))

        def gone(plan: GroupPlan) -> None:
            self._stack.push(Reversible(self._bridge, words, forgotten, Deed(groups.put_back, (plan,))))
            self.told.emit(self._bridge.say("groups_forgotten_told"))

        self._bridge.do(forgotten.act, *forgotten.args, then=gone)

    def put_away(self) -> None:
        self._later.stop()
        self._work.close()
