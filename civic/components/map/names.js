// The names of shapes on a map: under the pointer, and under the middle for those at the keyboard.
import L from "leaflet";

const NEAR_PX = 16;
const LEAVE_MS = 300; // long enough for the pointer to come from a shape to its name

const nameOf = (shape) => shape.feature?.properties?.name;

/** Say whether a point, in pixels of the map's layers, lies in a shape or next to it. */
function lies(shape, point) {
  if (shape instanceof L.Polygon && shape._containsPoint(point)) return true;
  const near = shape instanceof L.CircleMarker ? shape._point : shape.closestLayerPoint?.(point);
  return Boolean(near) && point.distanceTo(near) <= NEAR_PX;
}

/** Return the names of all that lies under the middle of a map, what is small first. */
function inTheMiddle(map) {
  const point = map.latLngToLayerPoint(map.getCenter());
  const found = [];
  map.eachLayer((shape) => {
    if (nameOf(shape) && lies(shape, point)) found.push(shape);
  });
  const size = (shape) => (shape instanceof L.Polygon ? 1 : 0);
  return [...new Set(found.sort((one, other) => size(one) - size(other)).map(nameOf))];
}

/** Shows one name at a time, until the pointer or the focus goes elsewhere, or on Escape. */
export class Names {
  constructor(map) {
    this.map = map;
    this.node = map.getContainer();
    this.tip = L.tooltip({ direction: "top", interactive: true });
    this.spoken = document.createElement("p");
    this.spoken.className = "cv-map__spoken";
    this.spoken.setAttribute("role", "status");
    this.node.append(this.spoken);
    this.byKeys = false;
    map.on("moveend", () => requestAnimationFrame(() => this.byKeys && this.middle()));
    this.node.addEventListener("focus", () => this.focused());
    this.node.addEventListener("blur", () => this.left());
    this.node.addEventListener("pointerdown", () => this.left());
    this.dismiss = (event) => this.pressed(event);
    document.addEventListener("keydown", this.dismiss, { capture: true });
    map.on("unload", () => document.removeEventListener("keydown", this.dismiss, true));
  }

  /** Name a shape wherever the pointer is on it. */
  under(shape) {
    const name = nameOf(shape);
    if (!name) return;
    shape.on("mouseover", ({ latlng }) => this.show([name], latlng, "top"));
    shape.on("mouseout", () => this.leave());
  }

  /** Go by the keyboard from now on: the arrows move the map, and what its middle is over. */
  steered() {
    this.byKeys = true;
    this.middle();
  }

  focused() {
    if (this.node.matches(":focus-visible")) this.steered();
  }

  left() {
    if (this.byKeys) this.hide();
    this.byKeys = false;
  }

  middle() {
    const names = inTheMiddle(this.map);
    this.spoken.textContent = names.join(", ");
    if (names.length) this.show(names, this.map.getCenter(), "bottom");
    else this.hide();
  }

  show(names, place, direction) {
    clearTimeout(this.leaving);
    const words = document.createElement("span");
    words.textContent = names.join(" · "); // names come from people: only ever text
    this.tip.options.direction = direction;
    this.map.openTooltip(this.tip.setContent(words).setLatLng(place));
    const shown = this.tip.getElement();
    shown.onmouseenter = () => clearTimeout(this.leaving);
    shown.onmouseleave = () => this.leave();
  }

  leave() {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.hide(), LEAVE_MS);
  }

  hide() {
    clearTimeout(this.leaving);
    this.map.closeTooltip(this.tip);
    this.spoken.textContent = "";
  }

  pressed(event) {
    if (event.key !== "Escape" || !this.map.hasLayer(this.tip)) return;
    event.preventDefault(); // a dialog around the map stays
    event.stopPropagation();
    this.hide();
  }
}
