"""The JavaScript and the style that every map of the platform shares."""

import reflex as rx

GROUND = rx.asset("ground.js", shared=True).importable_path
CHROME = rx.asset("chrome.jsx", shared=True).importable_path
NAMES = rx.asset("names.js", shared=True).importable_path
STYLE = rx.asset("ground.css", shared=True).importable_path

LEAFLET = "leaflet@1.9.4"
SUPERCLUSTER = "supercluster@8.0.1"
