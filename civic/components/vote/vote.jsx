// The screen on which somebody votes. It fetches the vote, keeps the ballot, and draws both.
import { useLive } from "$/public/external/civic/components/live/live.jsx";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Bar } from "./bar.jsx";
import { Choices } from "./choices.jsx";
import { Closing, District, Happened, How, Over } from "./head.jsx";
import { Keeper, pageOf } from "./keeper.js";
import { isNarrowed, seenOf, tagsOf, useLook } from "./look.js";
import { marked, refusalOf } from "./rules.js";
import { Button, useVote, useWords, VoteContext } from "./shared.jsx";
import { Filters, FiltersOn, Tools } from "./tools.jsx";
import "./vote.css";

const MOST_COMPARED = 3;
const LONGEST_MS = 2 ** 31 - 1;
const AGAIN_MS = 60_000;
const Panels = lazy(() => import("./panels_of.jsx"));
const VoteMap = lazy(() => import("./vote_map.jsx"));
const NOBODY = { subscribe: () => () => undefined, snapshot: () => null };

/** Fetch the vote once, again when the moment of its opening or closing comes, and on demand. */
function usePage(activity) {
  const [page, setPage] = useState(null);
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    return pageOf(activity).then(setPage).catch(() => setFailed(true));
  }, [activity]);
  useEffect(() => {
    if (activity) load();
  }, [activity, load]);
  const { date, standing } = page ?? {};
  return { page, hasFailed, take: setPage, load, turnsAt: standing === "closed" ? "" : date };
}

/** Keep the ballot of this page, say what happened to it elsewhere, and ask anew as the vote turns. */
function useKeeper(activity, { page, take, turnsAt }) {
  const [keeper, setKeeper] = useState(null);
  const [news, setNews] = useState("");
  const isThere = Boolean(page);
  useEffect(() => {
    if (!isThere) return undefined;
    const made = new Keeper(activity, page, (what, found) => (what === "page" ? take(found) : setNews(what)));
    setKeeper(made);
    return made.watch();
  }, [activity, isThere]);
  useEffect(() => {
    if (!keeper || !turnsAt) return undefined;
    const left = new Date(turnsAt) - Date.now() + 1000;
    if (left > LONGEST_MS) return undefined;
    let timer = setTimeout(ask, Math.max(0, left));
    function ask() {
      timer = setTimeout(ask, AGAIN_MS);
      keeper.read().catch(() => undefined);
    }
    return () => clearTimeout(timer);
  }, [keeper, turnsAt]);
  useLive(keeper ? `voting:${activity}` : "", () => keeper.read().catch(() => undefined));
  const shown = useSyncExternalStore(keeper?.subscribe ?? NOBODY.subscribe, keeper?.snapshot ?? NOBODY.snapshot);
  return { keeper, shown, news, setNews };
}

/** Return what a person can do with their ballot; what cannot be is said where it was tried. */
function useActs(page, { keeper, shown, setNews }, because) {
  const [no, setNo] = useState(null);
  const attempt = (id, ballot, isLess) => {
    setNews("");
    const refusal = refusalOf(page.rules, keeper.choices, keeper.placed(ballot));
    if (refusal && !isLess) {
      setNo({ id, words: because(refusal) });
      return false;
    }
    setNo(null);
    keeper.change(ballot);
    return true;
  };
  return {
    no,
    mark: (id, value) => {
      const isLess = value === 0 || Math.abs(value) < Math.abs(shown.marks[id] ?? 0);
      return attempt(id, { ...shown, marks: marked(page.rules, shown.marks, id, value) }, isLess);
    },
    rank: (marks) => attempt("", { ...shown, marks }, true),
    move: (district) => attempt("", { ...shown, district }, false),
  };
}

/** Show a vote; `activity` is empty until the page knows which one. */
export function Voting({ activity, base, title, layers, icons }) {
  const fetched = usePage(activity);
  const { page } = fetched;
  const kept = useKeeper(activity, fetched);
  if (fetched.hasFailed && !page) return <Failed again={fetched.load} />;
  if (!page || !kept.shown) return <Waiting />;
  return <Shown key={activity} {...{ activity, base, title, layers, icons, page, kept }} />;
}

