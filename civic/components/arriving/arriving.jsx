// A field whose script is still on its way: what it holds would be missing from the form.
import { useEffect, useRef, useState } from "react";

/** Hold back the form around it, and send it once the field is there. */
function Waiting() {
  const place = useRef(null);
  useEffect(() => {
    const form = place.current.closest("form");
    if (!form) return undefined;
    let pressed; // what it was sent with
    const hold = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
    };
    form.addEventListener("submit", hold, true);
    return () => {
      form.removeEventListener("submit", hold, true);
      const send = () => form.isConnected && form.requestSubmit(pressed?.isConnected ? pressed : null);
      if (pressed !== undefined) setTimeout(send); // after what the field says as it appears
    };
  }, []);
  return <span ref={place} hidden />;
}

/** Return the widget that `load` brings, for which its form waits. */
export function arriving(load) {
  return function Arriving(props) {
    const [Widget, setWidget] = useState(null);
    useEffect(() => {
      load().then((found) => setWidget(() => found));
    }, []);
    return Widget ? <Widget {...props} /> : <Waiting />;
  };
}
