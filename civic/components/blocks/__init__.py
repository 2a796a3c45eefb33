"""Blocks as readers see them: drawn by a chunk of its own, which only pages with blocks fetch."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.ui.classes import Flag, Shown
from civic.icons import address_of

for _part in ("drawn.jsx", "kinds.jsx", "gallery.jsx", "video.jsx", "blocks.css"):
    rx.asset(_part, shared=True)


class Blocks(rx.Component):
    """Shows blocks under each other."""

    library = "$/public" + rx.asset("blocks.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "Blocks"

    blocks: rx.Var[Any]
    """The ``services.block_views.BlockView``s."""
    draft: rx.Var[bool]
    """Whether they are a draft, which is said above them."""
    icons: rx.Var[str]
    """The address of the icons, up to their names."""


def blocks(views: Shown, *, draft: Flag = False) -> rx.Component:
    """Show blocks, and say above them if they are a draft."""
    return Blocks.create(blocks=views, draft=draft, icons=address_of("x").removesuffix("x"))


def built(views: Shown, draft: Shown) -> rx.Component:
    """Show what a page has of blocks, if it has some; those of a draft say so."""
    return rx.cond((views.length() > 0) | draft, blocks(views, draft=draft))


def in_parts(
    parts: Shown, draft: Shown, own: Mapping[str, rx.Component], usual: rx.Component
) -> rx.Component:
    """Show a page whose ``own`` parts stand among its blocks, or ``usual`` where it has none."""

    def part(one: Shown) -> rx.Component:
        return rx.match(one.section, *own.items(), blocks(one.blocks))

    return rx.cond(
        parts,
        rx.fragment(rx.cond(draft, blocks(rx.Var.create([]), draft=True)), rx.foreach(parts, part)),
        usual,
    )
