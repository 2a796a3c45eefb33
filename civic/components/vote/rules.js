// What a ballot may say, as `civic.rules.ballots` has it: for an answer at once. The server's counts.

const total = (marks, cost) => Object.keys(marks).reduce((sum, id) => sum + cost(id), 0);

/** Return what a ballot has used up: money, points, choices, and money by district. */
export function usedBy({ marks }, choices) {
  const spent = {};
  for (const id of Object.keys(marks)) {
    const { district = "", cost = 0 } = choices.get(id) ?? {};
    spent[district] = (spent[district] ?? 0) + cost;
  }
  const values = Object.values(marks);
  return {
    spent: total(marks, (id) => choices.get(id)?.cost ?? 0),
    byDistrict: spent,
    points: values.reduce((sum, value) => sum + value, 0),
    chosen: values.length,
    up: values.filter((value) => value > 0).length,
    down: values.filter((value) => value < 0).length,
  };
}

/** Say why a ballot could not be kept, as `{reason, figures}`; nothing if it could. */
export function refusalOf(rules, choices, ballot) {
  const used = usedBy(ballot, choices);
  return tooMany(rules, ballot, used) || tooDear(rules, used) || tooFar(rules, choices, ballot);
}

function tooMany(rules, { marks }, used) {
  if (rules.kind === "points") return tooManyPoints(rules, marks, used);
  if (rules.kind === "up_down") return over(used.down, rules.most_down) || over(used.up, rules.most);
  return over(used.chosen, rules.kind === "one" ? 1 : rules.most);
}

function tooManyPoints(rules, marks, used) {
  const highest = Math.max(0, ...Object.values(marks));
  const each = rules.points_each ?? rules.points;
  if (used.points > rules.points) {
    return { reason: "too_many_points", figures: { used: used.points, most: rules.points } };
  }
  if (highest > each) return { reason: "too_many_points", figures: { used: highest, most: each } };
  return over(used.chosen, rules.most);
}

const over = (used, most) =>
  most !== null && used > most ? { reason: "limit_reached", figures: { used, most } } : null;

function tooDear(rules, used) {
  if (rules.kind !== "basket") return null;
  if (rules.envelope !== null && used.spent > rules.envelope) return dear(used.spent, rules.envelope, "");
  if (!Object.keys(rules.envelopes).length) return null;
  for (const [district, spent] of Object.entries(used.byDistrict)) {
    const most = rules.envelopes[district] ?? 0;
    if (spent > most) return dear(spent, most, district);
  }
  return null;
}

const dear = (spent, most, district) => ({
  reason: "over_envelope",
  figures: { spent: { money: spent }, most: { money: most }, over: { money: spent - most } },
  district,
});

function tooFar(rules, choices, { marks, district }) {
  if (rules.other_districts === null) return null;
  const others = new Set(Object.keys(marks).map((id) => choices.get(id)?.district ?? ""));
  others.delete("");
  others.delete(district);
  if (others.size <= rules.other_districts) return null;
  return { reason: "other_districts", figures: { used: others.size, most: rules.other_districts } };
}

/** Say why a ballot does not count yet; nothing once it would. */
export function lackOf(rules, choices, ballot) {
  const used = usedBy(ballot, choices);
  if (!used.chosen) return { reason: "empty_ballot", figures: {} };
  if (used.chosen < rules.least) {
    return { reason: "too_few_choices", figures: { used: used.chosen, least: rules.least } };
  }
  if (used.spent < rules.least_cost) {
    const figures = { spent: { money: used.spent }, least: { money: rules.least_cost } };
    return { reason: "too_little_chosen", figures };
  }
  return null;
}

/** Return marks with one changed; a mark of 0 takes it away, and a ranking closes up. */
export function marked(rules, marks, id, value) {
  const { [id]: _, ...others } = marks;
  if (rules.kind === "one") return value ? { [id]: 1 } : {};
  if (rules.kind === "ranking") {
    const order = ranked(others);
    if (value) order.splice(value - 1, 0, id);
    return ranks(order);
  }
  return value ? { ...others, [id]: value } : others;
}

/** Return what a ranking names, the first before all others. */
export const ranked = (marks) => Object.keys(marks).sort((one, other) => marks[one] - marks[other]);

/** Return the marks of a ranking. */
export const ranks = (order) => Object.fromEntries(order.map((id, at) => [id, at + 1]));

/** Return a ballot without what can be chosen no more. */
export function withoutGone(rules, choices, { marks, district }) {
  const left = Object.fromEntries(Object.entries(marks).filter(([id]) => choices.has(id)));
  return { marks: rules.kind === "ranking" ? ranks(ranked(left)) : left, district };
}

const inOrder = (marks) => JSON.stringify(Object.entries(marks).sort());

/** Say whether two ballots say the same. */
export const isSame = (one, other) =>
  inOrder(one.marks) === inOrder(other.marks) && one.district === other.district;
