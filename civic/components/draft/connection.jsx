// What is said while the connection is lost: that nothing is, and the server's own reason if it has one.
import { useEffect, useState } from "react";

async function reason() {
  const answer = await fetch("/room");
  return answer.ok ? "" : (await answer.json()).message || "";
}

export function LostConnection({ text }) {
  const [why, setWhy] = useState("");
  useEffect(() => {
    let left = false;
    reason()
      .then((said) => left || setWhy(said))
      .catch(() => undefined); // the server does not answer at all: the text says so already
    return () => {
      left = true;
    };
  }, []);
  return <p className="cv-banner__bar">{why || text}</p>;
}