function Shown({ page, kept, ...named }) {
  const { keeper, shown, news } = kept;
  const words = useWords(page);
  const acts = useActs(page, kept, words.because);
  const choices = useMemo(() => new Map(page.choices.map((one) => [one.id, one])), [page]);
  const [look, change] = useLook(named.activity, page);
  const seen = useMemo(() => seenOf(page.choices, look), [page, look]);
  const [panel, show] = useState("");
  const [compared, setCompared] = useState([]);
  const compare = (id) =>
    setCompared((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(-MOST_COMPARED)));
  const vote = {
    ...named, ...words, ...acts, page, keeper, shown, news, choices, seen, compared, compare, panel, show,
    setCompared, isOpen: keeper.isOpen, open: (id) => show(`whole ${id}`),
  };
  return (
    <VoteContext.Provider value={vote}>
      <Closing />
      <Over />
      {page.standing !== "closed" && <How />}
      <District />
      <Happened />
      <Listing look={look} change={change} />
      <Bar />
      <Suspense fallback={null}>{panel && <Panels />}</Suspense>
    </VoteContext.Provider>
  );
}

function Listing({ look, change }) {
  const { page, t, layers, seen, open } = useVote();
  const tags = useMemo(() => tagsOf(page.choices), [page]);
  const hasFilters = tags.length > 1 || page.districts.length > 1;
  const isMap = look.view === "map";
  const clear = () => change({ words: "", tags: [], districts: [] });
  return (
    <div className={`cv-listing${hasFilters ? " cv-listing--filtered" : ""}`}>
      {hasFilters && <Filters look={look} change={change} tags={tags} count={seen.length} />}
      <div className="cv-stack">
        <h2 className="cv-hidden-text">{t("vote.list")}</h2>
        <Tools look={look} change={change} hasFilters={hasFilters} />
        <FiltersOn look={look} change={change} tags={tags} />
        <div className="cv-cluster cv-cluster--between">
          <p role="status" className="cv-muted">
            {t("vote.count", { count: seen.length })}
          </p>
          {seen.length > 1 && (
            <Button icon="eye" label={t("vote.one_by_one")} look="cv-button--quiet cv-button--small" onClick={() => open(seen[0].id)} />
          )}
        </div>
        <Compared />
        {!seen.length && isNarrowed(look) && <Button label={t("vote.clear")} icon="x" onClick={clear} />}
        <div className={isMap ? "cv-vote__beside" : undefined}>
          {isMap && (
            <Suspense fallback={<div className="cv-vote__map" />}>
              <VoteMap choices={seen} layersUrl={layers} />
            </Suspense>
          )}
          <Choices choices={seen} view={isMap ? "list" : look.view} />
        </div>
      </div>
    </div>
  );
}

function Compared() {
  const vote = useVote();
  const { t, compared, choices } = vote;
  if (!compared.length) return null;
  const names = compared.map((id) => choices.get(id)?.title ?? "");
  return (
    <div className="cv-vote__compared" role="group" aria-label={t("vote.compare_title")}>
      <p>{names.length < 2 ? t("vote.compare_another", { title: names[0] }) : names.join(" · ")}</p>
      <div className="cv-cluster">
        {names.length > 1 && <Button icon="columns-2" label={t("vote.compare_now")} look="cv-button--primary" onClick={() => vote.show("compare")} />}
        <Button icon="x" label={t("vote.compare_none")} look="cv-button--quiet" onClick={() => vote.setCompared([])} />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div className="cv-stack" aria-hidden="true">
      <div className="cv-skeleton cv-skeleton--text" />
      <div className="cv-skeleton cv-skeleton--picture" />
    </div>
  );
}

function Failed({ again }) {
  const { t } = useWords({ districts: [], currency: "EUR" });
  return (
    <div className="cv-alert cv-alert--warn" role="alert">
      <div className="cv-alert__words">
        <p className="cv-strong">{t("vote.failed")}</p>
        <p>{t("vote.failed_help")}</p>
        <button type="button" className="cv-button" onClick={again}>
          {t("vote.again")}
        </button>
      </div>
    </div>
  );
}
