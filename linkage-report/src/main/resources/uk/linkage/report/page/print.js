"use strict";

/* Paper shows all: what is folded is opened for it, and folded again after. */
(() => {
  let opened = [];
  let buttons = [];

  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((details) => {
      details.open = true;
    });
    /* On the further sheets of a table the browser repeats the text of its head, but no button. */
    buttons = Array.from(document.querySelectorAll("thead button"), (button) => {
      const content = Array.from(button.childNodes);
      button.replaceWith(...content);
      return { button, content };
    });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => {
      details.open = false;
    });
    opened = [];
    buttons.forEach(({ button, content }) => {
      content[0].before(button);
      button.append(...content);
    });
    buttons = [];
  });
  /* The face of the page stands on each sheet; the margins of a sheet take words from the style alone. */
  const face = document.querySelector(".face-text").textContent.slice(0, 120);
  document.documentElement.style.setProperty("--face", JSON.stringify(face));
})();
