/* Fits each frame of ours to the height of what is in it. Version 1. */
(function () {
  var home = new URL(document.currentScript.src).origin;
  addEventListener("message", function (event) {
    var height = event.data && event.data.civicHeight;
    if (event.origin !== home || !(height > 0 && height < 20000)) return;
    document.querySelectorAll("iframe").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = height + "px";
    });
  });
})();
