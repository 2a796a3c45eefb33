// How somebody looks at what can be chosen: the view, the words, the filters, the order.
import { useEffect, useState } from "react";

export const ORDERS = ["chance", "cheapest", "dearest"];
const NAME = "civic.vote.look.";
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Return a way to look, kept for as long as the tab is open, and how to change part of it. */
export function useLook(activity, page) {
  const usual = { view: page.first_view, words: "", tags: [], districts: [], order: "chance" };
  const [look, setLook] = useState(() => ({ ...usual, ...kept(activity) }));
  useEffect(() => {
    try {
      sessionStorage.setItem(NAME + activity, JSON.stringify(look));
    } catch {
      // without storage the look lasts as long as the page
    }
  }, [activity, look]);
  const view = page.views.includes(look.view) ? look.view : page.first_view;
  return [{ ...look, view }, (part) => setLook((before) => ({ ...before, ...part }))];
}

function kept(activity) {
  try {
    return JSON.parse(sessionStorage.getItem(NAME + activity));
  } catch {
    return null;
  }
}

/** Return what is seen of the choices in this way, in its order. */
export function seenOf(choices, look) {
  const words = fold(look.words).split(/\s+/).filter(Boolean);
  const found = choices.filter((choice) => passes(choice, look, words));
  if (look.order === "cheapest") found.sort((one, other) => one.cost - other.cost);
  if (look.order === "dearest") found.sort((one, other) => other.cost - one.cost);
  return found;
}

function passes(choice, { tags, districts }, words) {
  const said = words.length ? fold(`${choice.title} ${choice.excerpt} ${choice.address}`) : "";
  return (
    words.every((word) => said.includes(word)) &&
    (!tags.length || choice.tags.some(({ id }) => tags.includes(id))) &&
    (!districts.length || districts.includes(choice.district))
  );
}

/** Return the themes that the choices carry, each once. */
export function tagsOf(choices) {
  const found = new Map();
  for (const { tags } of choices) tags.forEach((tag) => found.set(tag.id, tag));
  return [...found.values()].sort((one, other) => one.text.localeCompare(other.text));
}

export const turned = (list, value) =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

/** Say whether anything is left out. */
export const isNarrowed = ({ words, tags, districts }) =>
  Boolean(words.trim() || tags.length || districts.length);
