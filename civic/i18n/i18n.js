// Texts, dates and numbers in the language of the person in front of the screen.
// Before this runs, the server puts {language, site} and more parts into window.civicTexts and the
// organiser's identity {texts, logo, languages, fallback, timeZone, ways} into window.civicSite.
import { useSyncExternalStore } from "react";

const server = typeof window === "undefined";
const given = server ? {} : window.civicTexts || { language: "fr", site: {}, parts: {} };
const organiser = server ? {} : window.civicSite || { texts: {}, languages: [], fallback: "fr" };
const groups = ["site", ...Object.keys(given.parts ?? {})];
const joined = (parts) => Object.assign({}, ...parts, organiser.texts);
let current = { language: given.language, texts: joined(groups.map((group) => given[group])) };
const loading = {};
const listeners = new Set();

const subscribe = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const snapshot = () => current;
const useCurrent = () => useSyncExternalStore(subscribe, snapshot, snapshot);

function change(next) {
  current = next;
  listeners.forEach((listener) => listener());
}

async function fetched(group, language) {
  const answer = await fetch(`/i18n/${group}.${language}.${given.edition}.json`);
  return answer.ok ? answer.json() : {};
}

// Texts that not every page needs: they come when the first of a part is asked for.
function fetchMore(key) {
  const { language } = current;
  const group = groups.find((one) => given.parts[one]?.some((begins) => key.startsWith(begins)));
  if (group) loading[group + language] ||= fetched(group, language).then((texts) => {
    if (language === current.language) {
      change({ ...current, [group]: true, texts: { ...current.texts, ...texts } });
    }
  });
}

export async function chooseLanguage(language) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `civic_language=${language};path=/;max-age=31536000;samesite=lax${secure}`;
  const here = groups.filter((group) => current[group] || given[group]);
  const parts = await Promise.all(here.map((group) => fetched(group, language)));
  change({ ...current, language, texts: joined(parts) });
  document.documentElement.lang = language;
  document.documentElement.dir = given.rightToLeft.includes(language) ? "rtl" : "ltr";
}

function closing(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

function pieces(text) {
  const found = [];
  let at = 0;
  for (let start; (start = text.indexOf("{", at)) >= 0; ) {
    const end = closing(text, start);
    found.push([text.slice(at, start), text.slice(start + 1, end)]);
    at = end + 1;
  }
  return [found, text.slice(at)];
}

const number = (value, language, options) =>
  typeof value === "number" ? new Intl.NumberFormat(language, options).format(value) : `${value ?? ""}`;

function plural(value, rest, language, figures) {
  const branches = {};
  pieces(rest)[0].forEach(([label, branch]) => (branches[label.trim()] = branch));
  const form = new Intl.PluralRules(language).select(Number(value));
  const branch = branches[`=${value}`] ?? branches[form] ?? branches.other ?? "";
  return shown(branch.replaceAll("#", number(Number(value), language)), language, figures);
}

function shown(text, language, figures) {
  if (!text.includes("{")) return text;
  const [found, rest] = pieces(text);
  const parts = found.map(([before, inside]) => {
    const [name, kind, ...more] = inside.split(",");
    const value = figures[name.trim()];
    return before + (kind ? plural(value, more.join(","), language, figures) : number(value, language));
  });
  return parts.join("") + rest;
}

// While pages are prerendered no language is known: the server fills these marks in.
const mark = (key, figures) => `⟦${key}${figures ? `|${JSON.stringify(figures)}` : ""}⟧`;

export function useT() {
  const { language, texts } = useCurrent();
  return (key, figures) => {
    if (server) return mark(key, figures);
    const text = texts[key];
    if (text === undefined) {
      fetchMore(key);
      return "";
    }
    return shown(text, language, figures || {});
  };
}

const nearestTo = (language, texts) =>
  [language, organiser.fallback, ...Object.keys(texts || {})].find((code) => texts?.[code]) ?? "";

export function useNearest() {
  const { language } = useCurrent();
  return (texts) => texts?.[nearestTo(language, texts)] || "";
}

export function useNearestLanguage() {
  const { language } = useCurrent();
  return (texts) => nearestTo(language, texts);
}

export function useLanguage() {
  const { language } = useCurrent();
  return () => (server ? "" : language);
}

const STYLES = {
  long: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short" },
  day: { weekday: "long", day: "numeric", month: "long" },
  time: { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" },
};

// Python writes a space between the day and the hour, which not every browser reads.
const asDate = (moment) => new Date(`${moment}`.replace(" ", "T"));

export function useDates() {
  const { language } = useCurrent();
  return (moment, style) =>
    !server && moment
      ? new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone: organiser.timeZone }).format(asDate(moment))
      : "";
}

const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

export function useAgo() {
  const { language } = useCurrent();
  return (moment) => {
    if (server || !moment) return "";
    const seconds = (asDate(moment) - Date.now()) / 1000;
    const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) || ["second", 1];
    return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(seconds / size), unit);
  };
}

export function useNumbers() {
  const { language } = useCurrent();
  return (value, options) => (server ? "" : number(Number(value), language, options));
}

// While pages are prerendered one entry stands for all: the server puts the organiser's in its place.
const EACH = { "⟦way.lang⟧": "⟦way.text⟧" };
export const useWays = () => (place) =>
  server ? [{ href: `/⟦way.${place}⟧`, texts: EACH }] : (organiser.ways?.[place] ?? []);

export const useOffered = () => (language) => server || !organiser.languages?.length || organiser.languages.includes(language);
