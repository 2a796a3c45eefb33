// The furniture around a map: zoom buttons, legend with toggles, credit, hint.
import { useState } from "react";
import { isCalm } from "./ground.js";

function ZoomButtons({ map, texts }) {
  const zoom = (by) => () => map?.setZoom(map.getZoom() + by, { animate: !isCalm() });
  return (
    <div className="cv-map__zoom">
      <button type="button" aria-label={texts.zoom_in} onClick={zoom(1)}>
        <span aria-hidden="true">+</span>
      </button>
      <button type="button" aria-label={texts.zoom_out} onClick={zoom(-1)}>
        <span aria-hidden="true">−</span>
      </button>
    </div>
  );
}

function Legend({ layers, shown, setShown, texts }) {
  const [open, setOpen] = useState(false);
  const toggle = (id) => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    setShown(next);
  };
  return (
    <div className="cv-map__legend">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {texts.layers}
      </button>
      {open && (
        <fieldset
          onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
        >
          <legend className="cv-map__spoken">{texts.layers}</legend>
          {layers.map((layer) => (
            <label key={layer.id}>
              <input
                type="checkbox"
                checked={shown.has(layer.id)}
                onChange={() => toggle(layer.id)}
              />
              <span
                className="cv-map__swatch"
                style={{ borderColor: layer.color }}
                aria-hidden="true"
              />
              <span lang={layer.lang || undefined} dir="auto">
                {layer.name}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Show what stands around the ground of a map. */
export function Chrome({ map, texts, legend, attribution, children }) {
  return (
    <>
      <div className="cv-map__corner">
        <ZoomButtons map={map} texts={texts} />
        {legend.layers.length > 0 && <Legend {...legend} texts={texts} />}
      </div>
      {children}
      <p className="cv-map__hint" aria-hidden="true">
        {texts.two_fingers}
      </p>
      {attribution && <p className="cv-map__credit">{attribution}</p>}
    </>
  );
}
