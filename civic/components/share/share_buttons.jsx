// Copy the address of a page, send it in one of the organiser's channels, or hand it to the phone.
import { useState } from "react";
import { copy } from "$/public/external/civic/components/copy/copying/copy.js";
import "./share_buttons.css";

const query = (fields) => new URLSearchParams(fields).toString().replaceAll("+", "%20");

/** Plain links, which need no script of anybody. */
const LINKS = [
  ["email", (address, title) => `mailto:?${query({ subject: title, body: address })}`],
  ["whatsapp", (address, title) => `https://wa.me/?${query({ text: `${title} ${address}` })}`],
  ["facebook", (address) => `https://www.facebook.com/sharer/sharer.php?${query({ u: address })}`],
  ["x", (address, title) => `https://x.com/intent/post?${query({ url: address, text: title })}`],
];

/** Show the channels, and the device's own share sheet where it has one. */
export function ShareButtons({ url, title, channels = ["copy"], texts = {} }) {
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
      {channels.includes("copy") && (
        <button type="button" className="cv-button" onClick={onCopy}>
          {texts.copy}
        </button>
      )}
      {LINKS.filter(([channel]) => channels.includes(channel)).map(([channel, link]) => (
        <a key={channel} className="cv-button" href={link(address, title)} target="_blank" rel="noopener noreferrer">
          {texts[channel]}
        </a>
      ))}
      <p role="status">{said}</p>
    </div>
  );
}
