// Shows what each edit of an input or a comment changed: in its title, its text and its answers.
import { useDates, useT } from "$/public/external/civic/i18n/screens/i18n.js";

function Piece({ piece: { kind, text } }) {
  const t = useT();
  if (kind === "gone") {
    return (
      <del>
        <span className="cv-hidden-text">{t("input.edit_gone")}</span>
        {text}{" "}
      </del>
    );
  }
  if (kind === "new") {
    return (
      <ins>
        <span className="cv-hidden-text">{t("input.edit_new")}</span>
        {text}{" "}
      </ins>
    );
  }
  return <span>{text} </span>;
}

function Pieces({ pieces, written, look }) {
  return (
    <p className={look} lang={written || undefined} dir="auto">
      {pieces.map((piece, at) => (
        <Piece key={at} piece={piece} />
      ))}
    </p>
  );
}

function Edit({ edit }) {
  const t = useT();
  const tDate = useDates();
  return (
    <section>
      <h3 className="cv-title">{t("input.edit_on", { date: tDate(edit.at, "time") })}</h3>
      {edit.title.length > 0 && <Pieces pieces={edit.title} written={edit.lang} look="cv-strong" />}
      <Pieces pieces={edit.body} written={edit.lang} look="cv-changes" />
      {edit.answers.map(({ wording, pieces }) => (
        <div key={wording.text}>
          <p className="cv-strong" lang={wording.lang} dir="auto">
            {wording.text}
          </p>
          <Pieces pieces={pieces} written={edit.lang} look="cv-changes" />
        </div>
      ))}
    </section>
  );
}

/** Show edits under each other. */
export function EditsShown({ edits }) {
  return (
    <div className="cv-stack cv-stack--loose">
      {edits.map((edit) => (
        <Edit key={edit.at} edit={edit} />
      ))}
    </div>
  );
}
