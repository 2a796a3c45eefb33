// What a place where files can be dropped needs: it says that they are over it, and takes them.
import { useState } from "react";

/** Return the properties of such a place; what was dropped is handed to `add` as a list. */
export function useDropped(add) {
  const [over, setOver] = useState(false);
  return {
    "data-over": over,
    onDragOver: (event) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event) => {
      event.preventDefault();
      setOver(false);
      add([...event.dataTransfer.files]);
    },
  };
}
