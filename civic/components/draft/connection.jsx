// Says that the connection is lost, and that it is back; a cut shows at once, not after a timeout.
import { useEffect, useState, useSyncExternalStore } from "react";

const BACK_MS = 6000;

const listen = (told) => {
  window.addEventListener("online", told);
  window.addEventListener("offline", told);
  return () => {
    window.removeEventListener("online", told);
    window.removeEventListener("offline", told);
  };
};

/** Return whether this device has no network. */
export const useOffline = () =>
  useSyncExternalStore(listen, () => !navigator.onLine, () => false);

/** Return the server's own reason for having no room, if it says one. */
async function reason() {
  if (!navigator.onLine) return "";
  const answer = await fetch("/room");
  return answer.ok ? "" : (await answer.json()).message || "";
}

/** Say that nothing is lost, and the server's own reason if it has one. */
function Lost({ words }) {
  const [why, setWhy] = useState("");
  useEffect(() => {
    let left = false;
    reason()
      .then((said) => left || setWhy(said))
      .catch(() => undefined); // the server does not answer at all: the words say so already
    return () => {
      left = true;
    };
  }, []);
  return <p className="cv-banner__bar">{why || words}</p>;
}

/** Show one line while the connection is lost, and for a moment after it came back. */
export function ConnectionLine({ lost, lostWords, backWords }) {
  const [state, setState] = useState("");
  useEffect(() => {
    if (lost) setState("lost");
    else setState((before) => (before === "lost" ? "back" : before));
  }, [lost]);
  useEffect(() => {
    if (state !== "back") return undefined;
    const timer = setTimeout(() => setState(""), BACK_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status" className="cv-lost">
      {state === "lost" && (
        <div className="cv-banner cv-banner--warn">
          <Lost words={lostWords} />
        </div>
      )}
      {state === "back" && (
        <div className="cv-banner cv-banner--ok">
          <p className="cv-banner__bar">{backWords}</p>
        </div>
      )}
    </div>
  );
}
