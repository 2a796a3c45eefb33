// The map of ideas: a canvas for the eyes, arrows and a live line for everyone.
import { useEffect, useMemo, useRef, useState } from "react";
import { markOf, stampOf } from "$/public/external/civic/components/ideas/idea_map/marks.js";

const MARGIN = 14;
const REACH = 22;
const MANY = 3000;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Fetch the points; undefined while on the way, null when it failed. */
function usePoints(url, run) {
  const [points, setPoints] = useState();
  useEffect(() => {
    const stop = new AbortController();
    setPoints(undefined);
    fetch(url, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(setPoints)
      .catch(() => stop.signal.aborted || setPoints(null));
    return () => stop.abort();
  }, [url, run]);
  return points;
}

/** The width of the canvas as it is shown, followed as it changes. */
function useWidth(ref) {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!ref.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [ref.current]);
  return width;
}

/** Put the points on the canvas, whatever their scale. */
function usePlaces(points, width, height) {
  return useMemo(() => {
    if (!points?.ids.length || !width) return null;
    const fit = (values, room) => {
      const least = Math.min(...values.slice(0, 1), values.reduce((a, b) => Math.min(a, b), Infinity));
      const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
      const step = (room - 2 * MARGIN) / (most - least || 1);
      return values.map((value) => MARGIN + (value - least) * step);
    };
    return { xs: fit(points.xs, width), ys: fit(points.ys, height) };
  }, [points, width, height]);
}

function draw(canvas, points, places, radius, shown, at) {
  const ratio = window.devicePixelRatio || 1;
  const pen = canvas.getContext("2d");
  const stamps = {};
  pen.clearRect(0, 0, canvas.width, canvas.height);
  const put = (index) => {
    const number = points.themes[index];
    const faint = shown.size > 0 && !shown.has(number);
    const stamp = (stamps[`${number}${faint}`] ??= stampOf(number, radius, faint));
    const half = stamp.width / 2;
    pen.drawImage(stamp, places.xs[index] * ratio - half, places.ys[index] * ratio - half);
  };
  for (let index = 0; index < points.ids.length; index++) put(index);
  if (at < 0) return;
  pen.lineWidth = 3 * ratio;
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.beginPath();
  pen.arc(places.xs[at] * ratio, places.ys[at] * ratio, (radius + 6) * ratio, 0, 2 * Math.PI);
  pen.stroke();
}

/** The nearest idea to a place that passes; -1 for none within reach. */
function nearest(places, passes, x, y, reach) {
  let best = -1;
  let least = reach;
  for (let index = 0; index < places.xs.length; index++) {
    const distance = Math.hypot(places.xs[index] - x, places.ys[index] - y);
    if (distance < least && passes(index)) [best, least] = [index, distance];
  }
  return best;
}

/** The nearest idea from one of them in a direction, or itself at the edge. */
function neighbour(places, passes, at, [right, down]) {
  const ahead = (index) => {
    const x = places.xs[index] - places.xs[at];
    const y = places.ys[index] - places.ys[at];
    const along = x * right + y * down;
    return index !== at && along > 0.5 && along >= Math.abs(x * down + y * right) && passes(index);
  };
  const found = nearest(places, ahead, places.xs[at], places.ys[at], Infinity);
  return found < 0 ? at : found;
}

function Mark({ number }) {
  const { colour, shape } = markOf(number);
  return (
    <svg viewBox="-1.5 -1.5 3 3" width="18" height="18" aria-hidden="true">
      <path d={shape} fill={colour} fillRule="evenodd" />
    </svg>
  );
}

function Legend({ themes, shown, texts, onChange }) {
  const turn = (number) => {
    const next = new Set(shown);
    if (!next.delete(number)) next.add(number);
    onChange(next);
  };
  return (
    <div className="cv-chips" role="group" aria-label={texts.legend}>
      {[...themes, { number: 0, name: texts.none }].map(({ number, name }) => (
        <button
          key={number}
          type="button"
          className={`cv-chip${shown.has(number) ? " cv-chip--on" : ""}`}
          aria-pressed={shown.has(number)}
          onClick={() => turn(number)}
        >
          <Mark number={number} />
          <span dir="auto">{name}</span>
        </button>
      ))}
      {shown.size > 0 && (
        <button type="button" className="cv-chip" onClick={() => onChange(new Set())}>
          {texts.all}
        </button>
      )}
    </div>
  );
}

function Selected({ points, at, themes, texts }) {
  if (at < 0) return <p className="cv-muted cv-small">{texts.keys}</p>;
  const theme = themes.find(({ number }) => number === points.themes[at]);
  return (
    <p>
      <a href={`/inputs/${points.ids[at]}`} dir="auto">{points.titles[at]}</a>
      <span className="cv-muted"> · {theme ? theme.name : texts.none}</span>
    </p>
  );
}

export function IdeaMap({ url, run, themes, texts }) {
  const canvas = useRef(null);
  const points = usePoints(url, run);
  const width = useWidth(canvas);
  const height = Math.round(width * 0.75);
  const places = usePlaces(points, width, height);
  const [shown, setShown] = useState(new Set());
  const [at, setAt] = useState(-1);
  const radius = points && points.ids.length > MANY ? 3 : 5;
  const passes = (index) => shown.size === 0 || shown.has(points.themes[index]);
  const open = () => at >= 0 && location.assign(`/inputs/${points.ids[at]}`);

  useEffect(() => {
    if (places) draw(canvas.current, points, places, radius, shown, at);
  }, [places, shown, at]);

  const point = (event) => {
    if (!places) return -1;
    const box = canvas.current.getBoundingClientRect();
    const scale = width / box.width;
    return nearest(places, passes, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale, REACH);
  };
  const onKeyDown = (event) => {
    if (!places) return;
    if (event.key === "Enter") open();
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    setAt(at < 0 ? nearest(places, passes, width / 2, height / 2, Infinity) : neighbour(places, passes, at, way));
  };
  const ratio = typeof window === "undefined" ? 1 : window.devicePixelRatio || 1;
  if (points === null) return <p role="alert">{texts.failed}</p>;
  return (
    <div className="cv-stack">
      <Legend themes={themes} shown={shown} texts={texts} onChange={setShown} />
      <canvas
        ref={canvas}
        className="cv-scatter"
        width={Math.round(width * ratio)}
        height={Math.round(height * ratio)}
        tabIndex={0}
        role="application"
        aria-label={points ? texts.label : texts.loading}
        aria-busy={!points}
        onPointerMove={(event) => event.pointerType === "mouse" && setAt(point(event))}
        onClick={(event) => {
          const found = point(event);
          if (found >= 0 && found === at) open();
          setAt(found);
        }}
        onKeyDown={onKeyDown}
      />
      <div aria-live="polite">
        {points && <Selected points={points} at={at} themes={themes} texts={texts} />}
      </div>
    </div>
  );
}
