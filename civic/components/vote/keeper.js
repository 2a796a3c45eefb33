// Keeps a ballot: shows each change at once, sends one after the other, and loses none.
//
// What is not kept yet lies on this device, until the server has it or it is given up. A ballot is
// sent with the revision it was changed from: whoever changed it elsewhere meanwhile is asked.
import { isSame, refusalOf, withoutGone } from "./rules.js";

const PAUSE_MS = 300;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30000;
const BUSY = 429;
const BROKEN = 500;
const EMPTY = { marks: {}, district: "" };
const ASKED = ["not_signed_in", "birth_year_missing", "home_area_missing"];

const pathOf = (activity, what) => `/api/activities/${activity}/${what}`;
const ballotOf = ({ marks, district }) => ({ marks, district });

/** What lies on this device: under the drafts, so that signing out forgets it. */
class Pocket {
  constructor(activity) {
    this.name = `civic.draft.vote.${activity}`;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  write(kept) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...kept, at: Date.now() }));
    } catch {
      // without storage the ballot lasts as long as the page
    }
  }

  empty() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // without storage there is nothing to forget
    }
  }
}

/** One ballot in one tab; `snapshot` is what is shown of it. */
export class Keeper {
  constructor(activity, page, onNews) {
    this.activity = activity;
    this.onNews = onNews;
    this.pocket = new Pocket(activity);
    this.listeners = new Set();
    this.wait = FIRST_WAIT_MS;
    this.shown = { ...EMPTY, saving: "", trouble: null, offer: null, kept: page.ballot };
    this.renew(page);
    this.begin();
  }

  subscribe = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = () => this.shown;

  /** Listen to the network and to the tab, until the function returned is called. */
  watch() {
    const back = () => this.send();
    const seen = () => (document.visibilityState === "visible" ? this.look() : this.flush());
    window.addEventListener("online", back);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", this.flush);
    return () => {
      this.flush();
      clearTimeout(this.timer);
      window.removeEventListener("online", back);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", this.flush);
    };
  }

  /** Know what the page says now: what can be chosen, who votes, and whether that is open. */
  renew(page) {
    this.page = page;
    this.choices = new Map(page.choices.map((choice) => [choice.id, choice]));
    this.canSend = page.permit.is_open;
    this.isAsked = ASKED.includes(page.permit.reason);
  }

  get isOpen() {
    return this.canSend || this.isAsked;
  }

  /** What keeps the ballot from being kept as it is filled in, as far as is known here. */
  get refusal() {
    return refusalOf(this.page.rules, this.choices, this.placed(this.shown));
  }

  /** A ballot with one's own district, where the account says which that is. */
  placed(ballot) {
    const { home } = this.page;
    return home ? { ...ballot, district: home.id } : ballot;
  }

  get isDirty() {
    return !isSame(this.shown, this.shown.kept);
  }

  /** Take up what lies on this device, where it is this person's and the vote is open. */
  begin() {
    const { me, ballot } = this.page;
    this.put({ ...ballotOf(ballot), kept: ballot });
    const found = this.pocket.read();
    if (!found?.marks || !this.isOpen || ![me, ""].includes(found.owner)) return;
    const mine = withoutGone(this.page.rules, this.choices, { ...EMPTY, ...found });
    if (isSame(mine, ballot)) this.pocket.empty();
    else if (this.isCarriedOn(found, ballot)) this.change(mine);
    else this.put({ offer: { ...mine, why: found.owner ? "changed" : "device" } });
  }

  /** Say whether what lies here goes on from what is kept, so that nothing else is lost by it. */
  isCarriedOn({ owner, seen, tried }, ballot) {
    if (!this.page.me) return true;
    if (tried && isSame(tried, ballot)) return true;
    return owner ? seen === ballot.revision : !Object.keys(ballot.marks).length;
  }

  /** Fill the ballot in anew: shown at once, kept here, and sent. */
  change(ballot) {
    this.put({ ...ballotOf(this.placed(ballot)), trouble: null });
    this.keepHere();
    if (!this.canSend) this.put({ saving: this.isDirty ? "here" : "" });
    else this.later(PAUSE_MS);
  }

  /** Decide between what was filled in here and what is kept. */
  settle(takesMine) {
    const { offer, kept } = this.shown;
    this.pocket.empty();
    this.put({ ...ballotOf(kept), offer: null });
    if (takesMine) this.change(withoutGone(this.page.rules, this.choices, offer));
  }

