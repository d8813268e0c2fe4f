"use strict";

/* Paper shows all: what is folded is opened for it, and folded again after. */
(() => {
  /* What a sheet of A4 leaves for a table, in CSS pixels; and sizes of letters, in points. */
  const paperWidth = 668;
  const largest = 8.5;
  const smallest = 4.5;
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
    document.querySelectorAll(".figures-table table").forEach(fit);
  });

  /* A table is set as on paper and measured; its letters get smaller until all columns are on the
     sheet, and only then may words be broken. */
  function fit(table) {
    table.classList.add("on-paper");
    let size = largest;
    table.style.fontSize = size + "pt";
    for (let tries = 0; tries < 4 && size > smallest && table.offsetWidth > paperWidth; tries++) {
      size = Math.max(smallest, Math.floor(10 * Math.min(size - 0.2, (size * paperWidth) / table.offsetWidth)) / 10);
      table.style.fontSize = size + "pt";
    }
    table.classList.toggle("is-breaking", table.offsetWidth > paperWidth);
  }
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => {
      details.open = false;
    });
    opened = [];
    document.querySelectorAll("table.on-paper").forEach((table) => {
      table.classList.remove("on-paper", "is-breaking");
      table.style.removeProperty("font-size");
    });
    buttons.forEach(({ button, content }) => {
      content[0].before(button);
      button.append(...content);
    });
    buttons = [];
  });
  /* The face of the page stands on each sheet; the margins of a sheet take words from the style alone. */
  const face = shortened(document.querySelector(".face-text").textContent.trim(), 150);
  document.documentElement.style.setProperty("--face", JSON.stringify(face));

  /* Whole sentences, or words and an ellipsis. */
  function shortened(text, most) {
    if (text.length <= most) {
      return text;
    }
    const beginning = text.slice(0, most);
    const sentences = beginning.match(/^.*[.!?](?=\s)/s);
    return sentences ? sentences[0] : beginning.slice(0, -1).replace(/\s+\S*$/, "") + "…";
  }
})();
