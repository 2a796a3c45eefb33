// What can be chosen on a map; a pin opens the choice, and the list stands beside.
import { useEffect, useMemo, useRef } from "react";
import { Chrome } from "$/public/external/civic/components/map/ground/chrome.jsx";
import { steer, useGround, useLatest, useLayers } from "$/public/external/civic/components/map/ground/ground.js";
import { Board } from "$/public/external/civic/components/map/civic_map/pins.js";
import "$/public/external/civic/components/map/civic_map/civic_map.css";
import { useVote } from "./shared.jsx";

const TEXTS = ["group", "keys", "layers", "two_fingers", "zoom_in", "zoom_out"];

/** Return choices as the pins of a board, those with a place. */
const pinsOf = (choices, marks) =>
  choices
    .filter(({ lat, lng }) => lat !== null && lng !== null)
    .map(({ id, lat, lng }) => ({
      type: "Feature",
      properties: { key: id, status: id in marks ? "chosen" : "" },
      geometry: { type: "Point", coordinates: [lng, lat] },
    }));

/** Show choices on a map. */
export default function VoteMap({ choices, layersUrl }) {
  const vote = useVote();
  const { t, page, shown } = vote;
  const node = useRef(null);
  const { bounds, tile_url: tileUrl, attribution } = page.ground;
  const map = useGround(node, { bounds, tileUrl, cooperative: true });
  const texts = useMemo(() => Object.fromEntries(TEXTS.map((name) => [name, t(`widgets.map.${name}`, { n: "{n}" })])), [t]);
  const details = useMemo(() => ({ get: (key) => vote.choices.get(key), learn: async () => undefined }), [vote.choices]);
  const latest = useLatest({
    details,
    texts: { ...texts, pin: t("vote.pin") },
    statuses: { chosen: { name: t("vote.chosen"), mark: "✓", color: "var(--cv-ok)" } },
    bounds,
    open: ({ properties }) => vote.open(properties.key),
    onCount: () => undefined,
  });
  const board = useRef(null);
  useEffect(() => {
    if (!map) return undefined;
    board.current = new Board(map, latest);
    return () => board.current.close();
  }, [map, latest]);
  useEffect(() => {
    if (map) board.current.show(pinsOf(choices, shown.marks));
  }, [map, choices, shown.marks]);
  const legend = useLayers(map, layersUrl);
  return (
    <div className="cv-map cv-vote__map" onKeyDown={(event) => map && steer(map, event)}>
      <div ref={node} className="cv-map__ground" role="application" aria-label={t("vote.map")} aria-describedby="vote-map-keys" tabIndex={0} />
      <p id="vote-map-keys" className="cv-map__spoken">
        {texts.keys}
      </p>
      <Chrome map={map} texts={texts} legend={legend} attribution={attribution} />
    </div>
  );
}
