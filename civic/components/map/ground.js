// What every map of the platform shares: ground, keyboard, gestures, context layers.
import L from "leaflet";
import { useEffect, useRef, useState } from "react";
import "leaflet/dist/leaflet.css";
import { Names } from "./names.js";
import "./ground.css";

const PAN_STEP = 90;
const MAX_ZOOM = 19;
const GATHERED_MS = 500;
const NONE = [];
const WORLD = [[-55, -140], [70, 150]];
const GROUND_PANE = "civicGround";
const ARROWS = {
  ArrowUp: [0, -PAN_STEP],
  ArrowDown: [0, PAN_STEP],
  ArrowLeft: [-PAN_STEP, 0],
  ArrowRight: [PAN_STEP, 0],
};

export const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const isTouch = () => window.matchMedia("(pointer: coarse)").matches;

/** Keep the newest handlers at hand: Reflex may pass new functions at each render. */
export function useLatest(value) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** Write a number as the language of the page does, short where it must fit in a circle. */
export const inFigures = (number, notation = "standard") =>
  new Intl.NumberFormat(document.documentElement.lang || undefined, { notation }).format(number);

/** Write figures into a translated sentence. */
export const say = (text, figures = {}) =>
  (text || "").replace(/\{(\w+)\}/g, (whole, name) => {
    const figure = figures[name] ?? whole;
    return typeof figure === "number" ? inFigures(figure) : figure;
  });

/** Read JSON from one of our own routes. */
export async function readJson(url, signal) {
  const answer = await fetch(url, { credentials: "same-origin", signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Join query parameters to a route that may already have some. */
export const withQuery = (url, values) =>
  `${url}${url.includes("?") ? "&" : "?"}${new URLSearchParams(values)}`;

export const latLngBounds = ([west, south, east, north]) =>
  L.latLngBounds([south, west], [north, east]);

export const bboxOf = (map) => {
  const b = map.getBounds();
  return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
};

/** Open a map in `node`; on a phone a cooperative map leaves one finger to the page. */
function openGround(node, { bounds, cooperative, centred }) {
  const calm = isCalm();
  const map = L.map(node, {
    attributionControl: false,
    zoomControl: false,
    keyboard: false,
    scrollWheelZoom: centred ? "center" : true,
    doubleClickZoom: centred ? "center" : true,
    dragging: !(cooperative && isTouch()),
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    maxZoom: MAX_ZOOM,
    minZoom: 2,
  });
  map.createPane(GROUND_PANE).style.zIndex = 250; // over tiles, beneath every other layer
  for (const drawn of [GROUND_PANE, "overlayPane"]) {
    map.getPane(drawn).setAttribute("aria-hidden", "true"); // shapes without words
  }
  map.fitBounds(bounds?.length === 4 ? latLngBounds(bounds) : WORLD, { animate: false });
  if (cooperative) wheelWithControl(map, node);
  map.civicNames = new Names(map);
  return map;
}

/** Zoom with the wheel only while Control is held, so that the page still scrolls. */
function wheelWithControl(map, node) {
  map.scrollWheelZoom.disable();
  node.addEventListener(
    "wheel",
    (event) => map.scrollWheelZoom[event.ctrlKey ? "enable" : "disable"](),
    { capture: true, passive: true },
  );
}

/** Fetch JSON whenever the address changes; `state` says how it went.
 *
 * `refresh` asks again a moment later, in silence: what has not changed stays the same object.
 */
export function useJson(url) {
  const [answer, setAnswer] = useState({ state: "loading" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!url) {
      setAnswer({ state: "ready" });
      return undefined;
    }
    const stop = new AbortController();
    setAnswer((old) => ({ ...old, state: "loading" }));
    readJson(url, stop.signal)
      .then((json) => setAnswer({ state: "ready", json }))
      .catch(() => stop.signal.aborted || setAnswer({ state: "failed" }));
    return () => stop.abort();
  }, [url, tries]);
  const latest = useLatest(url);
  const timer = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const refresh = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const asked = latest.current;
      const json = asked && (await readJson(asked).catch(() => null));
      if (!json || asked !== latest.current) return; // what is shown stays until it can be read
      setAnswer((old) => (isSame(old.json, json) ? old : { state: "ready", json }));
    }, GATHERED_MS * (1 + Math.random())); // many look at once: they do not all ask at once
  };
  return { ...answer, retry: () => setTries(tries + 1), refresh };
}

