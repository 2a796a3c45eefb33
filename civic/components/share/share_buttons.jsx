// Copy the address of a page, or hand it to the phone's own share sheet.
import { useState } from "react";
import "./share_buttons.css";

/** Copy words; in a page without the clipboard API, by way of a selected field. */
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "cv-share__copied";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** Show a button that copies, and one that shares where the device can. */
export function ShareButtons({ url, title, texts = {} }) {
  const [said, setSaid] = useState("");
  const address = new URL(url || "", window.location.href).href;
  const onCopy = async () => {
    setSaid("");
    setSaid((await copy(address)) ? texts.copied : address);
  };
  const onShare = () => navigator.share({ title, url: address }).catch(() => setSaid(""));
  return (
    <div className="cv-share">
      {navigator.share && (
        <button type="button" className="cv-button" onClick={onShare}>
          {texts.share}
        </button>
      )}
      <button type="button" className="cv-button" onClick={onCopy}>
        {texts.copy}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
