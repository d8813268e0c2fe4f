"use strict";

/* Names and numbers as charts show them. */
const texts = (() => {
  const longest = 80;

  /* A name, cut. A zero-width space keeps the drawing library from reading {style|text} in it. */
  function cut(name, most = longest) {
    const signs = Array.from(String(name));
    const short = signs.length > most ? signs.slice(0, most - 1).join("") + "…" : signs.join("");
    return short.replace(/\{/g, "{\u200b");
  }

  const ruler = document.createElement("canvas").getContext("2d");

  function widthOf(text, font) {
    ruler.font = font;
    return ruler.measureText(text).width;
  }

  /* So many signs of a name, this share of them from its beginning and the rest from its end. */
  function shortened(signs, most, share) {
    const head = Math.ceil((most - 1) * share);
    const tail = most - 1 - head;
    return signs.slice(0, head).join("") + "…" + (tail > 0 ? signs.slice(-tail).join("") : "");
  }

  function fit(name, width, font, share) {
    const signs = Array.from(String(name));
    if (signs.length <= width && widthOf(signs.join(""), font) <= width) {
      return signs.join("");
    }
    let most = Math.min(signs.length, Math.floor(width / 3));
    while (most > 3 && widthOf(shortened(signs, most, share), font) > width) {
      most--;
    }
    return shortened(signs, most, share);
  }

  /* Names cut to a width in pixels: at their end, but where that makes two alike, within. */
  function fitted(names, width, font) {
    let shown = names.map((name) => fit(name, width, font, 1));
    for (const share of [0.5, 0.3, 0.7, 0]) {
      const first = new Map();
      const alike = new Set();
      names.forEach((name, i) => {
        if (!first.has(shown[i])) {
          first.set(shown[i], name);
        } else if (first.get(shown[i]) !== name) {
          alike.add(shown[i]);
        }
      });
      if (alike.size === 0) {
        break;
      }
      shown = shown.map((text, i) => (alike.has(text) ? fit(names[i], width, font, share) : text));
    }
    return shown.map((text) => cut(text, 400));
  }

  /* A name on lines that end at a blank or after a hyphen; null where a word is longer than a line
     or the lines are too many. */
  function wrapped(name, width, font, most) {
    const lines = [""];
    for (const part of String(name).match(/\s*[^\s\-/]*[\-/]*/g).filter((it) => it !== "")) {
      const longer = lines[lines.length - 1] + part;
      if (widthOf(longer.trim(), font) <= width) {
        lines[lines.length - 1] = longer;
      } else if (widthOf(part.trim(), font) > width || lines.length === most) {
        return null;
      } else if (lines[lines.length - 1].trim() === "") {
        lines[lines.length - 1] = part;
      } else {
        lines.push(part);
      }
    }
    return lines.map((line) => cut(line.trim(), 400)).join("\n");
  }

  function number(value) {
    if (value === null || value === undefined || !Number.isFinite(value)) {
      return "withheld";
    }
    const size = Math.abs(value);
    if (Number.isInteger(value) || size >= 1000) {
      return plain(value, { maximumFractionDigits: 0 });
    }
    if (size >= 0.001) {
      return plain(value, { maximumSignificantDigits: size >= 100 ? 4 : 3 });
    }
    return value.toExponential(1).replace("-", "−");
  }

  function plain(value, options) {
    return value.toLocaleString("en-GB", options).replace("-", "−");
  }

  function signed(value) {
    const shown = plain(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return value > 0 ? "+" + shown : shown;
  }

  /* A whole number as far as an expected number is one. */
  function expected(value) {
    return plain(value, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });
  }

  function probability(value) {
    if (value > 0.9999 && value < 1) {
      return "over 99.99 %";
    }
    if (value < 0.0001 && value > 0) {
      return "under 0.01 %";
    }
    const decimals = value > 0.99 || value < 0.01 ? 2 : 1;
    return plain(100 * value, { maximumFractionDigits: decimals }) + " %";
  }

  return { cut, fitted, wrapped, widthOf, number, signed, expected, probability, plain };
})();
