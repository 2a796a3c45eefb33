// In a widget: tell the page around it how high it is, and come back fresh after a while away.
(() => {
  const FRESH_MS = 300000;
  const begun = Date.now();
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (parent !== window) parent.postMessage({ civicHeight: height }, "*"); // says nothing secret
  };
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
  document.addEventListener("visibilitychange", () => {
    const isRead = document.hasFocus() || document.querySelector(".leaflet-container");
    if (!document.hidden && !isRead && Date.now() - begun > FRESH_MS) location.reload();
  });
})();