  keepHere() {
    const { kept } = this.shown;
    const tried = this.tried;
    const entry = { ...ballotOf(this.shown), owner: this.page.me, seen: kept.revision, tried };
    if (this.isDirty) this.pocket.write(entry);
    else this.pocket.empty();
  }

  later(ms) {
    clearTimeout(this.timer);
    if (this.isDirty) this.put({ saving: this.shown.saving === "waiting" ? "waiting" : "saving" });
    this.timer = setTimeout(() => this.send(), ms);
  }

  flush = () => {
    if (this.isDirty) this.send();
  };

  /** Send what is not kept, one ballot after the other. */
  async send() {
    clearTimeout(this.timer);
    if (this.isSending || this.shown.offer) return;
    if (!this.isDirty || !this.canSend || this.refusal) {
      this.put({ saving: this.isDirty ? "here" : "" });
      return;
    }
    this.isSending = true;
    this.tried = ballotOf(this.shown);
    this.keepHere();
    const body = JSON.stringify({ ...this.tried, seen: this.shown.kept.revision });
    const headers = { "content-type": "application/json" };
    try {
      const how = { method: "PUT", headers, body, keepalive: true };
      await this.heard(await fetch(pathOf(this.activity, "ballot"), how));
    } catch {
      this.waits();
    } finally {
      this.isSending = false;
    }
    if (this.isDirty && this.shown.saving === "saving") this.send();
  }

  /** Take the server at its word. */
  async heard(answer) {
    if (answer.status === BUSY || answer.status >= BROKEN) {
      this.waits(Number(answer.headers.get("retry-after")) * 1000);
      return;
    }
    const said = await answer.json();
    this.wait = FIRST_WAIT_MS;
    if (answer.ok) this.isKept(said);
    else await this.refused(said);
  }

  isKept(ballot) {
    this.put({ kept: ballot, trouble: null });
    this.put({ saving: this.isDirty ? "saving" : "" });
    this.keepHere();
  }

  /** Not kept: see how things stand, and say why where it was done. */
  async refused({ error, message }) {
    const mine = ballotOf(this.shown);
    const page = await this.read();
    if (ASKED.some((reason) => error === `reasons.${reason}`)) {
      this.put({ saving: "here" });
      return;
    }
    const left = withoutGone(page.rules, this.choices, mine);
    const goesOn = error === "reasons.ballot_changed" && (isSame(page.ballot, this.tried) || isSame(page.ballot, mine));
    if (goesOn || (error === "reasons.option_gone" && page.ballot.revision === this.shown.kept.revision)) {
      this.put({ ...left, kept: page.ballot, saving: "saving", trouble: goesOn ? null : { message } });
      this.put({ saving: this.isDirty ? "saving" : "" });
      this.keepHere();
      return;
    }
    const isChoice = error === "reasons.ballot_changed" && this.isOpen;
    this.put({
      ...ballotOf(page.ballot),
      kept: page.ballot,
      saving: "",
      trouble: isChoice ? null : { message },
      offer: isChoice ? { ...left, why: "changed" } : null,
    });
    if (!isChoice) this.pocket.empty();
  }

  /** Look whether the ballot was changed elsewhere, or the vote closed, while nobody looked here. */
  async look() {
    if (this.isSending || this.shown.offer) return;
    if (this.isDirty && this.canSend) {
      this.send();
      return;
    }
    try {
      const { me, ballot } = this.page;
      const page = await this.read();
      if (page.me !== me) this.begin();
      if (this.isDirty || page.ballot.revision === ballot.revision) return;
      this.put({ ...ballotOf(page.ballot), kept: page.ballot });
      this.onNews("elsewhere");
    } catch {
      // what is shown stays until the server can be asked again
    }
  }

  async read() {
    const page = await pageOf(this.activity);
    this.renew(page);
    this.onNews("page", page);
    return page;
  }

  waits(ms) {
    this.put({ saving: "waiting" });
    this.keepHere();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), ms || this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  put(fresh) {
    this.shown = { ...this.shown, ...fresh };
    this.listeners.forEach((listener) => listener());
  }
}

/** Fetch a vote as it is for this reader now. */
export async function pageOf(activity) {
  const answer = await fetch(pathOf(activity, "vote"));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** Fetch the words and pictures of one choice. */
export async function choiceOf(activity, id) {
  const answer = await fetch(pathOf(activity, `choices/${id}`));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
