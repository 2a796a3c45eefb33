// A page built of blocks, as readers see it. What only some kinds need comes in further chunks.
import { lazy, Suspense } from "react";
import { useDates, useNumbers, useT } from "$/public/external/civic/i18n/screens/i18n.js";
import { Accordion, Call, Door, Figures, Files, Image, Links, Prose, Words } from "./kinds.jsx";
import "./blocks.css";

const Gallery = lazy(() => import("./gallery.jsx"));
const Video = lazy(() => import("./video.jsx"));

const later = (Part, props) => (
  <Suspense fallback={<div className="cv-skeleton cv-skeleton--text" />}>
    <Part {...props} />
  </Suspense>
);

const Text = ({ block }) => block.body.text && <Prose said={block.body} />;

function Columns({ block, here }) {
  return (
    <div className="cv-cells" data-per-row={block.per_row}>
      {block.cells.map((cell) => (
        <div key={cell.id} className="cv-cell">
          <Inside block={cell} here={{ ...here, Heading: "h3" }} />
        </div>
      ))}
    </div>
  );
}

const Section = ({ block, here }) => (
  <p className="cv-block__own">{here.t(`home.${block.section}`)}</p>
);

const KINDS = {
  text: Text, image: Image, files: Files, links: Links, accordion: Accordion, call: Call,
  activity: Door, figures: Figures, columns: Columns, section: Section,
};

function Inside({ block, here }) {
  const { Heading } = here;
  const { kind, heading } = block;
  const Kind = KINDS[kind];
  const props = { block, here };
  return (
    <>
      {heading.text && kind !== "call" && (
        <Heading className="cv-block__title">
          <Words said={heading} />
        </Heading>
      )}
      {kind === "gallery" && later(Gallery, props)}
      {kind === "video" && later(Video, props)}
      {Kind && <Kind {...props} />}
    </>
  );
}

/** Show blocks under each other, and say above them if they are a draft. */
export default function Drawn({ blocks, draft, icons }) {
  const t = useT();
  const date = useDates();
  const number = useNumbers();
  const here = { t, date, number, icons, Heading: "h2" };
  return (
    <div className="cv-blocks">
      {draft && (
        <div className="cv-alert" role="status">
          <svg className="cv-icon" aria-hidden="true">
            <use href={`${icons}info`} />
          </svg>
          <div className="cv-alert__words">
            <p className="cv-strong">{t("blocks.draft")}</p>
            <p>{t("blocks.draft_hint")}</p>
          </div>
        </div>
      )}
      {blocks.map((block) => (
        <section key={block.id} id={`block-${block.id}`} className="cv-block">
          <Inside block={block} here={here} />
        </section>
      ))}
    </div>
  );
}
