// How a choice is marked: by a button, a ring, points, a rank, a grade, or for and against.
import { useEffect, useState } from "react";
import { ranked } from "./rules.js";
import { Button, Icon, useVote } from "./shared.jsx";

/** Choose, or take back; `place` tells apart the same choice in the list and in a dialog. */
export function Mark({ choice, place = "list" }) {
  const vote = useVote();
  const Kind = KINDS[vote.page.rules.kind] ?? Toggle;
  return (
    <div className="cv-vote__mark">
      {vote.isOpen ? <Kind choice={choice} place={place} /> : <Kept choice={choice} />}
      {vote.no?.id === choice.id && (
        <p role="alert" className="cv-vote__no">
          <Icon of="triangle-alert" /> {vote.no.words}
        </p>
      )}
    </div>
  );
}

/** Say what the ballot says of a choice, where that cannot be changed. */
export function Kept({ choice }) {
  const vote = useVote();
  const value = vote.shown.marks[choice.id];
  return value ? (
    <span className="cv-tag cv-tag--ok">
      <Icon of="circle-check" />
      <span>{wordOf(vote, value)}</span>
    </span>
  ) : null;
}

/** Return what a mark means. */
export function wordOf({ t, page }, value) {
  switch (page.rules.kind) {
    case "points":
      return t("vote.points", { count: value });
    case "ranking":
      return t("vote.rank", { number: value });
    case "up_down":
      return value > 0 ? t("vote.up") : t("vote.down");
    case "grades":
      return t("vote.grade_" + value);
    default:
      return t("vote.chosen");
  }
}

function Toggle({ choice }) {
  const vote = useVote();
  const { t } = vote;
  const isOn = choice.id in vote.shown.marks;
  return (
    <>
      {isOn && <Kept choice={choice} />}
      {isOn ? (
        <Button icon="minus" label={t("vote.take_out")} about={choice.title} onClick={() => vote.mark(choice.id, 0)} />
      ) : (
        <Button
          icon="plus"
          label={t("vote.choose")}
          about={choice.title}
          look="cv-vote__choose"
          onClick={() => vote.mark(choice.id, vote.page.rules.kind === "ranking" ? ranked(vote.shown.marks).length + 1 : 1)}
        />
      )}
    </>
  );
}

function Ring({ choice, place }) {
  const vote = useVote();
  return (
    <label className="cv-button cv-vote__ring">
      <input
        type="radio"
        name={`vote-${place}`}
        checked={choice.id in vote.shown.marks}
        onChange={() => vote.mark(choice.id, 1)}
      />
      <span>
        {vote.t("vote.choose")}
        <span className="cv-hidden-text"> : {choice.title}</span>
      </span>
    </label>
  );
}

function Points({ choice }) {
  const vote = useVote();
  const { t } = vote;
  const value = vote.shown.marks[choice.id] ?? 0;
  const [typed, setTyped] = useState(`${value}`);
  useEffect(() => setTyped(`${value}`), [value]);
  const give = (points) => vote.mark(choice.id, Math.max(0, points));
  const write = () => {
    const points = Number.parseInt(typed, 10);
    if (Number.isNaN(points) || !give(points)) setTyped(`${value}`);
  };
  return (
    <div className="cv-vote__points" role="group" aria-label={t("vote.points_for", { title: choice.title })}>
      <Step icon="minus" label={t("vote.less")} isOff={value === 0} onClick={() => give(value - 1)} />
      <input
        className="cv-input"
        inputMode="numeric"
        aria-label={t("vote.points_given")}
        value={typed}
        onChange={({ target }) => setTyped(target.value.replace(/\D/g, "").slice(0, 6))}
        onBlur={write}
        onKeyDown={({ key }) => key === "Enter" && write()}
      />
      <Step icon="plus" label={t("vote.more")} onClick={() => give(value + 1)} />
    </div>
  );
}

/** A button with an icon alone, which stays in its place while it leads nowhere. */
export function Step({ icon, label, isOff, isTurning, onClick }) {
  return (
    <button
      type="button"
      className="cv-button cv-button--icon"
      aria-label={label}
      aria-disabled={isOff || undefined}
      onClick={() => isOff || onClick()}
    >
      <Icon of={icon} isTurning={isTurning} />
    </button>
  );
}

function UpDown({ choice }) {
  const vote = useVote();
  const value = vote.shown.marks[choice.id] ?? 0;
  const side = (wished, icon, label) => (
    <Button
      icon={icon}
      label={label}
      about={choice.title}
      look={value === wished ? "cv-button--primary" : ""}
      aria-pressed={value === wished}
      onClick={() => vote.mark(choice.id, value === wished ? 0 : wished)}
    />
  );
  return (
    <>
      {side(1, "thumbs-up", vote.t("vote.up"))}
      {side(-1, "thumbs-down", vote.t("vote.down"))}
    </>
  );
}

function Grades({ choice, place }) {
  const vote = useVote();
  const { t } = vote;
  const value = vote.shown.marks[choice.id] ?? 0;
  const grades = Array.from({ length: vote.page.rules.grades }, (_, at) => vote.page.rules.grades - at);
  return (
    <div className="cv-vote__grades">
      <div className="cv-cluster cv-cluster--tight" role="radiogroup" aria-label={t("vote.grade_for", { title: choice.title })}>
        {grades.map((grade) => (
          <label key={grade} className="cv-button cv-button--small cv-vote__ring">
            <input
              type="radio"
              name={`vote-${place}-${choice.id}`}
              checked={value === grade}
              onChange={() => vote.mark(choice.id, grade)}
            />
            <span>{t("vote.grade_" + grade)}</span>
          </label>
        ))}
      </div>
      {value > 0 && (
        <Button icon="x" label={t("vote.take_out")} about={choice.title} look="cv-button--quiet cv-button--small" onClick={() => vote.mark(choice.id, 0)} />
      )}
    </div>
  );
}

const KINDS = { one: Ring, points: Points, up_down: UpDown, grades: Grades };
