"""Papers are made beside the Qt thread, from the room as it stands, and kept in the file."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cocreation_desk.console.bridge import Bridge
from cocreation_desk.desk import documents
from cocreation_desk.domain.text import Language
from cocreation_desk.reports import ordering
from cocreation_desk.reports.document import Printed
from cocreation_desk.reports.documents import DOCUMENTS
from cocreation_desk.reports.label_stock import AS_USUAL, LabelWishes
from cocreation_desk.reports.order import Order
from cocreation_desk.store.documents import pdf_of
from cocreation_desk.store.file import ProgrammeFile

log = logging.getLogger(__name__)

Address = Callable[[], str]
Then = Callable[[Printed], object]


class Papers(QObject):
    """``make`` answers on the Qt thread; a paper that cannot be made is said, never half shown."""

    _made = Signal(object)

    def __init__(self, bridge: Bridge, file: ProgrammeFile, address: Address, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._file = file
        self._address = address
        self._closed = threading.Event()
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")
        self._made.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._closed.set)

    def make(
        self,
        key: str,
        language: Language,
        named: bool,
        then: Then,
        keep: bool = True,
        labels: LabelWishes = AS_USUAL,
    ) -> None:
        order = self.order(language, named, labels)
        self._submit(
            lambda: DOCUMENTS[key].make(order()),
            lambda printed: self.keep(printed, language, then) if keep else then(printed),
        )

    def order(self, language: Language, named: bool, labels: LabelWishes) -> Callable[[], Order]:
        """The room as it stands now, to be made into papers wherever the file may be waited for."""
        room, address, now = self._bridge.room, self._address(), self._bridge.now()

        def ordered() -> Order:
            return ordering.ordered(self._file, room, language, now, address, named=named, labels=labels)

        return ordered

    def fetch(self, document_id: str, then: Callable[[bytes], object]) -> None:
        """A paper made before, as it was made."""

        def work() -> bytes:
            with self._file.reader() as db:
                return pdf_of(db, document_id) or b""

        self._submit(work, then)

    def close(self) -> None:
        self._closed.set()
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        def done(future: Future[object]) -> None:
            if not self._closed.is_set() and not future.cancelled():
                self._made.emit((future, then))

        self._workers.submit(work).add_done_callback(done)

    def keep(self, printed: Printed, language: Language, then: Then) -> None:
        session = self._bridge.room.session
        if session is not None:
            keep = documents.keep_document
            self._bridge.do(
                keep, session.id, printed.key, language, printed.variant, printed.title, printed.pdf,
                then=lambda _: then(printed),
            )  # fmt: skip

    @Slot(object)
    def _hand_over(self, made: tuple[Future[object], Callable[..., object]]) -> None:
        future, then = made
        if self._closed.is_set():
            return
        try:
            result = future.result()
        except Exception:
            log.exception("a paper could not be made")
            self._bridge.troubled.emit(self._bridge.say("documents_failed"))
        else:
            then(result)
