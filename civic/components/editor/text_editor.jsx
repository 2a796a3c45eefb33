// A light editor for what people write: bold, italic, a heading, lists, links, quotes.
import Squire from "squire-rte";
import { useEffect, useId, useRef, useState } from "react";
import { useField } from "$/public/external/civic/components/draft/field/field.js";
import { readSafely, writeCleanly } from "./clean.js";
import { Toolbar, toolsOn } from "./toolbar.jsx";
import "./text_editor.css";

const PAUSE_MS = 800;
const LINK = /^(https?:\/\/[^\s.]+\.\S+|mailto:[^\s@]+@\S+)$/i;
const NOT_OURS = [
  "Tab", "Shift-Tab", "PageUp", "PageDown", "Ctrl-u", "Ctrl-d", "Ctrl-Shift-5", "Ctrl-Shift-6",
  "Meta-u", "Meta-d", "Meta-Shift-5", "Meta-Shift-6",
];

/** Make a heading of the lines that are touched, or plain lines of a heading. */
function turnHeading(editor, isOn) {
  editor.modifyBlocks((lines) => {
    for (const line of [...lines.querySelectorAll(isOn ? "h3, h4" : "p")]) {
      const turned = document.createElement(isOn ? "p" : "h3");
      turned.append(...line.childNodes);
      line.replaceWith(turned);
    }
    return lines;
  });
  editor.focus();
}

const ACTS = {
  bold: (editor, isOn) => (isOn ? editor.removeBold() : editor.bold()),
  italic: (editor, isOn) => (isOn ? editor.removeItalic() : editor.italic()),
  heading: turnHeading,
  bullets: (editor, isOn) => (isOn ? editor.removeList() : editor.makeUnorderedList()),
  numbers: (editor, isOn) => (isOn ? editor.removeList() : editor.makeOrderedList()),
  quote: (editor, isOn) => (isOn ? editor.removeQuote() : editor.increaseQuoteLevel()).focus(),
};

/** Open Squire on a node: clean in, clean out, Tab leaves the text as everywhere else. */
function openEditor(node, html) {
  const editor = new Squire(node, {
    blockTag: "P",
    sanitizeToDOMFragment: readSafely,
    addLinks: false,
  });
  for (const key of NOT_OURS) editor.setKeyHandler(key, null);
  editor.setHTML(html);
  return editor;
}

/** Keep what is written: at once in the form, after a pause and on leaving for the page. */
function useWriting({ value, onChange, onBlur }) {
  const node = useRef(null);
  const editor = useRef(null);
  const told = useRef(value);
  const isDraft = useRef(false); // what a draft gave back is newer than what the server sends
  const [html, setHtml] = useState(value);
  const [on, setOn] = useState(new Set());
  const handlers = useRef(null);
  handlers.current = { onChange, onBlur };

  useEffect(() => {
    const opened = openEditor(node.current, value);
    editor.current = opened;
    let timer;
    const tell = () => {
      clearTimeout(timer);
      const written = writeCleanly(opened.getHTML());
      if (written === told.current) return written;
      told.current = written;
      handlers.current.onChange?.(written);
      return written;
    };
    opened.addEventListener("input", () => {
      setHtml(writeCleanly(opened.getHTML()));
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE_MS);
    });
    opened.addEventListener("blur", () => handlers.current.onBlur?.(tell()));
    for (const event of ["pathChange", "select", "cursor", "input"]) {
      opened.addEventListener(event, () => setOn(toolsOn(opened)));
    }
    return () => {
      clearTimeout(timer);
      opened.destroy();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the editor opens once
  }, []);

  const write = (next) => {
    editor.current.setHTML(next);
    told.current = next;
    setHtml(next);
  };
  const restore = (draft) => {
    isDraft.current = Boolean(draft);
    write(draft);
    onChange?.(draft);
  };
  useEffect(() => {
    if (value === told.current || (isDraft.current && value)) return;
    if (!node.current.contains(document.activeElement)) write(value);
  }, [value]);
  return { node, editor, html, on, restore };
}

function LinkForm({ id, editor, texts, onClose }) {
  const input = useRef(null);
  const [wrong, setWrong] = useState(false);
  const add = () => {
    const typed = input.current.value.trim();
    const address = /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
    if (!LINK.test(address) || !URL.canParse(address)) {
      setWrong(true);
      input.current.focus();
      return;
    }
    editor.makeLink(address);
    onClose();
  };
  const onKeyDown = (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Escape") onClose();
    else if (event.target === input.current) add();
    else event.target.click();
  };
  useEffect(() => input.current.focus(), []);
  return (
    <div className="cv-editor__link" onKeyDown={onKeyDown}>
      <label htmlFor={id}>{texts.link_address}</label>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="url"
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={`${id}-wrong`}
      />
      <p id={`${id}-wrong`} role="alert" className="cv-editor__wrong">
        {wrong && texts.link_wrong}
      </p>
      <button type="button" onClick={add}>
        {texts.link_add}
      </button>
      <button type="button" onClick={onClose}>
        {texts.link_cancel}
      </button>
    </div>
  );
}

/** Show the editor. */
export function TextEditor({
  name, value = "", label, labelledBy, describedBy, invalid, required, placeholder, lang, texts = {},
  onChange, onBlur,
}) {
  const id = useId();
  const writing = useWriting({ value, onChange, onBlur });
  const { node, editor, html, on, restore } = writing;
  const [linking, setLinking] = useState(false);
  const field = useField(html, restore);
  const use = (tool, isOn) => {
    if (tool !== "link") ACTS[tool](editor.current, isOn);
    else if (isOn) editor.current.removeLink().focus();
    else setLinking(true);
  };
  const closeLink = () => {
    setLinking(false);
    editor.current.focus();
  };
  return (
    <div className="cv-editor" data-invalid={Boolean(invalid)}>
      <input type="hidden" name={name} {...field} />
      <Toolbar on={on} use={use} texts={texts} controls={`${id}-text`} />
      {linking && (
        <LinkForm id={`${id}-link`} editor={editor.current} texts={texts} onClose={closeLink} />
      )}
      <div
        ref={node}
        id={`${id}-text`}
        className="cv-editor__text"
        role="textbox"
        aria-multiline="true"
        aria-label={labelledBy ? undefined : label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={Boolean(invalid)}
        aria-required={required}
        data-placeholder={html ? undefined : placeholder}
        lang={lang}
        dir="auto"
      />
    </div>
  );
}
