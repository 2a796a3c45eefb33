// Listens for one topic while the page is open, and says so when it moved.
import { useContext, useEffect, useRef } from "react";
import { DispatchContext, StateStoreContext } from "$/utils/context";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30000;
const REFUSED = 4404;
const MOVED = "moved";

/** Call `onMoved` each time the topic moved, and after a connection that was lost.

What all read alike is told at once, and goes to `onTold`. */
export function useLive(topic, onMoved, onTold) {
  const moved = useRef();
  const told = useRef();
  moved.current = onMoved;
  told.current = onTold;
  useEffect(() => {
    if (!topic || topic.endsWith(":")) return undefined;
    let socket, timer;
    let wait = FIRST_WAIT;
    let left = false;
    let wasLost = false;
    const open = () => {
      const scheme = location.protocol === "https:" ? "wss" : "ws";
      socket = new WebSocket(`${scheme}://${location.host}/live?topic=${encodeURIComponent(topic)}`);
      socket.onopen = () => {
        wait = FIRST_WAIT;
        if (wasLost) moved.current();
      };
      socket.onmessage = ({ data }) => (data === MOVED ? moved.current() : told.current?.(JSON.parse(data)));
      socket.onclose = ({ code }) => {
        if (left || code === REFUSED) return;
        wasLost = true;
        timer = setTimeout(open, wait * (0.5 + Math.random()));
        wait = Math.min(wait * 2, LONGEST_WAIT);
      };
    };
    open();
    return () => {
      left = true;
      clearTimeout(timer);
      if (socket.readyState !== WebSocket.CONNECTING) socket.close();
      else socket.onopen = () => socket.close(); // cut short, it would complain in the console
    };
  }, [topic]);
}

/** Looks after a page; of an input, whose state is named, it shows what is told as well. */
export function Live({ topic, onMoved, shown, me }) {
  const store = useContext(StateStoreContext);
  const dispatch = useContext(DispatchContext);
  const page = useRef();
  useLive(topic, onMoved, (word) => {
    page.current ??= import("./told_page.js").then(({ follow }) => follow(store, dispatch, shown));
    page.current.then(({ take }) => take(word, me));
  });
  useEffect(
    () => () => {
      page.current?.then(({ leave }) => leave());
      page.current = undefined;
    },
    [topic],
  );
  return null;
}
