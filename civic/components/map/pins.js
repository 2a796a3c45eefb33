// Ten thousand pins: read them small, group them, draw the few that are in view.
import L from "leaflet";
import Supercluster from "supercluster";
import {
  bboxOf, inFigures, isCalm, readJson, say, withQuery,
} from "$/public/external/civic/components/map/ground/ground.js";

const STEPS_PER_DEGREE = 100000;
const KEYS_PER_QUESTION = 60;
const CLUSTER_RADIUS = 60;
const TILE = 256; // what a pixel is to Supercluster, unless Leaflet's own tiles are told to it
const CLUSTERED_TO = 17;
const LISTED = 50;
const SETTLED_MS = 250;
const APART = 48; // pixels between the middles of two buttons, so that each can be pressed
const TURNS = 4;
const BELOW_BUTTONS = 176; // zoom and legend, and half a pin
const MARGIN = 32;

/** Read what `civic.rules.pins.encode` wrote. */
export function decode(written) {
  const keys = written.keys ? written.keys.split(",") : [];
  let lat = 0;
  let lng = 0;
  return keys.map((key, at) => {
    lat += written.lat[at];
    lng += written.lng[at];
    return {
      type: "Feature",
      properties: { key, status: written.statuses[parseInt(written.status[at], 36)] },
      geometry: {
        type: "Point",
        coordinates: [lng / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE],
      },
    };
  });
}

/** Group pins for every zoom, once. */
const group = (pins) =>
  new Supercluster({ radius: CLUSTER_RADIUS, extent: TILE, maxZoom: CLUSTERED_TO }).load(pins);

/** Return the keys of at most `most` pins in the box, those nearest its middle first. */
function inView(pins, [west, south, east, north], most) {
  const middle = [(west + east) / 2, (south + north) / 2];
  const away = ([lng, lat]) => (lng - middle[0]) ** 2 + (lat - middle[1]) ** 2;
  const inside = pins.filter(({ geometry: { coordinates: [lng, lat] } }) =>
    lng >= west && lng <= east && lat >= south && lat <= north);
  inside.sort((a, b) => away(a.geometry.coordinates) - away(b.geometry.coordinates));
  return { total: inside.length, keys: inside.slice(0, most).map((p) => p.properties.key) };
}

/** Ask the server once for what stands behind a key: identifier, title, address. */
export class Details {
  constructor(url) {
    this.url = url;
    this.known = new Map();
    this.doubted = new Set();
  }

  /** Ask anew for what is known, and say it until there is an answer. */
  doubt() {
    this.doubted = new Set(this.known.keys());
  }

  get(key) {
    return this.known.get(key);
  }

  async learn(keys) {
    const unknown = keys.filter((key) => !this.known.has(key) || this.doubted.has(key));
    for (let at = 0; at < unknown.length; at += KEYS_PER_QUESTION) {
      const some = unknown.slice(at, at + KEYS_PER_QUESTION);
      try {
        const found = await readJson(withQuery(this.url, { keys: some.join(",") }));
        for (const key of some) {
          this.known.set(key, found[key] ?? null);
          this.doubted.delete(key);
        }
      } catch {
        return; // names are asked for again when the map moves
      }
    }
  }
}

