// Changing one's own comment where it stands: what is typed is kept until it is sent.
import { useId, useState } from "react";
import { DraftKeeper } from "$/public/external/civic/components/draft/draft_keeper/draft_keeper.jsx";
import { LetterCount } from "$/public/external/civic/components/letters/letter_count/letter_count.jsx";
import "./talk.css";

const DRAFT = ["kept", "not_kept", "restored", "discard", "lost"];
const LETTERS = ["left", "over", "stopped"];

const textsOf = (t, family, names) =>
  Object.fromEntries(names.map((name) => [name, t(`widgets.${family}.${name}`, { n: "{n}" })]));

/** Show the field with the words as they are. */
export default function Editing({ one, here }) {
  const { t, wrong } = here;
  const id = useId();
  const [before] = useState(here.changed);
  const onSubmit = (event) => {
    event.preventDefault();
    here.onEdit(one.id, event.target.elements.comment.value);
  };
  return (
    <form onSubmit={onSubmit} className="cv-composer">
      <div className="cv-field">
        <label htmlFor={id} className="cv-field__label">
          {t("talk.your_words")}
        </label>
        <textarea
          id={id}
          name="comment"
          className="cv-textarea cv-textarea--short"
          defaultValue={one.body}
          lang={one.lang || undefined}
          dir="auto"
          autoFocus
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-help ${id}-error`}
        />
        <LetterCount field="comment" most={here.most} kind="paragraphs" texts={textsOf(t, "letters", LETTERS)} />
        <p id={`${id}-error`} role="alert" className={wrong && "cv-field__error"}>
          {wrong}
        </p>
        <p id={`${id}-help`} className="cv-field__help">
          {t("talk.edit_help")}
        </p>
      </div>
      <div className="cv-composer__foot">
        <button type="button" className="cv-button cv-button--quiet" onClick={() => here.setEditing("")}>
          {t("input.cancel")}
        </button>
        <button type="submit" className="cv-button cv-button--primary">
          {t("talk.save")}
        </button>
      </div>
      <DraftKeeper
        draftKey={`edit.${one.id}`}
        done={here.changed - before}
        lost={here.lost}
        texts={textsOf(t, "draft", DRAFT)}
      />
    </form>
  );
}
