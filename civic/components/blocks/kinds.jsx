// The kinds of block that need nothing else: pictures, documents, links, questions, calls, doors.
import { Link } from "react-router";

export const Icon = ({ name, here, look = "" }) => (
  <svg className={`cv-icon ${look}`.trim()} aria-hidden="true">
    <use href={here.icons + name} />
  </svg>
);

/** Show a text in its own language, from its own side. */
export const Words = ({ said }) =>
  said.text ? (
    <span dir="auto" lang={said.lang || undefined}>
      {said.text}
    </span>
  ) : null;

/** Show a rich text, which was made harmless when it was written. */
export const Prose = ({ said }) => (
  <div className="cv-prose" dir="auto" lang={said.lang || undefined} dangerouslySetInnerHTML={{ __html: said.text }} />
);

const isPage = (href) => href.startsWith("/");

/** Lead to a page of ours, or to elsewhere. */
export const Way = ({ href, ...rest }) =>
  isPage(href) ? <Link to={href} {...rest} /> : <a href={href} rel="noopener" {...rest} />;

export const Picture = ({ picture, sizes, look }) => (
  <img
    src={picture.url}
    srcSet={`${picture.small} 640w, ${picture.url} 1600w`}
    sizes={sizes}
    alt={picture.alt.text}
    lang={picture.alt.lang || undefined}
    width={picture.width || undefined}
    height={picture.height || undefined}
    loading="lazy"
    className={look}
  />
);

export function Image({ block }) {
  const [picture] = block.pictures;
  if (!picture) return null;
  const look = block.wide ? "cv-block__figure cv-block__figure--wide" : "cv-block__figure";
  const sizes = block.wide ? "(min-width: 76rem) 1216px, 100vw" : "(min-width: 46rem) 660px, 100vw";
  const shown = <Picture picture={picture} sizes={sizes} />;
  const { text, lang } = block.caption;
  if (!text) return <div className={look}>{shown}</div>;
  return (
    <figure className={look} aria-label={text} lang={lang || undefined}>
      {shown}
      <figcaption>
        <Words said={block.caption} />
      </figcaption>
    </figure>
  );
}

const KILO = 1024;

/** Say how heavy a document is, so that nobody fetches one unawares. */
function weight(size, t) {
  if (size >= KILO * KILO) return t("blocks.megabytes", { size: Math.round((size / KILO / KILO) * 10) / 10 });
  return t("blocks.kilobytes", { size: Math.max(1, Math.round(size / KILO)) });
}

export const Files = ({ block, here }) => (
  <ul className="cv-files">
    {block.links.map((file) => (
      <li key={file.href}>
        <a href={file.href} download className="cv-file">
          <Icon name="file-text" here={here} />
          <span className="cv-file__name">
            <Words said={file.label} />
          </span>
          <span className="cv-small cv-muted">
            {file.kind.toUpperCase()} · {weight(file.size, here.t)}
          </span>
        </a>
      </li>
    ))}
  </ul>
);

export const Links = ({ block, here }) => (
  <ul className="cv-files">
    {block.links.map((link, at) => (
      <li key={at}>
        <Way href={link.href} className="cv-file">
          <Icon name={isPage(link.href) ? "arrow-right" : "link"} here={here} look={isPage(link.href) ? "cv-icon--turns" : ""} />
          <span className="cv-file__name">
            <Words said={link.label} />
          </span>
        </Way>
      </li>
    ))}
  </ul>
);

export const Accordion = ({ block }) => (
  <div className="cv-folds">
    {block.folds.filter((fold) => fold.label.text).map((fold) => (
      <details key={fold.id} className="cv-more">
        <summary>
          <Words said={fold.label} />
        </summary>
        <Prose said={fold.body} />
      </details>
    ))}
  </div>
);

export function Call({ block, here }) {
  const { Heading } = here;
  const [link] = block.links;
  return (
    <div className="cv-call">
      {block.heading.text && (
        <Heading className="cv-block__title">
          <Words said={block.heading} />
        </Heading>
      )}
      {block.body.text && <Prose said={block.body} />}
      {link && (
        <Way href={link.href} className="cv-button cv-button--primary">
          <Words said={link.label} />
        </Way>
      )}
    </div>
  );
}

/** Say in one line what citizens can do behind a door. */
function lineOf({ barrier, line, period, ...door }, { t, date }) {
  if (!barrier.is_open) return "";
  const acts = (which) => which && t(`door.acts_${which}`);
  const [from, later] = [door.date, door.later].map((at) => at && date(at, "long"));
  return t(`door.${line}`, { acts: acts(door.acts), date: from, longer: acts(door.longer), later, period: period.text });
}

export function Door({ block, here }) {
  const { door } = block;
  if (!door) return null;
  const { t } = here;
  const isShut = door.door.standing !== "open" || !door.door.barrier.is_open;
  const can = lineOf(door.door, here);
  const count = t("project.inputs", { count: door.inputs });
  const line = !door.has_inputs ? t("project.read") : isShut && !door.inputs ? can : [can, count].filter(Boolean).join(" · ");
  return (
    <Link to={door.href} className={door.has_inputs && isShut ? "cv-door cv-door--closed" : "cv-door"}>
      <span className="cv-door__icon">
        <Icon name={door.icon} here={here} look="cv-icon--large" />
      </span>
      <span className="cv-door__words">
        <span className="cv-door__title">
          <Words said={door.title} />
        </span>
        <span className="cv-door__text">{line}</span>
      </span>
      <span className="cv-door__arrow">
        <Icon name="arrow-right" here={here} look="cv-icon--turns" />
      </span>
    </Link>
  );
}

export const Figures = ({ block, here }) => (
  <div className="cv-figures">
    {block.figures.map(({ key, number }) => (
      <div key={key} className="cv-figure">
        <span className="cv-figure__number">{here.number(number, {})}</span>
        <span className="cv-figure__meaning">{here.t(`blocks.figure.${key}`, { count: number })}</span>
      </div>
    ))}
  </div>
);