/** The pins on a map: real buttons, kept between moves so that focus is not lost. */
export class Board {
  constructor(map, latest) {
    this.map = map;
    this.latest = latest;
    this.layer = L.layerGroup().addTo(map);
    this.drawn = new Map();
    this.moved = () => {
      this.draw();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.settle(), SETTLED_MS);
    };
    map.on("moveend", this.moved);
  }

  /** Show these pins instead of those before, which leave the map where it is. */
  show(pins) {
    const isFirst = !this.pins?.length;
    this.pins = pins;
    this.index = group(pins);
    if (isFirst && !this.latest.current.bounds?.length && pins.length) this.fit();
    this.moved();
  }

  /** Show all pins, clear of the buttons in the corner, on a map that nobody gave bounds. */
  fit() {
    const top = Math.min(BELOW_BUTTONS, this.map.getSize().y * 0.4);
    this.map.fitBounds(L.latLngBounds(this.pins.map(placeOf)), {
      paddingTopLeft: [MARGIN, top],
      paddingBottomRight: [MARGIN, MARGIN],
      animate: false,
      maxZoom: CLUSTERED_TO,
    });
  }

  close() {
    clearTimeout(this.timer);
    this.closed = true;
    this.map.off("moveend", this.moved);
  }

  /** Draw what is in view, and return the keys of the pins that stand alone. */
  draw() {
    if (!this.index || this.closed) return [];
    const near = this.map.getBounds().pad(0.05);
    const box = [near.getWest(), near.getSouth(), near.getEast(), near.getNorth()];
    const features = this.index.getClusters(box, Math.round(this.map.getZoom()));
    const places = apart(this.map, features);
    const wanted = new Set(features.map(identity));
    for (const [id, marker] of this.drawn) {
      if (wanted.has(id)) continue;
      this.layer.removeLayer(marker);
      this.drawn.delete(id);
    }
    features.forEach((feature, at) => {
      const id = identity(feature);
      if (!this.drawn.has(id)) this.drawn.set(id, this.add(feature, places[at]));
      else this.renew(this.drawn.get(id), feature, places[at]);
      dress(this.button(id), feature, this.latest.current);
    });
    return features.filter((f) => !f.properties.cluster).map((f) => f.properties.key);
  }

  add(feature, place) {
    const icon = L.divIcon({
      className: "cv-pin",
      html: '<button type="button"></button>',
      iconSize: [44, 44],
    });
    const marker = L.marker(place, { icon, keyboard: false });
    marker.feature = feature;
    marker.on("click", () =>
      marker.feature.properties.cluster ? this.enter(marker.feature) : this.open(marker.feature),
    );
    return marker.addTo(this.layer);
  }

  /** Let a marker stand where its pin is now, and keep its button and the focus on it. */
  renew(marker, feature, place) {
    marker.feature = feature;
    if (!marker.getLatLng().equals(place)) marker.setLatLng(place);
  }

  /** Keep the pin clear of the card that opens below, and tell the page. */
  open(feature) {
    const [lng, lat] = feature.geometry.coordinates;
    this.map.panInside([lat, lng], {
      paddingTopLeft: [60, 60],
      paddingBottomRight: [60, 200],
      animate: !isCalm(),
    });
    this.latest.current.open(feature);
  }

  /** Move nearer until the group falls apart; the button goes, so the map takes the focus. */
  enter(feature) {
    const [lng, lat] = feature.geometry.coordinates;
    const zoom = Math.min(this.index.getClusterExpansionZoom(feature.id), this.map.getMaxZoom());
    this.map.getContainer().focus({ preventScroll: true });
    this.map.setView([lat, lng], zoom, { animate: !isCalm() });
  }

  /** Bring the pin of this identifier into sight, out of its group. */
  find(id) {
    const pin = this.pins?.find(({ properties }) => id.startsWith(properties.key));
    if (!pin) return false;
    const [lng, lat] = pin.geometry.coordinates;
    const zoom = this.drawn.has(pin.properties.key) ? this.map.getZoom() : CLUSTERED_TO + 1;
    this.map.setView([lat, lng], zoom, { animate: !isCalm() });
    return true;
  }

  /** Once the map rests, learn the names of what is in view and tell the page. */
  async settle() {
    const { details, onView, onCount, onMove } = this.latest.current;
    const box = bboxOf(this.map);
    const seen = inView(this.pins ?? [], box, LISTED);
    onCount(seen.total);
    onMove?.(box);
    if (!details) return;
    await details.learn([...new Set([...this.draw(), ...(onView ? seen.keys : [])])]);
    if (this.closed) return;
    this.draw();
    onView?.(seen.keys.map((key) => details.get(key)?.id).filter(Boolean), seen.total);
  }

  button(key) {
    return this.drawn.get(key)?.getElement()?.firstChild;
  }
}

const placeOf = ({ geometry: { coordinates: [lng, lat] } }) => L.latLng(lat, lng);

/** Return where buttons stand: at their places, or moved aside where they would lie on others. */
function apart(map, features) {
  const places = features.map(placeOf);
  const points = places.map((place) => map.latLngToLayerPoint(place));
  const moved = new Set();
  let turn = 0;
  while (turn < TURNS && pushApart(points, moved)) turn += 1;
  return places.map((place, at) => (moved.has(at) ? map.layerPointToLatLng(points[at]) : place));
}

/** Move points that are too near away from each other, half of what lacks each. */
function pushApart(points, moved) {
  let found = false;
  for (let one = 0; one < points.length; one += 1) {
    for (let other = one + 1; other < points.length; other += 1) {
      const way = points[other].subtract(points[one]);
      const far = Math.hypot(way.x, way.y);
      if (far >= APART - 1) continue;
      const push = far ? way.multiplyBy((APART - far) / 2 / far) : L.point(APART / 2, 0);
      points[one] = points[one].subtract(push);
      points[other] = points[other].add(push);
      moved.add(one).add(other);
      found = true;
    }
  }
  return found;
}

const identity = ({ id, properties }) => (properties.cluster ? `group ${id}` : properties.key);

/** Give a marker's button its looks and its name; people's titles are only ever text. */
function dress(button, { properties }, { details, statuses, texts, selected }) {
  if (properties.cluster) {
    const size = properties.point_count > 99 ? "large" : "small";
    button.className = `cv-pin__group cv-pin__group--${size}`;
    button.textContent = inFigures(properties.point_count, "compact");
    button.setAttribute("aria-label", say(texts.group, { n: button.textContent }));
    return;
  }
  const status = statuses[properties.status];
  const isSelected = Boolean(selected?.startsWith(properties.key));
  button.className = `cv-pin__one${isSelected ? " cv-pin__one--selected" : ""}`;
  button.style.setProperty("--pin", status?.color || "var(--cv-brand, #1d5c4f)");
  button.replaceChildren(sign(status?.mark));
  button.setAttribute("aria-current", isSelected);
  const { title = texts.pin, lang = "" } = details?.get(properties.key) ?? {};
  if (lang) button.lang = lang; // the language in which its name is read
  button.setAttribute("aria-label", status?.name ? `${title}, ${status.name}` : title);
}

function sign(mark = "") {
  const words = document.createElement("span");
  words.textContent = mark;
  return words;
}
