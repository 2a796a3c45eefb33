// Keeps what is written in the form around it, and gives it back after a reload or a sign-in.
import { useEffect, useRef, useState } from "react";
import {
  fieldsOf, firstValuesOf, forgetDraft, forgetOldDrafts, putInto, readDraft, valuesOf, writeDraft,
} from "./drafts.js";
import { READY, RESTORED } from "$/public/external/civic/components/draft/field/field.js";
import "./draft.css";

const PAUSE_MS = 400;

const isSame = (values, others) =>
  Object.entries(values).every(([name, value]) => value === (others[name] ?? ""));

const isTickable = (el) => el.type === "checkbox" || el.type === "radio";

/** Give a field back what was kept of it, and unfold what it is folded in. */
function restore(el, value) {
  if (isTickable(el) ? el.checked === (el.value === value) : el.value === value) return;
  putInto(el, value, RESTORED);
  for (let part = el.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
}

/** Give the form back what was kept, field by field. */
function restoreInto(form, values) {
  for (const el of fieldsOf(form)) {
    if (el.name in values) restore(el, values[el.name]);
  }
}

const lastSent = new Map(); // by draft: what the page said last of what was sent

/** Say whether this draft was sent since it was last asked about, in forms drawn anew too. */
function wasSent(draftKey, sent) {
  const isNews = lastSent.has(draftKey) && lastSent.get(draftKey) !== sent;
  lastSent.set(draftKey, sent);
  return isNews && sent.split(" ")[0] === draftKey;
}

/** Keep the draft in step with the form. */
function useDraft({ draftKey: subject, owner, sent, at, done, onRestore }) {
  const draftKey = subject && owner !== "" ? [subject, owner].filter(Boolean).join(".") : "";
  const mark = useRef(null);
  const keep = useRef(null);
  const [state, setState] = useState("");
  const restored = useRef(onRestore);
  restored.current = onRestore;

  useEffect(() => {
    const form = mark.current.closest("form");
    if (!form || !draftKey) return undefined;
    forgetOldDrafts();
    if (wasSent(subject, sent)) forgetDraft(draftKey);
    const first = firstValuesOf(form);
    let kept = false;
    let isQuiet = false; // once sent, the form empties itself: that is no writing
    let timer;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      const before = kept ? readDraft(draftKey) : null;
      const values = { ...before?.values, ...valuesOf(form) }; // some widgets are still to come
      const wasTaken = kept && !before; // sent, or forgotten at sign-out
      const isUntouched = isSame(values, first);
      kept = !wasTaken && !isUntouched;
      if (wasTaken) setState("");
      else if (isUntouched) forgetDraft(draftKey);
      else if (!writeDraft(draftKey, values)) setState("not_kept");
      else setState((before) => (before === "restored" ? before : "kept"));
    };
    const changed = (event) => {
      isQuiet &&= !event.isTrusted;
      if (isQuiet) return;
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    };
    const flush = () => timer && save();
    const draft = readDraft(draftKey);
    if (draft && !isSame(draft.values, first)) {
      kept = true;
      restoreInto(form, draft.values);
      restored.current?.(draft.values);
      setState("restored");
    } else if (!isSame(valuesOf(form), first)) save();
    const late = ({ target }) => {
      if (target.form !== form) return;
      first[target.name] ??= target.value; // before anybody wrote in it
      const value = readDraft(draftKey)?.values[target.name];
      if (value) restore(target, value);
    };
    form.addEventListener(READY, late);
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    window.addEventListener("pagehide", flush);
    keep.current = {
      stepped: () => kept && save(),
      drop: () => {
        clearTimeout(timer);
        timer = undefined;
        kept = false;
        forgetDraft(draftKey);
      },
      settle: () => {
        keep.current.drop();
        Object.assign(first, valuesOf(form));
      },
      empty: () => {
        isQuiet = true;
        form.reset();
        keep.current.drop();
      },
      discard: () => {
        keep.current.drop();
        for (const el of fieldsOf(form)) putInto(el, first[el.name] ?? "", RESTORED);
        keep.current.drop();
        restored.current?.(first);
      },
    };
    return () => {
      flush();
      form.removeEventListener(READY, late);
      form.removeEventListener("input", changed);
      form.removeEventListener("change", changed);
      window.removeEventListener("pagehide", flush);
    };
  }, [draftKey]);

  useEffect(() => {
    keep.current?.stepped();
  }, [at]);

  useEffect(() => {
    if (!wasSent(subject, sent)) return;
    keep.current?.settle();
    setState("");
  }, [sent]);

  useEffect(() => {
    if (!done) return;
    keep.current?.empty();
    setState("");
  }, [done]);

  const discard = () => {
    keep.current?.discard();
    setState("");
  };
  return { mark, state, discard };
}

/** Say what became of the writing; put it inside the form that it keeps. */
export function DraftKeeper({
  draftKey, owner, sent = "", at = "", done = 0, lost = false, texts = {}, onRestore,
}) {
  const { mark, state, discard } = useDraft({ draftKey, owner, sent, at, done, onRestore });
  const words = lost && state !== "not_kept" ? "lost" : state;
  return (
    <div ref={mark} className="cv-draft" data-state={words}>
      <p role="status">{words && texts[words]}</p>
      {state === "restored" && (
        <button type="button" onClick={discard}>
          {texts.discard}
        </button>
      )}
    </div>
  );
}
