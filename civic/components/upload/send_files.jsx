// Files chosen or dropped: each goes to one of our own routes, and is told of once it is kept.
import { useId, useRef, useState } from "react";
import { useDropped } from "./dropped.js";
import { send } from "./send.js";
import "./picture_field.css";

const MEGA = 1e6;
const say = (text, figures = {}) => (text || "").replace(/\{(\w+)\}/g, (whole, name) => figures[name] ?? whole);

/** Show where files are chosen or dropped, and what became of them. */
export function SendFiles({ url, accept, label, several = false, maxBytes, texts = {}, onKept }) {
  const id = useId();
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState("");
  const [sending, setSending] = useState(null);
  const queue = useRef(Promise.resolve());
  const labels = {
    picture: texts.picture, pictures: texts.pictures, documents: texts.documents, replace: texts.replace,
  };
  const kept = useRef(onKept);
  kept.current = onKept;

  const sendOne = async (file) => {
    if (file.size > maxBytes) {
      setWrong(`${file.name}: ${say(texts.too_big, { size: Math.floor(maxBytes / MEGA) })}`);
      return;
    }
    const progress = (share) => setSending({ name: file.name, share });
    progress(0);
    const answer = await send(url, file, progress);
    setSending(null);
    if (answer.id) {
      setSaid(say(texts.sent, { name: file.name }));
      kept.current(answer.id);
    } else setWrong(`${file.name}: ${answer.message || texts.failed}`);
  };
  const add = (files) => {
    setSaid("");
    setWrong("");
    for (const file of several ? files : files.slice(0, 1)) {
      queue.current = queue.current.then(() => sendOne(file));
    }
  };

  const dropped = useDropped(add);

  return (
    <div className="cv-pictures" {...dropped}>
      <label className="cv-pictures__add" htmlFor={id}>
        {labels[label]}
        <input
          id={id}
          type="file"
          accept={accept}
          multiple={several}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => {
            add([...event.target.files]);
            event.target.value = "";
          }}
        />
      </label>
      {sending && <progress value={sending.share} max={1} aria-label={say(texts.sending, sending)} />}
      <p id={`${id}-wrong`} role="alert" className="cv-pictures__wrong">
        {wrong}
      </p>
      <p role="status" className="cv-pictures__said">
        {said}
      </p>
    </div>
  );
}
