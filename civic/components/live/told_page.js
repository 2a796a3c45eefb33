// What everybody reads alike on the page of an input, put into what it shows without asking for it.
//
// A word names when it was read. What the server sends for this reader alone says so too: of the
// two, the younger is shown.

const PAGE = "page_rx_state_";
const TALK = "talk_rx_state_";
const MOST = 100; // threads on a screen at once, as the server has it
const KEPT_MS = 10000;
const SLACK_MS = 5000; // a comment may have been kept a little after the moment it bears
const OWN = { mine: 0, because: "", appealed: { against: "", state: "" } };
const NOTHING = { id: "", at: "", page: {}, card: {} };

const moment = (written) => Date.parse(`${written}`.replace(" ", "T"));
const isYounger = (page, { at }) => (page.read_at ?? "") >= at;
const isSame = (old, told) => Object.keys(told).every((key) => JSON.stringify(old[key]) === JSON.stringify(told[key]));

/** Follow what is told of a page whose state is called `name`; return how to take a word, and to leave. */
export function follow(store, dispatch, name) {
  let alike = NOTHING;
  const news = new Map(); // by the id of a comment, the youngest that is told of it

  const show = () => {
    const { [PAGE]: page, [TALK]: talk } = store.getSnapshot(name) ?? {};
    if (!page) return;
    const delta = {};
    const fresh = paged(page, alike);
    if (fresh !== page) delta[PAGE] = fresh;
    const said = [...news.values()].reduce(told, talk);
    if (said !== talk) delta[TALK] = said;
    if (Object.keys(delta).length) dispatch[name](delta);
  };

  const take = (word, me) => {
    const { [PAGE]: page } = store.getSnapshot(name) ?? {};
    const isAnother = alike.id !== word.id;
    if (isAnother) news.clear();
    const before = isAnother || isYounger(page ?? {}, alike) ? NOTHING : alike;
    alike = { id: word.id, at: word.at, page: { ...before.page, ...word.page }, card: { ...before.card, ...word.card } };
    const came = Date.now();
    for (const [id, piece] of news) if (came - piece.came > KEPT_MS) news.delete(id);
    const { at } = word;
    for (const one of word.said) news.set(one.id, { at, came, one: { ...one, is_own: Boolean(me) && one.author.id === me } });
    for (const id of word.gone) news.set(id, { at, came, id });
    show();
  };

  return { take, leave: store.subscribe(name, () => queueMicrotask(show)) };
}

/** Return a page with what is told of it, or itself where that changes nothing. */
function paged(page, alike) {
  if (page.card.id !== alike.id || isYounger(page, alike)) return page;
  const { updates } = alike.page;
  const fresh = updates ? { ...alike.page, updates: withOwn(updates, page.updates) } : alike.page;
  if (isSame(page, fresh) && isSame(page.card, alike.card)) return page;
  return { ...page, ...fresh, card: { ...page.card, ...alike.card } };
}

/** Return the updates that everybody reads, with those that their author alone reads. */
function withOwn(told, shown) {
  const own = shown.filter((one) => one.gone && told.every(({ id }) => id !== one.id));
  return [...told, ...own].sort((one, other) => moment(one.at) - moment(other.at));
}

/** Return a conversation with what is told of one comment, or itself where that changes nothing. */
function told(talk, { at, id, one }) {
  if (at <= (talk.read_at ?? "")) return talk;
  return one ? said(talk, one) : without(talk, id);
}

function without(talk, id) {
  const stays = (one) => one.id !== id || one.is_own;
  if (talk.threads.every((one) => stays(one) && one.replies.every(stays))) return talk;
  const threads = talk.threads.filter(stays).map((one) => ({ ...one, replies: one.replies.filter(stays) }));
  return { ...talk, threads };
}

function said(talk, { is_own, ...one }) {
  const isIt = (old) => old.id === one.id;
  const isThere = (thread) => isIt(thread) || thread.replies.some(isIt);
  const known = talk.threads.find(isThere);
  if (!known) return arrived(talk, { ...OWN, ...one, is_own });
  if (isSame(isIt(known) ? known : known.replies.find(isIt), one)) return talk;
  const changed = (old) => (isIt(old) ? { ...old, ...one } : old);
  const put = (thread) => ({ ...changed(thread), replies: thread.replies.map(changed) });
  return { ...talk, threads: talk.threads.map((thread) => (thread === known ? put(thread) : thread)) };
}

/** Return a conversation to which a comment came: at its end, or counted among the new ones. */
function arrived(talk, one) {
  const isThread = !one.parent_id;
  const isAtEnd = isThread && talk.order === "old" && !talk.after;
  const age = moment(talk.read_at) - moment(one.created_at);
  if (one.gone || age > (isAtEnd ? SLACK_MS : 0) || talk.heard?.includes(one.id)) return talk;
  const heard = [...(talk.heard ?? []), one.id];
  if (!isAtEnd) {
    const side = talk.order === "new" ? "before" : "after";
    return { ...talk, heard, [side]: talk[side] + isThread, fresh: talk.fresh + !one.is_own };
  }
  const threads = [...talk.threads, { ...one, replies: [], earlier: 0, later: 0 }];
  const left = Math.max(0, threads.length - MOST);
  return { ...talk, heard, threads: threads.slice(left), before: talk.before + left };
}
