// Listens for one topic while the page is open, and says so when it moved.
import { useEffect, useRef } from "react";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30000;
const REFUSED = 4404;

/** Call `onMoved` each time the topic moved, and after a connection that was lost. */
export function useLive(topic, onMoved) {
  const moved = useRef(onMoved);
  moved.current = onMoved;
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
      socket.onmessage = () => moved.current();
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

export function Live({ topic, onMoved }) {
  useLive(topic, onMoved);
  return null;
}
