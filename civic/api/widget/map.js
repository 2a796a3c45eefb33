// The map of a widget: fetched with its library once somebody asks for it, and not before.
(() => {
  const box = document.querySelector(".cv-wid__map");
  const button = box.querySelector("button");
  const said = document.querySelector("[role=status]");
  const texts = box.dataset;
  const LEAFLET = "/vendor/leaflet/leaflet";
  const CLUSTER = "/vendor/leaflet.markercluster/";

  const put = (name, attributes) =>
    new Promise((done, failed) => {
      const element = Object.assign(document.createElement(name), attributes);
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  const style = (href) => put("link", { rel: "stylesheet", href });
  const script = (src) => put("script", { src });
  const read = async (address) => {
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  const inFigures = (number) =>
    new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" }).format(number);

  const icon = (look, size, words) =>
    L.divIcon({ className: look, iconSize: [size, size], html: words });

  async function tell(id) {
    const { title, lang, status, href } = await read(`${texts.pin}&input=${id}`);
    const link = Object.assign(document.createElement("a"), {
      href, target: "_blank", rel: "noopener", textContent: title, lang, dir: "auto",
    });
    const heard = Object.assign(document.createElement("span"), {
      className: "cv-wid__heard", textContent: ` ${texts.opens}`,
    });
    link.append(heard);
    const word = Object.assign(document.createElement("span"), {
      className: "cv-wid__status", textContent: status, dir: "auto",
    });
    said.className = "cv-wid__said";
    said.replaceChildren(...(status ? [word] : []), link);
    link.focus({ preventScroll: true });
    said.scrollIntoView({ block: "nearest" });
  }

  function draw(ground, found) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(ground, {
      attributionControl: false, zoomControl: true, maxZoom: 19, minZoom: 2, zoomAnimation: !calm,
      fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm, scrollWheelZoom: false,
      dragging: !matchMedia("(pointer: coarse)").matches,
    });
    const [zoomIn, zoomOut] = ground.querySelectorAll(".leaflet-control-zoom a");
    for (const [part, name] of [[zoomIn, texts.nearer], [zoomOut, texts.farther]]) {
      part.title = name;
      part.setAttribute("aria-label", name);
    }
    if (found.tiles) {
      L.control.attribution({ prefix: false }).addTo(map);
      L.tileLayer(found.tiles, { maxZoom: 19, attribution: found.attribution }).addTo(map);
    }
    const style = getComputedStyle(document.documentElement);
    const line = style.getPropertyValue("--cv-line-strong");
    for (const shape of found.outlines) {
      L.geoJSON(shape, { interactive: false, style: { color: line, weight: 1, fillOpacity: 0 } }).addTo(map);
    }
    const pins = L.markerClusterGroup({
      animate: !calm, showCoverageOnHover: false, maxClusterRadius: 48,
      iconCreateFunction: (many) => icon("cv-wid__many", 40, inFigures(many.getChildCount())),
    });
    found.ids.forEach((id, place) => {
      const name = texts.one;
      const pin = L.marker([found.lats[place], found.lngs[place]], {
        icon: icon("cv-wid__pin", 24, `<span class="cv-wid__heard">${name}</span>`), keyboard: true,
      });
      const open = () => tell(id).catch(fail);
      pin.on("click", open);
      pin.on("keypress", (event) => event.originalEvent.key === "Enter" && open());
      pins.addLayer(pin);
    });
    pins.addTo(map);
    const [west, south, east, north] = found.bounds;
    const bounds = found.ids.length ? pins.getBounds().pad(0.1) : [[south, west], [north, east]];
    map.fitBounds(bounds, { maxZoom: 16, animate: false });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(ground);
  }

  function fail() {
    said.textContent = texts.failed;
    button.disabled = false;
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    said.textContent = texts.loading;
    try {
      const [found] = await Promise.all([
        read(texts.all),
        style(`${LEAFLET}.css`),
        style(`${CLUSTER}MarkerCluster.css`),
        script(`${LEAFLET}.js`).then(() => script(`${CLUSTER}leaflet.markercluster.js`)),
      ]);
      const ground = document.createElement("div");
      ground.className = "cv-wid__ground";
      ground.setAttribute("role", "application");
      ground.setAttribute("aria-label", texts.label);
      box.replaceChildren(ground);
      draw(ground, found);
      said.textContent = found.rest ? texts.newest : "";
      ground.focus();
    } catch {
      fail();
    }
  });
})();
