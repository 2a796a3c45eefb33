"""The organiser's tags, statuses, areas and folders, in this tab."""

from typing import Any

import reflex as rx

from civic.services import areas, folders, invitations, taxonomy
from civic.services.areas import AreaForm
from civic.services.folders import FolderForm
from civic.services.taxonomy import StatusForm, TagForm
from civic.state.notices import Complaint
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, picture_in, problem_of, text


class StatusesState(Desk, rx.State):
    """The statuses of inputs, in their order."""

    rows: list[StatusForm] = []
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the statuses."""
        found = await self._open(taxonomy.statuses)
        if found is not None:
            await self._speak()
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep a status, or make one when it has no id yet."""
        typed = {
            "name": by_language(form, "name")["name"],
            "colour": text(form, "colour"),
            "is_first": bool(form.get("is_first")),
            "is_closing": bool(form.get("is_closing")),
        }
        if status_id := text(form, "id"):
            await self._send(status_id, taxonomy.save_status, status_id, typed)
        else:
            await self._send("new", taxonomy.add_status, typed)
            self.serial += 0 if self.errors else 1
        if not self.errors:
            await self._refresh()

    @rx.event
    async def move(self, status_id: str, steps: int) -> None:
        """Move a status up or down."""
        await self._do(taxonomy.order_statuses, moved([r.id for r in self.rows], status_id, steps))
        await self._refresh()

    @rx.event
    async def remove(self, status_id: str, title: str) -> None:
        """Remove a status that no input has."""
        await self._remove(title, taxonomy.remove_status, status_id)

    async def _refresh(self) -> None:
        self.rows = await self._do(taxonomy.statuses)


class TagsState(Desk, rx.State):
    """The platform's tags, in their order."""

    rows: list[TagForm] = []
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the tags."""
        found = await self._open(taxonomy.tags)
        if found is not None:
            await self._speak()
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep a tag, or make one when it has no id yet."""
        name = by_language(form, "name")["name"]
        if tag_id := text(form, "id"):
            await self._send(tag_id, taxonomy.save_tag, tag_id, name)
        else:
            await self._send("new", taxonomy.add_tag, name)
            self.serial += 0 if self.errors else 1
        if not self.errors:
            await self._refresh()

    @rx.event
    async def move(self, tag_id: str, steps: int) -> None:
        """Move a tag up or down."""
        await self._do(taxonomy.order_tags, moved([r.id for r in self.rows], tag_id, steps))
        await self._refresh()

    @rx.event
    async def remove(self, tag_id: str, title: str) -> None:
        """Remove a tag that no input carries."""
        await self._remove(title, taxonomy.remove_tag, tag_id)

    async def _refresh(self) -> None:
        self.rows = await self._do(taxonomy.tags)


class AreasState(Desk, rx.State):
    """The areas of the platform, in their order."""

    rows: list[AreaForm] = []
    serial: int = 0
    problem: Complaint = Complaint()

    @rx.event
    async def load(self) -> None:
        """Read the areas, and what became of a file that was just sent."""
        found = await self._open(areas.areas)
        if found is not None:
            await self._speak()
            self.problem = problem_of(self.router.url.query_parameters)
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep an area, or make one when it has no id yet."""
        name, shape = by_language(form, "name")["name"], text(form, "shape")
        if area_id := text(form, "id"):
            await self._send(area_id, areas.save_area, area_id, name, shape)
        else:
            await self._send("new", areas.add_area, name, shape)
            self.serial += 0 if self.errors else 1
        if not self.errors:
            await self._refresh()

    @rx.event
    async def move(self, area_id: str, steps: int) -> None:
        """Move an area up or down."""
        await self._do(areas.order_areas, moved([r.id for r in self.rows], area_id, steps))
        await self._refresh()

    @rx.event
    async def remove(self, area_id: str, title: str) -> None:
        """Remove an area; its inputs stay."""
        await self._remove(title, areas.remove_area, area_id)

    async def _refresh(self) -> None:
        self.rows = await self._do(areas.areas)


class FoldersState(Desk, rx.State):
    """The folders that group projects."""

    rows: list[FolderForm] = []
    is_given: bool = False
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the folders."""
        found = await self._open(folders.folders)
        if found is not None:
            await self._speak()
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep a folder, or make one when it has no id yet."""
        typed: dict[str, Any] = dict(by_language(form, "title", "description", "picture_alt"))
        typed["picture"] = picture_in(form)
        if folder_id := text(form, "id"):
            await self._send(folder_id, folders.save_folder, folder_id, typed)
        else:
            await self._send("new", folders.add_folder, typed)
            self.serial += 0 if self.errors else 1
        if not self.errors:
            await self._refresh()

    @rx.event
    async def move(self, folder_id: str, steps: int) -> None:
        """Move a folder up or down."""
        await self._do(folders.order_folders, moved([r.id for r in self.rows], folder_id, steps))
        await self._refresh()

    @rx.event
    async def invite(self, form: dict[str, Any]) -> None:
        """Invite somebody to manage the projects of a folder."""
        folder_id, email = text(form, "folder"), text(form, "email")
        given = await self._send(
            f"invite-{folder_id}", invitations.invite_to_folder, email, folder_id
        )
        self.is_given = bool(given)
        if not self.errors:
            self.serial += 1
            await self._refresh()

    @rx.event
    async def withdraw(self, invitation_id: str) -> None:
        """Take an invitation back."""
        await self._do(invitations.withdraw, invitation_id)
        await self._refresh()

    @rx.event
    async def take_from(self, folder_id: str, person_id: str) -> None:
        """Let somebody no longer manage the projects of a folder."""
        await self._do(folders.take_from, folder_id, person_id)
        await self._refresh()

    @rx.event
    async def remove(self, folder_id: str, title: str) -> None:
        """Remove an empty folder."""
        await self._remove(title, folders.remove_folder, folder_id)

    async def _refresh(self) -> None:
        self.rows = await self._do(folders.folders)


def moved(ids: list[str], one: str, steps: int) -> list[str]:
    """Return the ids with one of them moved up (negative) or down."""
    if one not in ids or not isinstance(steps, int):
        return ids
    at = ids.index(one)
    rest = [each for each in ids if each != one]
    rest.insert(max(0, min(len(rest), at + steps)), one)
    return rest
