// The conversation under an input: a page of threads that fold, and what one does with a comment.
// What few people do (the menu, editing, hiding, mentions) comes in chunks of its own, once begun.
import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "react-router";
import { useAgo, useT } from "$/public/external/civic/i18n/screens/i18n.js";

const Acts = lazy(() => import("./acts.jsx"));
const Editing = lazy(() => import("./editing.jsx"));
const Hiding = lazy(() => import("./hiding.jsx"));
const Told = lazy(() => import("./told.jsx"));
const Mentions = lazy(() => import("$/public/external/civic/components/mention/mentions/later.jsx"));

const ORDERS = ["old", "new", "popular"];

const later = (Part, props) => (
  <Suspense>
    <Part {...props} />
  </Suspense>
);

export const Icon = ({ name, here }) => (
  <svg className="cv-icon cv-icon--turns" aria-hidden="true">
    <use href={here.icons + name} />
  </svg>
);

const More = ({ text, onClick }) => (
  <button type="button" className="cv-link-button" onClick={onClick}>
    {text}
  </button>
);

function Words({ one, here }) {
  if (here.editing === one.id) return later(Editing, { one, here });
  if (one.because || (one.gone && one.body)) return later(Told, { one, here });
  if (one.gone) return <em className="cv-muted">{here.t(`input.comment_${one.gone}`)}</em>;
  const part = ({ text, person_id, has_page }, at) =>
    has_page ? (
      <Link key={at} to={`/people/${person_id}`}>
        {text}
      </Link>
    ) : (
      text
    );
  return (
    <p lang={one.lang || undefined} dir="auto">
      {one.parts.length ? one.parts.map(part) : one.body}
    </p>
  );
}

function Foot({ one, thread, here }) {
  const { t, acting, setActing } = here;
  const isOpen = acting === one.id;
  return (
    <div className="cv-comment__foot cv-cluster--tight">
      <button
        type="button"
        className="cv-reaction cv-reaction--small"
        aria-pressed={one.mine === 1}
        disabled={!here.reacts || one.is_own}
        onClick={() => here.onReact(one.id, one.mine === 1 ? 0 : 1)}
      >
        <Icon name="thumbs-up" here={here} />
        <span>{t("input.useful")}</span>
        <span className="cv-reaction__count">{one.up}</span>
      </button>
      {here.answers && (
        <button type="button" className="cv-button cv-button--quiet cv-button--small" onClick={() => here.onAnswer(thread)}>
          <Icon name="reply" here={here} />
          <span>{t("input.answer")}</span>
        </button>
      )}
      <div className="cv-menu">
        <button
          type="button"
          className="cv-button cv-button--quiet cv-button--small"
          aria-expanded={isOpen}
          aria-label={t("input.acts", { name: one.author.name })}
          onClick={() => setActing(isOpen ? "" : one.id)}
        >
          <Icon name="ellipsis" here={here} />
        </button>
        {isOpen && later(Acts, { one, here })}
      </div>
    </div>
  );
}

function Comment({ one, thread, here, fold, isFolded, children }) {
  const { t, ago } = here;
  const { author } = one;
  return (
    <article id={`comment-${one.id}`} aria-label={`${author.name} : ${one.body.slice(0, 40)}`} className={one.is_team ? "cv-comment cv-comment--official" : "cv-comment"}>
      {author.picture ? (
        <img src={author.picture} alt="" className="cv-avatar" />
      ) : (
        <span className="cv-avatar" aria-hidden="true">
          {[...author.name][0]}
        </span>
      )}
      <div className="cv-comment__head">
        <span className="cv-comment__author">{author.name}</span>
        <span>
          <a href={`#comment-${one.id}`}>{ago(one.created_at)}</a>
          {one.is_team && ` · ${t("input.team")}`}
          {one.edited_at && " · "}
          {one.edited_at && (
            <button type="button" className="cv-text-button" aria-haspopup="dialog" title={t("input.edits")} onClick={() => here.onEdits(one.id)}>
              {t("input.comment_edited")}
            </button>
          )}
        </span>
        {fold}
      </div>
      {!isFolded && (
        <>
          <div className="cv-comment__body">
            <Words one={one} here={here} />
          </div>
          {!one.gone && here.editing !== one.id && <Foot one={one} thread={thread} here={here} />}
          {children}
        </>
      )}
    </article>
  );
}

function Thread({ thread, here, children }) {
  const { t, onAnswers } = here;
  const { id, earlier, later, replies } = thread;
  const [isFolded, setFolded] = useState(false);
  const count = earlier + replies.length + later;
  const fold = count > 0 && (
    <button type="button" className="cv-link-button cv-comment__fold" aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
      <Icon name={isFolded ? "plus" : "minus"} here={here} />
      {t("input.answers", { count })}
    </button>
  );
  return (
    <Comment one={thread} thread={id} {...{ here, fold, isFolded }}>
      {(count > 0 || children) && (
        <div className="cv-comment__replies">
          {earlier > 0 && <More text={t("input.earlier_answers", { count: earlier })} onClick={() => onAnswers(id, true)} />}
          {replies.map((one) => (
            <Comment key={one.id} one={one} thread={id} here={here} />
          ))}
          {later > 0 && <More text={t("input.more_answers", { count: later })} onClick={() => onAnswers(id, false)} />}
          {children}
        </div>
      )}
    </Comment>
  );
}

const Orders = ({ order, t }) => (
  <div className="cv-segmented" role="group" aria-label={t("input.order")}>
    {ORDERS.map((one) => (
      <Link
        key={one}
        to={{ search: one === "old" ? "" : `?comments=${one}` }}
        preventScrollReset
        className="cv-segmented__item"
        aria-current={one === order || undefined}
      >
        {t(`input.order_${one}`)}
      </Link>
    ))}
  </div>
);

/** Show a page of the conversation; the field for the next comment is handed in as `children`. */
export function Conversation({ children, ...props }) {
  const { talk, answering, changed, onMore, onNew } = props;
  const t = useT();
  const ago = useAgo();
  const [acting, setActing] = useState("");
  const [editing, setEditing] = useState("");
  const [hiding, setHiding] = useState("");
  const [mentions, setMentions] = useState(false);
  useEffect(() => {
    setEditing("");
    setHiding("");
  }, [changed]);
  const here = { ...props, t, ago, acting, setActing, editing, setEditing, hiding, setHiding };
  const { threads, before, after, fresh, order } = talk;
  return (
    <div className="cv-comments" onInput={({ target }) => target.value?.includes("@") && setMentions(true)}>
      {before + threads.length + after > 1 && <Orders order={order} t={t} />}
      {before > 0 && <More text={t("input.earlier_comments", { count: before })} onClick={() => onMore(true)} />}
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} here={here}>
          {answering === thread.id && children}
        </Thread>
      ))}
      {after > 0 && <More text={t("input.more_comments", { count: after })} onClick={() => onMore(false)} />}
      <div role="status" className="cv-comments__new">
        {fresh > 0 && (
          <button type="button" className="cv-button" onClick={onNew}>
            {t("input.fresh", { count: fresh })}
          </button>
        )}
      </div>
      {!answering && children}
      {hiding && later(Hiding, { here })}
      {mentions && later(Mentions, { offered: props.offered, onLookUp: props.onLookUp })}
    </div>
  );
}
