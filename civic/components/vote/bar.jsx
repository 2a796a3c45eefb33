// Always in sight: what is left, and whether the ballot counts. Spoken once the hands rest.
import { useEffect, useState } from "react";
import { lackOf, usedBy } from "./rules.js";
import { Button, Icon, useVote } from "./shared.jsx";

const SPOKEN_MS = 900;

/** Return what is left to give, in words and as a share of all. */
export function leftOf({ page, shown, keeper, choices, t, money, district }) {
  const { rules } = page;
  const used = usedBy(shown, choices);
  const envelopes = Object.entries(rules.envelopes);
  if (rules.kind === "basket" && envelopes.length) {
    const touched = envelopes.filter(([id]) => used.byDistrict[id] || id === keeper.placed(shown).district);
    const all = envelopes.reduce((sum, [, one]) => sum + one, 0);
    if (!touched.length) return [moneyLeft(t, money, all, 0)];
    return touched.map(([id, sum]) => moneyLeft(t, money, sum, used.byDistrict[id] ?? 0, district(id)));
  }
  if (rules.kind === "basket" && rules.envelope !== null) return [moneyLeft(t, money, rules.envelope, used.spent)];
  if (rules.kind === "points") {
    const count = rules.points - used.points;
    return [{ words: t("vote.points_left", { count, most: rules.points }), share: used.points / rules.points }];
  }
  if (rules.kind === "up_down") return [{ words: t("vote.up_down", { up: used.up, down: used.down }) }];
  if (rules.kind === "one" || rules.most === null) return [{ words: t("vote.choices", { count: used.chosen }) }];
  return [{ words: t("vote.choices_of", { count: used.chosen, most: rules.most }), share: used.chosen / rules.most }];
}

const moneyLeft = (t, money, sum, spent, name = "") => ({
  name,
  words: t("vote.left", { left: money(sum - spent), sum: money(sum) }),
  share: sum ? spent / sum : 0,
});

/** Say whether the ballot counts; while it is on its way, that it is. */
function standOf({ page, shown, choices, keeper, t, because, refused }) {
  const { saving, kept } = shown;
  if (!keeper.isOpen) return closedOf(page, kept, t, refused);
  if (keeper.isAsked && page.permit.reason !== "not_signed_in") {
    const words = t("vote.not_yet", { because: refused(page.permit) });
    return { tone: "warn", icon: "user", words, way: { href: "/me", place: "#about", label: t("vote.say_it") } };
  }
  const wrong = keeper.refusal || lackOf(page.rules, choices, shown);
  if (saving === "waiting") return { tone: "warn", icon: "refresh-cw", words: t("vote.waiting") };
  if (wrong) return { tone: "warn", icon: "info", words: t("vote.not_yet", { because: because(wrong) }) };
  if (keeper.isAsked || saving === "here") {
    return { tone: "warn", icon: "log-in", words: t("vote.not_yet", { because: t("vote.because_nobody") }), way: { href: "/sign-in", place: "", label: t("vote.sign_in") } };
  }
  if (saving) return { tone: "", icon: "refresh-cw", words: t("vote.saving") };
  if (kept.counts) return { tone: "ok", icon: "circle-check", words: t("vote.counts") };
  return { tone: "warn", icon: "info", words: t("vote.not_yet", { because: refused(kept.lacking) }) };
}

function closedOf({ permit, standing }, kept, t, refused) {
  if (standing === "closed" && kept.counts) return { tone: "ok", icon: "circle-check", words: t("vote.counted") };
  const words = permit.reason ? refused(permit) : t("vote.closed");
  return { tone: "", icon: standing === "upcoming" ? "clock" : "lock", words };
}

/** Return words once they have rested: whoever hears the page is told once, not at each press. */
function useRested(words) {
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(words), SPOKEN_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return rested;
}

function Envelope({ name, words, share }) {
  return (
    <div className="cv-vote__envelope">
      <p>
        {name && <span className="cv-vote__where">{name} </span>}
        <strong>{words}</strong>
      </p>
      {share !== undefined && (
        <div className="cv-vote__track" aria-hidden="true">
          <div className={share > 1 ? "cv-vote__fill cv-vote__fill--over" : "cv-vote__fill"} style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
        </div>
      )}
    </div>
  );
}

/** Hold what is left, how the ballot stands, and the way into it. */
export function Bar() {
  const vote = useVote();
  const { t, shown, keeper } = vote;
  const left = leftOf(vote);
  const stand = standOf(vote);
  const isEmpty = !Object.keys(shown.marks).length;
  const spoken = useRested([...(keeper.isOpen ? left.map(({ name, words }) => `${name ?? ""} ${words}`) : []), stand.words].join(". "));
  return (
    <section className="cv-vote__bar" aria-label={t("vote.mine")}>
      <div className="cv-wrap cv-vote__inside">
        {keeper.isOpen && (
          <div className="cv-vote__left">
            {left.map((one) => (
              <Envelope key={one.name ?? ""} {...one} />
            ))}
          </div>
        )}
        <p className={`cv-vote__stand${stand.tone ? ` cv-vote__stand--${stand.tone}` : ""}`}>
          <Icon of={stand.icon} />
          <span>{stand.words}</span>
        </p>
        {stand.way && (
          <a
            className="cv-button cv-button--primary cv-vote__enter"
            href={`${stand.way.href}?next=${encodeURIComponent(location.pathname)}${stand.way.place}`}
            onClick={() => keeper.keepHere()}
          >
            <Icon of={stand.icon} />
            <span>{stand.way.label}</span>
          </a>
        )}
        {(keeper.isOpen || !isEmpty) && (
          <Button
            icon="vote"
            label={t("vote.mine_count", { count: Object.keys(shown.marks).length })}
            look="cv-vote__mine"
            onClick={() => vote.show("mine")}
          />
        )}
        <p role="status" className="cv-hidden-text">
          {spoken}
        </p>
      </div>
    </section>
  );
}
