// Choose a place: move the map beneath a fixed pin, tap, search an address, or take one of a list.
import { useEffect, useId, useRef, useState } from "react";
import { useField } from "$/public/external/civic/components/draft/field/field.js";
import { Chrome } from "$/public/external/civic/components/map/ground/chrome.jsx";
import {
  isCalm, latLngBounds, readJson, say, steer, useGround, useLatest, useLayers, useTwoFingerHint,
  withQuery,
} from "$/public/external/civic/components/map/ground/ground.js";
import { AddressSearch } from "./address_search.jsx";
import "./place_picker.css";

const NEAR = 17;
const MOVED = 2e-5; // two metres: Leaflet rounds its middle to a pixel

const round = (degrees) => Math.round(degrees * 1e6) / 1e6;

/** Keep the chosen place; a choice without an address asks for one and is then handed over. */
function useChoice({ value, bounds, reverseUrl, onPick, onClear }) {
  const [place, setPlace] = useState(value?.lat === undefined ? null : value);
  const [state, setState] = useState("");
  const asking = useRef(null);

  const clear = () => {
    asking.current?.abort();
    setState("");
    setPlace(null);
    onClear?.();
  };
  const choose = async (lat, lng, address) => {
    asking.current?.abort();
    const outside = bounds?.length === 4 && !latLngBounds(bounds).contains([lat, lng]);
    if (outside) {
      clear();
      setState("outside");
      return;
    }
    const here = { lat: round(lat), lng: round(lng), address: address ?? "" };
    const stop = new AbortController();
    asking.current = stop;
    if (address === undefined && reverseUrl) {
      setState("asking");
      const query = { lat: here.lat, lng: here.lng };
      const found = await readJson(withQuery(reverseUrl, query), stop.signal).catch(() => null);
      if (stop.signal.aborted) return;
      here.address = found?.label ?? "";
    }
    setState("");
    setPlace(here);
    onPick?.(here.lat, here.lng, here.address);
  };
  return { place, setPlace, state, setState, choose, clear };
}

/** Choose what lies beneath the pin whenever a person moved the map, but not when we did. */
function usePinBeneath(map, latest) {
  const last = useRef(null);
  const show = (lat, lng) => {
    last.current = { lat, lng };
    map?.setView([lat, lng], Math.max(map.getZoom(), NEAR), { animate: !isCalm() });
  };
  useEffect(() => {
    if (!map) return undefined;
    const { place } = latest.current;
    if (place) map.setView([place.lat, place.lng], NEAR, { animate: false });
    last.current = map.getCenter();
    const moved = () => {
      const now = map.getCenter();
      const { lat, lng } = last.current;
      if (Math.abs(now.lat - lat) < MOVED && Math.abs(now.lng - lng) < MOVED) return;
      last.current = now;
      latest.current.choose(now.lat, now.lng);
    };
    const tapped = ({ latlng }) => map.panTo(latlng, { animate: !isCalm() });
    map.on("moveend", moved).on("click", tapped);
    return () => map.off("moveend", moved).off("click", tapped);
  }, [map, latest]);
  return show;
}

function PlaceList({ places, texts, onChoose }) {
  const id = useId();
  return (
    <div className="cv-place__list">
      <label htmlFor={id}>{texts.list}</label>
      <select
        id={id}
        defaultValue=""
        onChange={(event) => event.target.value && onChoose(places[event.target.value])}
      >
        <option value="">{texts.list_none}</option>
        {places.map((place, at) => (
          <option key={at} value={at} lang={place.lang || undefined}>
            {place.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function HereButton({ texts, onFound, onFailed }) {
  if (!navigator.geolocation || !window.isSecureContext) return null;
  const ask = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onFound(coords.latitude, coords.longitude),
      onFailed,
      { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
    );
  return (
    <button type="button" className="cv-place__button" onClick={ask}>
      {texts.here}
    </button>
  );
}

function Outcome({ place, state, texts, onClear }) {
  const wrong = state === "outside" || state === "not_found";
  const words = place
    ? say(texts.chosen, { address: place.address || texts.no_address })
    : texts.not_chosen;
  return (
    <div className="cv-place__outcome">
      <p role="status" aria-live="polite" className={wrong ? "cv-place__wrong" : undefined}>
        {wrong ? texts[state] : state === "asking" ? texts.asking : words}
        {place && !state && (
          <bdi className="cv-place__figures" dir="ltr">
            {place.lat.toFixed(5)}, {place.lng.toFixed(5)}
          </bdi>
        )}
      </p>
      {place && (
        <button type="button" className="cv-place__button" onClick={onClear}>
          {texts.remove}
        </button>
      )}
    </div>
  );
}

/** Show the ways to choose a place, and what is chosen. */
export function PlacePicker({
  name, value, searchUrl, reverseUrl, layersUrl, tileUrl, attribution, bounds, places = [],
  texts = {}, cooperative = true, onPick, onClear,
}) {
  const node = useRef(null);
  const hint = useId();
  const map = useGround(node, { bounds, tileUrl, cooperative, centred: true });
  const legend = useLayers(map, layersUrl);
  const choice = useChoice({ value, bounds, reverseUrl, onPick, onClear });
  const { place, choose, setState } = choice;
  const show = usePinBeneath(map, useLatest({ place, choose }));
  const field = useField(place ? JSON.stringify(place) : "", (written) => {
    const restored = written ? JSON.parse(written) : null;
    choice.setPlace(restored);
    if (restored) {
      show(restored.lat, restored.lng);
      onPick?.(restored.lat, restored.lng, restored.address);
    }
  });
  useTwoFingerHint(node, cooperative);

  const take = ({ lat, lng, label }) => {
    show(lat, lng);
    choose(lat, lng, label);
  };
  const onKeyDown = (event) => {
    if (!map || event.target.closest("button, input, select")) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(map.getCenter().lat, map.getCenter().lng);
    } else steer(map, event);
  };

  return (
    <div className="cv-place" role="group" aria-label={texts.label}>
      <input type="hidden" name={name} {...field} />
      {searchUrl && <AddressSearch url={searchUrl} texts={texts} onChoose={take} />}
      <div className="cv-map cv-place__map" onKeyDown={onKeyDown}>
        <div
          ref={node}
          className="cv-map__ground"
          role="application"
          aria-label={texts.map}
          aria-describedby={hint}
          tabIndex={0}
        />
        <p id={hint} className="cv-map__spoken">
          {texts.keys}
        </p>
        <span className="cv-place__pin" data-chosen={Boolean(place)} aria-hidden="true" />
        <Chrome {...{ map, texts, legend, attribution }} />
      </div>
      <Outcome place={place} state={choice.state} texts={texts} onClear={choice.clear} />
      {places.length > 0 && <PlaceList places={places} texts={texts} onChoose={take} />}
      <HereButton
        texts={texts}
        onFound={(lat, lng) => take({ lat, lng })}
        onFailed={() => setState("not_found")}
      />
    </div>
  );
}
