// Whether what one writes carries one's name; the choice stays for what one writes next.
import { useRef, useState } from "react";
import { useField } from "$/public/external/civic/components/draft/field/field.js";
import { useT } from "$/public/external/civic/i18n/screens/i18n.js";

const NAMED = "named";
const MASKED = "masked";
const chosen = new Map(); // by activity, while this tab is open: nobody signs by mistake

/** A box to tick, whose value is in the form around it. */
export function Masking({ activity }) {
  const t = useT();
  const [value, setValue] = useState(chosen.get(activity) ?? NAMED);
  const choose = (wished) => {
    chosen.set(activity, wished);
    setValue(wished);
  };
  const box = useRef(null);
  const field = useField(value, (kept) => {
    if (kept === MASKED) choose(MASKED);
    // A form that empties itself, or an old draft, never puts a name where none was wished.
    else setTimeout(() => {
      const wished = chosen.get(activity) ?? NAMED;
      if (box.current) box.current.checked = wished === MASKED;
      if (field.ref.current) field.ref.current.value = wished;
    });
  });
  return (
    <label className="cv-check">
      <input type="hidden" name="masked" {...field} />
      <input
        ref={box}
        type="checkbox"
        data-no-draft="true"
        checked={value === MASKED}
        onChange={({ target }) => choose(target.checked ? MASKED : NAMED)}
      />
      <span>
        {t("talk.masked")}
        <span className="cv-check__help">{t("talk.masked_help")}</span>
      </span>
    </label>
  );
}
