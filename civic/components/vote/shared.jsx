// What every part of the screen of a vote leans on: the vote, its words, its icons.
import { createContext, useContext } from "react";
import { useAgo, useDates, useNumbers, useT } from "$/public/external/civic/i18n/screens/i18n.js";
import { NativeDialog } from "$/public/external/civic/components/ui/overlays/overlays.jsx";

export const VoteContext = createContext(null);

/** Return the vote that the part stands in. */
export const useVote = () => useContext(VoteContext);

/** Return how to say things: texts, sums of money, refusals, moments. */
export function useWords(page) {
  const t = useT();
  const tNumber = useNumbers();
  const tDate = useDates();
  const tAgo = useAgo();
  const money = (sum) =>
    tNumber(sum, { style: "currency", currency: page.currency, maximumFractionDigits: 0 });
  const exact = (sum) => tNumber(sum, { style: "currency", currency: page.currency, minimumFractionDigits: 0, maximumFractionDigits: 2 });
  const counting = ({ key, sum, first, seed }) =>
    t("counting." + key, { sum: exact(sum), first: first && t("counting.first_" + first, { seed }) });
  const district = (id) => page.districts.find((one) => one.id === id)?.text ?? "";
  const figure = (value) => (value?.money === undefined ? value : money(value.money));
  const because = ({ reason, figures, district: where }) => {
    const said = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, figure(value)]));
    return where ? t("vote.over_district", { ...said, district: district(where) }) : t(`reasons.${reason}`, said);
  };
  const refused = ({ reason, figures, date }) =>
    t(`reasons.${reason}`, { ...figures, date: date ? tDate(date, "time") : "" });
  return { t, money, counting, district, because, refused, tDate, tAgo, tNumber };
}

/** Draw an icon as an ornament beside a text. */
export function Icon({ of, isTurning = false }) {
  const { icons } = useVote();
  return (
    <svg className={`cv-icon${isTurning ? " cv-icon--turns" : ""}`} aria-hidden="true">
      <use href={`${icons}${of}`} />
    </svg>
  );
}

/** A button with an icon and a word; `about` tells it from others by ear. */
export function Button({ icon, label, about, look = "", ...rest }) {
  return (
    <button type="button" className={`cv-button ${look}`.trim()} {...rest}>
      {icon && <Icon of={icon} />}
      <span>
        {label}
        {about && <span className="cv-hidden-text"> : {about}</span>}
      </span>
    </button>
  );
}

/** A dialog over the page, open while it is drawn. */
export function Dialog({ id, title, lang, wide = false, onClose, children, foot }) {
  const { t, icons } = useVote();
  return (
    <NativeDialog
      id={id}
      open
      onDismiss={onClose}
      className={`cv-dialog cv-dialog--sheet${wide ? " cv-vote__wide" : ""}`}
      aria-labelledby={`${id}-title`}
    >
      <div className="cv-dialog__head">
        <h2 id={`${id}-title`} className="cv-dialog__title" lang={lang || undefined} dir="auto">
          {title}
        </h2>
        <button type="button" className="cv-button cv-button--quiet cv-button--icon" data-closes="" aria-label={t("vote.close")}>
          <svg className="cv-icon" aria-hidden="true">
            <use href={`${icons}x`} />
          </svg>
        </button>
      </div>
      <div className="cv-dialog__body">{children}</div>
      {foot && <div className="cv-dialog__foot">{foot}</div>}
    </NativeDialog>
  );
}

/** Say what a choice costs, where it is, what it is about. */
export function Facts({ choice }) {
  const { money, district, page } = useVote();
  const where = district(choice.district);
  return (
    <p className="cv-vote__facts">
      {page.rules.has_money && <strong>{money(choice.cost)}</strong>}
      {where && <span>{where}</span>}
      {choice.tags.map((tag) => (
        <span key={tag.id} lang={tag.lang || undefined}>
          {tag.text}
        </span>
      ))}
    </p>
  );
}
