// The toolbar of the editor: one tab stop, arrows within, each button says whether it is on.
import Bold from "lucide-react/dist/esm/icons/bold.mjs";
import Heading from "lucide-react/dist/esm/icons/heading.mjs";
import Italic from "lucide-react/dist/esm/icons/italic.mjs";
import Link from "lucide-react/dist/esm/icons/link.mjs";
import ListOrdered from "lucide-react/dist/esm/icons/list-ordered.mjs";
import List from "lucide-react/dist/esm/icons/list.mjs";
import Quote from "lucide-react/dist/esm/icons/quote.mjs";
import { useRef, useState } from "react";

const TOOLS = [
  { name: "bold", Icon: Bold, tag: "B" },
  { name: "italic", Icon: Italic, tag: "I" },
  { name: "heading", Icon: Heading, tag: "H3" },
  { name: "bullets", Icon: List, tag: "UL" },
  { name: "numbers", Icon: ListOrdered, tag: "OL" },
  { name: "quote", Icon: Quote, tag: "BLOCKQUOTE" },
  { name: "link", Icon: Link, tag: "A" },
];

/** Return the names of the tools that are on where the cursor is, or in all that is selected. */
export const toolsOn = (editor) =>
  new Set(TOOLS.filter(({ tag }) => editor.hasFormat(tag)).map(({ name }) => name));

/** Show the tools; `use(name, isOn)` is what a press means. */
export function Toolbar({ on, use, texts, controls }) {
  const [stop, setStop] = useState(0);
  const bar = useRef(null);
  const move = (event) => {
    const forward = getComputedStyle(bar.current).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const last = TOOLS.length - 1;
    const to = {
      ArrowRight: stop + (forward === "ArrowRight" ? 1 : -1),
      ArrowLeft: stop + (forward === "ArrowLeft" ? 1 : -1),
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + TOOLS.length) % TOOLS.length;
    setStop(next);
    bar.current.children[next].focus();
  };
  return (
    <div
      ref={bar}
      className="cv-editor__tools"
      role="toolbar"
      aria-label={texts.tools}
      aria-controls={controls}
      onKeyDown={move}
    >
      {TOOLS.map(({ name, Icon }, at) => (
        <button
          key={name}
          type="button"
          tabIndex={at === stop ? 0 : -1}
          aria-label={texts[name]}
          title={texts[name]}
          aria-pressed={on.has(name)}
          onFocus={() => setStop(at)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => use(name, on.has(name))}
        >
          <Icon size={20} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
