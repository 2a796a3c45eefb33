"""How widgets copy words, in JavaScript."""

import reflex as rx

rx.asset("copy.css", shared=True)

COPYING = rx.asset("copy.js", shared=True).importable_path
