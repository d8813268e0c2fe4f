"use strict";

/* Tables that can be sorted by a column and saved as CSV. */
(() => {
  const words = new Intl.Collator("en-GB", { numeric: true });

  function numberOf(cell) {
    return cell.dataset.number === undefined ? null : Number(cell.dataset.number);
  }

  /* What has no number (a word, or a figure that is withheld) stands last, whichever way. */
  function compare(a, b, column, sign) {
    const x = a.cells[column];
    const y = b.cells[column];
    const m = numberOf(x);
    const n = numberOf(y);
    if (m !== null && n !== null) {
      return sign * (m - n);
    }
    if (m !== null || n !== null) {
      return m !== null ? -1 : 1;
    }
    const isWithheld = [x, y].map((cell) => cell.textContent === "*");
    if (isWithheld[0] !== isWithheld[1]) {
      return isWithheld[0] ? 1 : -1;
    }
    return sign * words.compare(x.textContent, y.textContent);
  }

  function sort(table, header) {
    const isNumber = header.classList.contains("number");
    const now = header.getAttribute("aria-sort");
    const next =
      now === null ? (isNumber ? "descending" : "ascending") : now === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", next);
    const sign = next === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    const rows = Array.from(body.rows).sort((a, b) => compare(a, b, header.cellIndex, sign));
    body.append(...rows);
  }

  function makeSortable(table) {
    if (table.tBodies[0].rows.length < 2) {
      return;
    }
    for (const header of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      const sign = document.createElement("span");
      sign.className = "sort-sign";
      sign.setAttribute("aria-hidden", "true");
      button.append(sign);
      header.append(button);
      button.addEventListener("click", () => sort(table, header));
    }
  }

  function quoted(text) {
    return '"' + text.replace(/"/g, '""') + '"';
  }

  /* A spreadsheet runs a text that begins like a formula; an apostrophe makes it a text. */
  function harmless(text) {
    return /^\s*[=+\-@\t\r]/.test(text) ? "'" + text : text;
  }

  function field(cell) {
    const number = numberOf(cell);
    return number === null ? quoted(harmless(cell.textContent)) : String(number);
  }

  function csv(table) {
    const lines = Array.from(table.rows, (row) => Array.from(row.cells, field).join(","));
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }

  function save(box, table) {
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
    link.href = address;
    link.download = box.dataset.file + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  for (const box of document.querySelectorAll(".figures-table")) {
    const table = box.querySelector("table");
    makeSortable(table);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "save";
    button.textContent = "Save as CSV";
    button.setAttribute("aria-describedby", table.caption.id);
    button.addEventListener("click", () => save(box, table));
    box.append(button);
  }
})();
