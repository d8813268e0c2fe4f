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

  return { cut, number, signed, expected, probability, plain };
})();
