// What narrows the list: words, districts, themes, views, the order.
import { NativeMenu } from "$/public/external/civic/components/ui/overlays/overlays.jsx";
import { ORDERS, turned } from "./look.js";
import { Icon, useVote } from "./shared.jsx";

const VIEWS = { cards: "layout-grid", list: "list", map: "map" };

/** Search, choose a view and an order; on phones the filters open as a sheet. */
export function Tools({ look, change, hasFilters }) {
  const { t, page } = useVote();
  return (
    <div className="cv-listing__bar">
      <form className="cv-grow" role="search" onSubmit={(event) => event.preventDefault()}>
        <div className="cv-search">
          <span className="cv-search__icon">
            <Icon of="search" />
          </span>
          <input
            type="search"
            className="cv-input"
            name="q"
            maxLength={100}
            aria-label={t("vote.search")}
            placeholder={t("vote.search")}
            value={look.words}
            onChange={({ target }) => change({ words: target.value })}
          />
        </div>
      </form>
      {page.views.length > 1 && (
        <div className="cv-segmented" role="group" aria-label={t("vote.views")}>
          {page.views.map((view) => (
            <button
              key={view}
              type="button"
              className="cv-segmented__item"
              aria-pressed={look.view === view}
              onClick={() => change({ view })}
            >
              <Icon of={VIEWS[view]} />
              <span>{t("vote.view_" + view)}</span>
            </button>
          ))}
        </div>
      )}
      <div className="cv-cluster">
        {hasFilters && (
          <button type="button" className="cv-button cv-filters-button" popoverTarget="vote-filters">
            <Icon of="sliders-horizontal" />
            <span>{t("vote.filters")}</span>
          </button>
        )}
        <Order order={look.order} change={change} />
      </div>
    </div>
  );
}

function Order({ order, change }) {
  const { t, page } = useVote();
  if (!page.rules.has_money) return null;
  return (
    <NativeMenu className="cv-menu">
      <summary className="cv-button cv-button--quiet">
        <Icon of="arrow-down-up" />
        {t("vote.order_by", { name: t("vote.order_" + order) })}
      </summary>
      <div className="cv-menu__list">
        {ORDERS.map((one) => (
          <button
            key={one}
            type="button"
            className="cv-menu__item"
            aria-current={order === one ? "true" : "false"}
            onClick={() => change({ order: one })}
          >
            <span>{t("vote.order_" + one)}</span>
          </button>
        ))}
      </div>
    </NativeMenu>
  );
}

function Group({ title, choices, chosen, onTurn }) {
  if (choices.length < 2) return null;
  return (
    <div className="cv-stack cv-stack--tight">
      <p className="cv-legend" aria-hidden="true">
        {title}
      </p>
      <div className="cv-chips" role="group" aria-label={title}>
        {choices.map(({ id, text, lang }) => (
          <button
            key={id}
            type="button"
            className="cv-chip"
            aria-pressed={chosen.includes(id)}
            lang={lang || undefined}
            onClick={() => onTurn(turned(chosen, id))}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Offer the filters: a column on desktop, a sheet on phones. */
export function Filters({ look, change, tags, count }) {
  const { t, page } = useVote();
  const shut = { popoverTarget: "vote-filters", popoverTargetAction: "hide" };
  return (
    <section id="vote-filters" className="cv-filters" aria-label={t("vote.filters")} popover="auto">
      <div className="cv-filters__head cv-filters__head--phone">
        <h2 className="cv-title">{t("vote.filters")}</h2>
        <button type="button" className="cv-button cv-button--quiet cv-button--icon" aria-label={t("vote.close")} {...shut}>
          <Icon of="x" />
        </button>
      </div>
      <Group title={t("vote.districts")} choices={page.districts} chosen={look.districts} onTurn={(districts) => change({ districts })} />
      <Group title={t("vote.themes")} choices={tags} chosen={look.tags} onTurn={(chosen) => change({ tags: chosen })} />
      <div className="cv-filters__foot cv-filters__foot--phone">
        <button type="button" className="cv-button cv-button--primary" {...shut}>
          {t("vote.filters_done", { count })}
        </button>
      </div>
    </section>
  );
}

/** Show the filters that are on, each taken away in one tap. */
export function FiltersOn({ look, change, tags }) {
  const { t, page } = useVote();
  const on = [
    ...page.districts.filter(({ id }) => look.districts.includes(id)).map((one) => ({ ...one, off: { districts: turned(look.districts, one.id) } })),
    ...tags.filter(({ id }) => look.tags.includes(id)).map((one) => ({ ...one, off: { tags: turned(look.tags, one.id) } })),
  ];
  if (!on.length) return null;
  return (
    <div className="cv-chips" role="group" aria-label={t("vote.filters_on")}>
      {on.map(({ id, text, lang, off }) => (
        <button key={id} type="button" className="cv-chip cv-chip--on" aria-label={t("vote.remove_filter", { name: text })} onClick={() => change(off)}>
          <span lang={lang || undefined}>{text}</span>
          <Icon of="x" />
        </button>
      ))}
    </div>
  );
}
