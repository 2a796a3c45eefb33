"""A project's documents in the hands of its team, in this tab."""

from typing import Any

import reflex as rx

from civic.services import project_documents, publishing
from civic.services.project_documents import DocumentForm
from civic.services.publishing import ProjectHead
from civic.state.leading import Leads
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, text

PROJECT = 2


class ProjectDocumentsState(Leads, Desk, rx.State):
    """The documents of the project of this address; ``place`` is where one was put last."""

    head: ProjectHead | None = None
    documents: list[DocumentForm] = []
    place: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the documents."""
        head = await self._open(publishing.head, self._part(PROJECT))
        if head is None:
            return
        await self._speak()
        self.head, self.saved, self.errors, self.place = head, "", {}, 0
        await self._refresh()
        self.is_loaded = True

    @rx.event
    async def add(self, upload_id: str) -> None:
        """List a document that was sent."""
        if self.head is not None:
            await self._send("add", project_documents.attach, self.head.id, upload_id)
            await self._refresh()

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep how a document is called."""
        document_id = text(form, "id")
        name = by_language(form, "name")["name"]
        await self._send(document_id, project_documents.rename, document_id, name)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def drop(self, document_id: str, at: int) -> None:
        """Put a document where it was dragged to."""
        await self._put(document_id, at)

    @rx.event
    async def move(self, document_id: str, steps: int) -> None:
        """Move a document up (negative) or down, and stay at the button."""
        ids = [one.id for one in self.documents]
        if document_id in ids and 0 <= (at := ids.index(document_id) + int(steps)) < len(ids):
            await self._put(document_id, at)
            self._lead(f"{'up' if steps < 0 else 'down'}-{document_id}")

    @rx.event
    async def remove(self, document_id: str, title: str) -> None:
        """Take a document off the page; it can be put back."""
        await self._remove(title, project_documents.remove, document_id)
        self._lead("documents-title")

    async def _put(self, document_id: str, at: int) -> None:
        self.place = 1 + await self._do(project_documents.place, document_id, int(at))
        await self._refresh()

    async def _refresh(self) -> None:
        if self.head is not None:
            self.documents = await self._do(project_documents.documents_of, self.head.id)
