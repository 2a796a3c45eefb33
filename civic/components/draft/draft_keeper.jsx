// Keeps what is written in the form around it, and gives it back after a reload or a sign-in.
import { useEffect, useRef, useState } from "react";
import {
  fieldsOf, forgetDraft, forgetOldDrafts, putInto, readDraft, valuesOf, writeDraft,
} from "./drafts.js";
import { READY, RESTORED } from "$/public/external/civic/components/draft/field/field.js";
import "./draft.css";

const PAUSE_MS = 400;

const isEmpty = (values) => Object.values(values).every((value) => !value);

/** Give the form back what was kept, field by field, also to widgets that come later. */
function restoreInto(form, values) {
  const left = new Map(Object.entries(values));
  const restore = (el) => {
    if (!left.has(el.name)) return;
    putInto(el, left.get(el.name), RESTORED);
    if (el.type !== "radio") left.delete(el.name);
  };
  const late = (event) => event.target.form === form && restore(event.target);
  form.addEventListener(READY, late);
  fieldsOf(form).forEach(restore);
  return () => form.removeEventListener(READY, late);
}

/** Keep the draft in step with the form. */
function useDraft({ draftKey, done, onRestore }) {
  const mark = useRef(null);
  const keep = useRef(null);
  const [state, setState] = useState("");
  const restored = useRef(onRestore);
  restored.current = onRestore;

  useEffect(() => {
    const form = mark.current.closest("form");
    if (!form || !draftKey) return undefined;
    forgetOldDrafts();
    const first = valuesOf(form);
    let stopRestoring = () => {};
    let timer;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      const values = valuesOf(form);
      if (isEmpty(values)) forgetDraft(draftKey);
      else setState(writeDraft(draftKey, values) ? "kept" : "not_kept");
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    };
    const flush = () => timer && save();
    const draft = readDraft(draftKey);
    if (draft && !isEmpty(draft.values)) {
      stopRestoring = restoreInto(form, draft.values);
      restored.current?.(draft.values);
      setState("restored");
    }
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    window.addEventListener("pagehide", flush);
    keep.current = {
      drop: () => {
        clearTimeout(timer);
        timer = undefined;
        forgetDraft(draftKey);
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
      stopRestoring();
      form.removeEventListener("input", changed);
      form.removeEventListener("change", changed);
      window.removeEventListener("pagehide", flush);
    };
  }, [draftKey]);

  useEffect(() => {
    if (!done) return;
    keep.current?.drop();
    setState("");
  }, [done]);

  const discard = () => {
    keep.current?.discard();
    setState("");
  };
  return { mark, state, discard };
}

/** Say what became of the writing; put it inside the form that it keeps. */
export function DraftKeeper({ draftKey, done = false, lost = false, texts = {}, onRestore }) {
  const { mark, state, discard } = useDraft({ draftKey, done, onRestore });
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
