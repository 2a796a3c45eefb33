// The receipt of a ballot that counts: copied, printed, kept as a file; and what it is for.
import { useState } from "react";
import { copy } from "$/public/external/civic/components/copy/copying/copy.js";
import { Button, useVote } from "./shared.jsx";

/** Print a few lines, and nothing of the page. */
function print(lines) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = lines[0];
  document.body.append(frame);
  const { document: inside } = frame.contentWindow;
  for (const line of lines) inside.body.append(Object.assign(inside.createElement("p"), { textContent: line }));
  inside.documentElement.dir = document.documentElement.dir;
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}

/** Give a few lines to keep as a file. */
function keep(lines, name) {
  const address = URL.createObjectURL(new Blob([`${lines.join("\n\n")}\n`], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: `${name}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Show the receipt as soon as the ballot counts. */
export function Receipt() {
  const { t, shown, title, base } = useVote();
  const [said, setSaid] = useState("");
  const { receipt, counts, revision } = shown.kept;
  if (!receipt || !revision) return null;
  if (!counts) return <p className="cv-small cv-muted">{t("vote.receipt_waits")}</p>;
  const way = `${location.origin}${base}/receipt`;
  const lines = [title, `${t("vote.receipt")} : ${receipt}`, t("vote.receipt_help"), t("vote.receipt_where", { address: way })];
  const onCopy = async () => setSaid(t((await copy(receipt)) ? "vote.receipt_copied" : "vote.receipt_by_hand"));
  return (
    <section className="cv-vote__receipt" aria-labelledby="vote-receipt">
      <h3 id="vote-receipt" className="cv-title">
        {t("vote.receipt")}
      </h3>
      <p className="cv-vote__code" dir="ltr">
        {receipt}
      </p>
      <p>{t("vote.receipt_help")}</p>
      <p className="cv-small cv-muted">{t("vote.receipt_secret")}</p>
      <div className="cv-cluster">
        <Button icon="copy" label={t("vote.receipt_copy")} onClick={onCopy} />
        <Button icon="printer" label={t("vote.receipt_print")} onClick={() => print(lines)} />
        <Button icon="download" label={t("vote.receipt_keep")} onClick={() => keep(lines, receipt)} />
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
