// The map of ideas: pins in groups over context layers, in step with a list beside it.
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { Chrome } from "$/public/external/civic/components/map/ground/chrome.jsx";
import {
  say, steer, useGround, useJson, useLatest, useLayers, useTwoFingerHint,
} from "$/public/external/civic/components/map/ground/ground.js";
import { useLive } from "$/public/external/civic/components/live/live.jsx";
import { Board, Details, decode } from "./pins.js";
import "./civic_map.css";

/** Lay the pins on the map, and keep their looks in step with what the page says. */
function useBoard(map, written, latest) {
  const board = useRef(null);
  useEffect(() => {
    if (!map) return undefined;
    board.current = new Board(map, latest);
    return () => board.current.close();
  }, [map, latest]);
  useEffect(() => {
    if (map && written) board.current.show(decode(written));
  }, [map, written]);
  const { selected, statuses, texts } = latest.current;
  const found = useRef("");
  useEffect(() => {
    if (!selected) found.current = "";
    else if (map && found.current !== selected && board.current.find(selected)) {
      found.current = selected; // pins that come anew leave the map where it is
    }
  }, [map, written, selected]);
  useEffect(() => {
    board.current?.draw();
  }, [selected, statuses, texts]);
  return board;
}

/** Tell the page where the bare ground was tapped. */
function useTaps(map, latest) {
  useEffect(() => {
    if (!map) return undefined;
    const tapped = ({ latlng }) => latest.current.onTap?.(latlng.lat, latlng.lng);
    map.on("click", tapped);
    return () => map.off("click", tapped);
  }, [map, latest]);
}

/** Keep the open card in step with the pins: one that is gone closes it. */
function useCardInStep(written, setCard) {
  useEffect(() => {
    if (!written) return;
    setCard((card) => {
      const pin = card && decode(written).find(({ properties }) => properties.key === card.key);
      return pin ? { ...card, status: pin.properties.status } : null;
    });
  }, [written, setCard]);
}

function PinCard({ pin, status, texts, onClose }) {
  const close = useRef(null);
  useEffect(() => close.current?.focus(), [pin.id]);
  return (
    <div className="cv-map__card" role="dialog" aria-label={pin.title}>
      {status && (
        <p className="cv-map__status">
          <span className="cv-map__mark" style={{ "--pin": status.color }} aria-hidden="true">
            {status.mark}
          </span>
          <span lang={status.lang || undefined} dir="auto">
            {status.name}
          </span>
        </p>
      )}
      <p className="cv-map__title" lang={pin.lang} dir="auto">
        {pin.href ? <Link to={pin.href}>{pin.title}</Link> : pin.title}
      </p>
      <button ref={close} type="button" aria-label={texts.close} onClick={onClose}>
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

/** Say how the pins come along: loading, failed, or how many are in view. */
function Progress({ points, total, texts }) {
  if (points.state === "failed") {
    return (
      <div className="cv-map__progress" role="alert">
        {texts.failed}{" "}
        <button type="button" onClick={points.retry}>
          {texts.retry}
        </button>
      </div>
    );
  }
  const words = points.state === "loading" ? texts.loading : say(texts.count, { n: total ?? 0 });
  return (
    <p className="cv-map__progress" role="status">
      {words}
    </p>
  );
}

/** Show pins on a map. */
export function CivicMap({
  dataUrl, topic, detailsUrl, layersUrl, tileUrl, attribution, bounds, statuses = {}, texts = {},
  selected, cooperative = false, onPinClick, onMove, onView, onTap,
}) {
  const node = useRef(null);
  const hint = useId();
  const map = useGround(node, { bounds, tileUrl, cooperative });
  const points = useJson(dataUrl);
  const [card, setCard] = useState(null);
  const [total, setTotal] = useState(null);
  useCardInStep(points.json, setCard);
  const details = useMemo(() => detailsUrl && new Details(detailsUrl), [detailsUrl]);
  useLive(topic, () => {
    details?.doubt();
    points.refresh();
  });

  const open = async ({ properties: { key, status } }) => {
    await details?.learn([key]);
    const pin = details?.get(key);
    if (!pin) return;
    setCard({ key, pin, status });
    onPinClick?.(pin.id);
  };
  const latest = useLatest({
    details, open, bounds, onMove, onView, onTap, onCount: setTotal, statuses, texts,
    selected: card?.pin.id ?? selected,
  });
  const board = useBoard(map, points.json, latest);
  useTaps(map, latest);
  const close = () => {
    setCard(null);
    (board.current?.button(card.key) ?? node.current).focus();
  };

  const legend = useLayers(map, layersUrl);
  useTwoFingerHint(node, cooperative);

  return (
    <div
      className="cv-map"
      onKeyDown={(event) => {
        if (event.key === "Escape" && card) close();
        else if (map) steer(map, event);
      }}
    >
      <div
        ref={node}
        className="cv-map__ground"
        role="application"
        aria-label={texts.label}
        aria-describedby={hint}
        tabIndex={0}
      />
      <p id={hint} className="cv-map__spoken">
        {texts.keys}
      </p>
      <Chrome {...{ map, texts, legend, attribution }}>
        <Progress points={points} total={total} texts={texts} />
        {card && <PinCard {...card} status={statuses[card.status]} texts={texts} onClose={close} />}
      </Chrome>
    </div>
  );
}
