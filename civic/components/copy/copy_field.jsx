// Show words that are seen this once, in a field of their own, and copy them.
import { useState } from "react";
import { copy } from "$/public/external/civic/components/copy/copying/copy.js";
import "./copy_field.css";

/** The words can be selected by hand where copying fails. */
export function CopyField({ words, label, texts = {} }) {
  const [said, setSaid] = useState("");
  const onCopy = async () => {
    setSaid("");
    setSaid((await copy(words)) ? texts.copied : texts.failed);
  };
  return (
    <div className="cv-copy">
      <input className="cv-input cv-copy__words" readOnly value={words} aria-label={label} dir="ltr" onFocus={(event) => event.target.select()} />
      <button type="button" className="cv-button" onClick={onCopy}>
        {texts.copy}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
