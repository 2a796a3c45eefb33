// Asks the device where it is, on a tap alone; what leaves it is no finer than a block of houses.
import { useState } from "react";

const COARSE = 1000; // a thousandth of a degree: about 100 metres
const WAIT_MS = 10000;

const coarse = (degrees) => Math.round(degrees * COARSE) / COARSE;

/** Show the button, and what came of the tap. */
export function HereButton({ texts = {}, onFound }) {
  const [said, setSaid] = useState("");
  if (!navigator.geolocation || !window.isSecureContext) return null;
  const ask = () => {
    setSaid(texts.asking);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSaid("");
        onFound?.(coarse(coords.latitude), coarse(coords.longitude));
      },
      () => setSaid(texts.not_found),
      { enableHighAccuracy: false, timeout: WAIT_MS, maximumAge: 300000 },
    );
  };
  return (
    <>
      <button type="button" className="cv-button" onClick={ask}>
        {texts.here}
      </button>
      <p role="status" className="cv-small cv-muted">
        {said}
      </p>
    </>
  );
}
