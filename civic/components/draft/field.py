"""How widgets take part in forms and drafts, in JavaScript."""

import reflex as rx

FIELD = rx.asset("field.js", shared=True).importable_path
