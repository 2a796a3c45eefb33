// The marks of the themes: a colour and a shape each, so that colour is not all.
const COLOURS = ["#1f6f8b", "#b4531f", "#5a7d2a", "#8a3f7b", "#9a7416", "#3f5bb0", "#a83246", "#2c7a62", "#6b5d52"];
const SHAPES = [
  "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z",
  "M-.9-.9H.9V.9H-.9Z",
  "M0-1.15L1.1.85H-1.1Z",
  "M0-1.25L1.25 0L0 1.25L-1.25 0Z",
  "M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z",
  "M0 1.15L1.1-.85H-1.1Z",
  "M0-1.2L.4-.4L1.2-.3L.6.3L.75 1.15L0 .75L-.75 1.15L-.6 .3L-1.2-.3L-.4-.4Z",
];
const NONE = { colour: "#8a857c", shape: "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0ZM-.5 0A.5 .5 0 1 1 .5 0A.5 .5 0 1 1 -.5 0Z" };

/** The colour and the shape of a theme by its number; 0 is no theme. */
export function markOf(number) {
  if (!number) return NONE;
  return { colour: COLOURS[(number - 1) % COLOURS.length], shape: SHAPES[(number - 1) % SHAPES.length] };
}

/** A small picture of a mark, drawn once and stamped as often as needed. */
export function stampOf(number, radius, faint) {
  const { colour, shape } = markOf(number);
  const ratio = window.devicePixelRatio || 1;
  const side = Math.ceil((radius * 3 + 2) * ratio);
  const stamp = document.createElement("canvas");
  stamp.width = stamp.height = side;
  const pen = stamp.getContext("2d");
  pen.translate(side / 2, side / 2);
  pen.scale(radius * ratio, radius * ratio);
  pen.globalAlpha = faint ? 0.12 : 0.9;
  pen.fillStyle = colour;
  const path = new Path2D(shape);
  pen.fill(path, "evenodd");
  return stamp;
}
