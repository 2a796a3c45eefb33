// Pictures of an input: chosen or dropped, sent to our own route, described, put in order.
import { useEffect, useId, useRef, useState } from "react";
import { useField } from "$/public/external/civic/components/draft/field/field.js";
import { useDropped } from "./dropped.js";
import { send } from "./send.js";
import "./picture_field.css";

const say = (text, figures = {}) =>
  (text || "").replace(/\{(\w+)\}/g, (whole, name) => figures[name] ?? whole);

const asValue = (pictures) =>
  pictures.filter((p) => p.id).map(({ id, url, alt }) => ({ id, url, alt }));

let counter = 0;
const entry = (picture) => ({ key: `p${(counter += 1)}`, alt: "", ...picture });

const moved = (list, at, to) => {
  const next = [...list];
  next.splice(to, 0, ...next.splice(at, 1));
  return next;
};

/** Keep the list of pictures, and send new ones one after another. */
function usePictures({ value, url, most, isOf, maxBytes, texts, onChange }) {
  const [pictures, setPictures] = useState(() => value.map(entry));
  const [words, setWords] = useState({ said: "", wrong: "" });
  const told = useRef(JSON.stringify(asValue(pictures)));
  const queue = useRef(Promise.resolve());
  const update = (key, change) =>
    setPictures((all) => all.map((p) => (p.key === key ? { ...p, ...change } : p)));

  const sendOne = async (picture, file) => {
    const progress = (share) => update(picture.key, { share });
    const answer = await send(url, file, progress);
    URL.revokeObjectURL(picture.preview);
    if (answer.id) {
      update(picture.key, { id: answer.id, url: answer.url, alt: answer.name ?? "", share: 1, preview: undefined });
      setWords((before) => ({ ...before, said: say(texts.sent, { name: file.name }) }));
      return;
    }
    setPictures((all) => all.filter((p) => p.key !== picture.key));
    setWords({ said: "", wrong: `${file.name}: ${answer.message || texts.failed}` });
  };
  const add = (files) => {
    let room = most - pictures.length;
    setWords({ said: "", wrong: "" });
    for (const file of files) {
      const wrong =
        (room <= 0 && say(texts.too_many, { n: most })) ||
        (!isOf(file) && texts.wrong_type) ||
        (file.size > maxBytes && say(texts.too_big, { size: Math.floor(maxBytes / 1e6) }));
      if (wrong) {
        setWords({ said: "", wrong: `${file.name}: ${wrong}` });
        continue;
      }
      room -= 1;
      const picture = entry({ preview: URL.createObjectURL(file), share: 0, name: file.name });
      setPictures((all) => [...all, picture]);
      queue.current = queue.current.then(() => sendOne(picture, file));
    }
  };

  useEffect(() => {
    const now = asValue(pictures);
    const written = JSON.stringify(now);
    if (written === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = written;
      onChange?.(now.map(({ id, alt }) => ({ id, alt })));
    }, 400);
    return () => clearTimeout(timer);
  }, [pictures]);
  return { pictures, setPictures, update, add, words, setWords };
}

function Picture({ picture, at, count, texts, describes, files, onAlt, onMove, onRemove }) {
  const id = useId();
  const n = at + 1;
  return (
    <li className={files ? "cv-picture cv-picture--file" : "cv-picture"} data-key={picture.key}>
      {files ? (
        <span className="cv-picture__name" dir="auto">{picture.alt || picture.name}</span>
      ) : (
        <img src={picture.preview || picture.url} alt={picture.alt} />
      )}
      {picture.id ? (
        describes && <div className="cv-picture__words">
          <label htmlFor={id}>{say(texts.alt, { n })}</label>
          <input
            id={id}
            type="text"
            maxLength={300}
            value={picture.alt}
            aria-describedby={`${id}-help`}
            onChange={(event) => onAlt(event.target.value)}
          />
          <p id={`${id}-help`}>{texts.alt_help}</p>
        </div>
      ) : (
        <progress value={picture.share} max={1} aria-label={say(texts.sending, { name: picture.name })} />
      )}
      <div className="cv-picture__acts">
        {count > 1 && <button type="button" disabled={at === 0} onClick={() => onMove(at - 1)}
          aria-label={say(texts.earlier, { n })}>
          <span aria-hidden="true">↑</span>
        </button>}
        {count > 1 && <button type="button" disabled={at === count - 1} onClick={() => onMove(at + 1)}
          aria-label={say(texts.later, { n })}>
          <span aria-hidden="true">↓</span>
        </button>}
        <button type="button" onClick={onRemove} aria-label={say(texts.remove, { n })}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
    </li>
  );
}

/** Show the pictures and the way to add one. */
export function PictureField({
  name, value = [], url = "/api/uploads", most = 5, maxBytes = 10_000_000,
  types = ["image/jpeg", "image/png", "image/webp"], texts = {}, describes = true, files = false, onChange,
}) {
  const endings = types.flatMap((each) => (each === "jpg" ? [".jpg", ".jpeg"] : [`.${each}`]));
  const isOf = ({ type, name: called }) =>
    files ? endings.some((ending) => called.toLowerCase().endsWith(ending)) : types.includes(type);
  const id = useId();
  const chooser = useRef(null);
  const list = usePictures({ value, url, most, isOf, maxBytes, texts, onChange });
  const { pictures, setPictures, update, add, words, setWords } = list;
  const kept = asValue(pictures);
  const field = useField(kept.length ? JSON.stringify(kept) : "", (written) =>
    setPictures((written ? JSON.parse(written) : []).map(entry)),
  );
  const remove = (key, at) => {
    setPictures(pictures.filter((p) => p.key !== key));
    setWords({ said: say(texts.removed, { n: at + 1 }), wrong: "" });
    chooser.current.focus();
  };
  const move = (at, to) => {
    setPictures(moved(pictures, at, to));
    setWords({ said: say(texts.moved, { n: to + 1 }), wrong: "" });
  };
  const dropped = useDropped(add);

  return (
    <div className="cv-pictures" {...dropped}>
      <input type="hidden" name={name} {...field} />
      <ol>
        {pictures.map((picture, at) => (
          <Picture
            key={picture.key}
            {...{ picture, at, count: pictures.length, texts, describes, files }}
            onAlt={(alt) => update(picture.key, { alt })}
            onMove={(to) => move(at, to)}
            onRemove={() => remove(picture.key, at)}
          />
        ))}
      </ol>
      <label className="cv-pictures__add" htmlFor={id}>
        {pictures.length ? texts.add_another : texts.add}
        <input
          ref={chooser}
          id={id}
          type="file"
          accept={(files ? endings : types).join(",")}
          multiple={most > 1}
          aria-describedby={`${id}-help ${id}-wrong`}
          onChange={(event) => {
            add([...event.target.files]);
            event.target.value = "";
          }}
        />
      </label>
      <p id={`${id}-help`} className="cv-pictures__help">
        {say(texts.help, { n: most, size: Math.floor(maxBytes / 1e6), types: types.join(", ").toUpperCase() })}
      </p>
      <p id={`${id}-wrong`} role="alert" className="cv-pictures__wrong">
        {words.wrong}
      </p>
      <p role="status" className="cv-pictures__said">
        {words.said}
      </p>
    </div>
  );
}
