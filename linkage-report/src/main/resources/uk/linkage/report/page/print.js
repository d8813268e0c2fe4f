"use strict";

/* Paper shows all: what is folded is opened for it, and folded again after. */
(() => {
  let opened = [];

  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((details) => {
      details.open = true;
    });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => {
      details.open = false;
    });
    opened = [];
  });
  /* The face of the page stands on each sheet; the margins of a sheet take words from the style alone. */
  const face = document.querySelector(".face-text").textContent.slice(0, 120);
  document.documentElement.style.setProperty("--face", JSON.stringify(face));
})();
