// Which of the dialogs is open: fetched with the first of them.
import { Compare, Mine, Whole } from "./panels.jsx";
import { useVote } from "./shared.jsx";

/** Draw the dialog that is asked for. */
export default function Panels() {
  const { panel, choices, compared } = useVote();
  const [what, id] = panel.split(" ");
  if (what === "mine") return <Mine />;
  const some = compared.map((one) => choices.get(one)).filter(Boolean);
  if (what === "compare" && some.length > 1) return <Compare some={some} />;
  const choice = choices.get(id);
  return what === "whole" && choice ? <Whole choice={choice} /> : null;
}