/** Open the Leaflet map once, and close it with the component; bounds and tiles may come late. */
export function useGround(node, options) {
  const [map, setMap] = useState(null);
  const first = useRef(options);
  useEffect(() => {
    const opened = openGround(node.current, first.current);
    const watch = new ResizeObserver(() => opened.invalidateSize({ animate: false }));
    watch.observe(node.current);
    setMap(opened);
    return () => {
      watch.disconnect();
      opened.remove();
    };
  }, [node]);
  const { bounds, tileUrl } = options;
  const box = JSON.stringify(bounds ?? NONE);
  const opened = useRef(box);
  useEffect(() => {
    if (!map || box === opened.current) return;
    opened.current = box;
    if (bounds.length === 4) map.fitBounds(latLngBounds(bounds), { animate: false });
  }, [map, box]);
  useEffect(() => {
    if (!map || !tileUrl) return undefined;
    const tiles = L.tileLayer(tileUrl, { maxZoom: MAX_ZOOM }).addTo(map);
    return () => tiles.remove();
  }, [map, tileUrl]);
  return map;
}

/** Pan with the arrows and zoom with + and -, wherever the focus is within the map. */
export function steer(map, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const step = ARROWS[event.key];
  const animate = !isCalm();
  if (step) map.panBy(step, { animate });
  else if (event.key === "+" || event.key === "=") map.zoomIn(1, { animate });
  else if (event.key === "-") map.zoomOut(1, { animate });
  else return;
  event.preventDefault();
  map.civicNames.steered();
}

/** Say for a moment that two fingers move the map, when one finger tried. */
export function useTwoFingerHint(node, cooperative) {
  useEffect(() => {
    if (!cooperative || !node.current || !isTouch()) return undefined;
    const shell = node.current.parentElement;
    let timer;
    const show = (event) => {
      if (event.touches.length !== 1) return;
      shell.dataset.hint = "on";
      clearTimeout(timer);
      timer = setTimeout(() => delete shell.dataset.hint, 1200);
    };
    node.current.addEventListener("touchmove", show, { passive: true });
    return () => clearTimeout(timer);
  }, [node, cooperative]);
}

/** Make one layer; names come from people, so they are only ever text. */
function drawLayer(map, { data, color, ground }) {
  const look = ground
    ? { pane: GROUND_PANE, weight: 1.5, opacity: 0.6, fillOpacity: 0.35 }
    : { weight: 2, fillOpacity: 0.07 };
  const style = { ...look, color, fillColor: color };
  return L.geoJSON(data, {
    pane: look.pane,
    style: () => style,
    pointToLayer: (_, place) =>
      L.circleMarker(place, { ...style, radius: 5, fillOpacity: 0.7 }),
    onEachFeature: ({ properties }, shape) => {
      if (properties?.name) map.civicNames.under(shape);
    },
  });
}

/**
 * Fetch the layers and draw those that are `shown`.
 *
 * The ground (water, streets) stands in for tiles: always there, beneath, and not in the legend.
 */
export function useLayers(map, url) {
  const all = useJson(url).json?.layers ?? NONE;
  const [shown, setShown] = useState(new Set());
  const drawn = useRef(new Map());
  useEffect(() => {
    setShown(new Set(all.filter((layer) => layer.shown).map(({ id }) => id)));
    if (!map) return undefined;
    drawn.current = new Map(all.map((layer) => [layer, drawLayer(map, layer)]));
    return () => drawn.current.forEach((shapes) => shapes.remove());
  }, [map, all]);
  useEffect(() => {
    for (const [layer, shapes] of drawn.current) {
      if (layer.ground || shown.has(layer.id)) shapes.addTo(map);
      else shapes.remove();
    }
  }, [map, all, shown]);
  return { layers: all.filter((layer) => !layer.ground), shown, setShown };
}
