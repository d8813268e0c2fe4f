"use strict";

/*
 * Draws the charts of the page. A kind of chart is defined by a function from its data and its
 * place ({width, isPrint, isNarrow, state}) to {option, height, minWidth, patterns, note}.
 */
const charts = (() => {
  const ink = "#1b1f24";
  const softInk = "#4b5563";
  const rule = "#d5dae1";
  /* Okabe and Ito, in an order that keeps neighbours apart; yellow is too pale for paper. Then
     darker ones that none of these is taken for. */
  const colours = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#6b7280",
    "#882255", "#332288", "#8a8a00", "#7a4a1e", "#b497e7", "#1f4d2b"
  ];
  const font = getComputedStyle(document.body).fontFamily;
  /* The width of what is printed on A4, in CSS pixels. */
  const paperWidth = 668;
  /* As high as a drawing may be to stand on one sheet with its heading. */
  const paperHeight = 660;
  const kinds = new Map();
  const drawings = [];
  let isPrint = false;

  function define(kind, build, control) {
    kinds.set(kind, { build, control });
  }

  function fontOf(size) {
    return `${size}px ${font}`;
  }

  /* The colour of a place; past the last one they begin again, paler each time. */
  function colour(i) {
    const whole = colours[i % colours.length];
    const white = 1 - 0.55 ** Math.floor(i / colours.length);
    const parts = [1, 3, 5].map((at) => parseInt(whole.slice(at, at + 2), 16));
    return white === 0 ? whole : `rgb(${parts.map((v) => Math.round(v + white * (235 - v))).join(",")})`;
  }

  function base(says) {
    return {
      animation: false,
      color: colours,
      textStyle: { fontFamily: font, color: ink, fontSize: 12 },
      aria: { enabled: true, label: { description: says } },
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: "#ffffff",
        borderColor: softInk,
        textStyle: { color: ink, fontSize: 13, fontFamily: font }
      }
    };
  }

  /* The name of the axis that stands up, over it and under the legend, where it needs no turned
     head. */
  function title(text, width, legendHeight = 0) {
    return {
      text: texts.cut(text, 200),
      left: 0,
      top: 3 + legendHeight,
      padding: 0,
      textStyle: {
        color: softInk,
        fontSize: 12,
        lineHeight: 16,
        fontWeight: "normal",
        fontFamily: font,
        width: width - 8,
        overflow: "truncate",
        ellipsis: "…"
      }
    };
  }

  /* Series are known by their places; their names are only shown. */
  function legend(names, width) {
    const most = Math.min(260, width - 60);
    const shown = texts.fitted(names, most, fontOf(12));
    return {
      type: names.length > 8 ? "scroll" : "plain",
      left: 0,
      top: 2,
      padding: 0,
      itemGap: 16,
      selectedMode: false,
      data: names.map((_, i) => ({ name: String(i) })),
      formatter: (i) => shown[Number(i)],
      textStyle: { color: ink }
    };
  }

  /* How high the legend of these names stands on a place of this width. */
  function legendHeight(names, width) {
    let rows = 1;
    let used = 0;
    for (const name of names) {
      const needed = Math.min(260, name.length * 7) + 50;
      if (used > 0 && used + needed > width) {
        rows++;
        used = 0;
      }
      used += needed;
    }
    return names.length > 8 ? 28 : rows * 24;
  }

  function nameLabels(names, width) {
    const shown = texts.fitted(names, width, fontOf(12));
    return { color: ink, formatter: (i) => shown[Number(i)] };
  }

  function axisName(text, gap, width) {
    return {
      name: texts.cut(text, 120),
      nameLocation: "middle",
      nameGap: gap,
      nameTextStyle: { color: softInk, fontSize: 12 },
      nameTruncate: { maxWidth: Math.max(80, width), ellipsis: "…" }
    };
  }

  /* Numbers on a linear or a logarithmic scale: the logarithm is taken here, so that bars begin at a
     place of ours. Nothing that is not above zero can stand on a logarithmic one. */
  function scale(values, isLogarithmic) {
    const finite = values.filter((v) => Number.isFinite(v) && (!isLogarithmic || v > 0));
    if (!isLogarithmic || finite.length === 0) {
      return {
        to: (v) => (Number.isFinite(v) ? v : null),
        axis: { splitLine: { lineStyle: { color: rule } }, axisLabel: axisNumbers((v) => v) }
      };
    }
    const low = Math.ceil(Math.log10(Math.min(...finite)) - 1e-9) - 1;
    const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...finite)) - 1e-9));
    return {
      to: (v) => (Number.isFinite(v) && v > 0 ? Math.log10(v) : null),
      low,
      axis: {
        min: low,
        max: high,
        interval: Math.max(1, Math.ceil((high - low) / 7)),
        splitLine: { lineStyle: { color: rule } },
        axisLabel: axisNumbers((v) => 10 ** v)
      }
    };
  }

  function axisNumbers(from) {
    return { color: softInk, hideOverlap: true, formatter: (v) => texts.number(from(v)) };
  }

  function render(drawing) {
    const { holder, canvas, chart, state } = drawing;
    const width = isPrint ? paperWidth : holder.clientWidth;
    if (width === 0) {
      return;
    }
    drawing.width = width;
    const place = { width, isPrint, isNarrow: width < 520, state };
    const spec = kinds.get(chart.kind).build(chart, place);
    const drawn = isPrint ? width : Math.max(width, spec.minWidth || 0);
    makeScrollable(drawing, drawn > width);
    canvas.style.width = drawn + "px";
    const height = isPrint ? Math.min(spec.height, paperHeight) : spec.height;
    canvas.style.height = height + "px";
    const size = { width: drawn, height };
    if (drawing.instance) {
      drawing.instance.resize(size);
    } else {
      drawing.instance = echarts.init(canvas, null, { renderer: "svg", ...size });
    }
    const common = base(drawing.says);
    common.aria.decal = { show: spec.patterns === true };
    const option = { ...common, ...spec.option };
    option.tooltip = { ...common.tooltip, ...spec.option.tooltip };
    drawing.instance.setOption(option, true);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", drawing.says);
    note(drawing, spec.note);
  }

  /* A drawing that is wider than its place can be moved by keys too. */
  function makeScrollable({ holder, says }, isWider) {
    if (isWider) {
      holder.tabIndex = 0;
      holder.setAttribute("role", "group");
      holder.setAttribute("aria-label", says);
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => holder.removeAttribute(name));
    }
  }

  function note(drawing, words) {
    if (!drawing.note) {
      drawing.note = document.createElement("p");
      drawing.note.className = "note";
      drawing.holder.after(drawing.note);
    }
    drawing.note.textContent = words || "";
    drawing.note.hidden = !words;
  }

  function start(holder) {
    const figure = holder.closest(".figure");
    const chart = JSON.parse(holder.querySelector("script").textContent);
    const kind = kinds.get(chart.kind);
    if (!kind || isEmpty(chart)) {
      return;
    }
    const canvas = document.createElement("div");
    canvas.className = "canvas";
    holder.append(canvas);
    holder.hidden = false;
    const says = [".says", "h3"]
      .map((part) => figure.querySelector(part).textContent.trim().slice(0, 1000))
      .find((text) => text !== "");
    const drawing = { figure, holder, canvas, chart, says, state: {} };
    try {
      render(drawing);
    } catch (fault) {
      canvas.remove();
      note(drawing, "The chart could not be drawn; the table has its figures.");
      console.error(fault);
      return;
    }
    drawings.push(drawing);
    kind.control?.(drawing, () => render(drawing));
    watch.observe(holder);
  }

  function isEmpty(chart) {
    const what = chart.categories ?? chart.at ?? chart.rows ?? chart.nodes ?? chart.steps;
    return what.length === 0 || chart.columns?.length === 0;
  }

  function renderAll() {
    drawings.forEach(render);
  }

  const watch = new ResizeObserver((entries) => {
    requestAnimationFrame(() => {
      for (const drawing of drawings) {
        const isChanged = entries.some((entry) => entry.target === drawing.holder);
        if (!isPrint && isChanged && drawing.holder.clientWidth !== drawing.width) {
          render(drawing);
        }
      }
    });
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".drawing").forEach(start);
  });
  window.addEventListener("beforeprint", () => {
    isPrint = true;
    renderAll();
  });
  window.addEventListener("afterprint", () => {
    isPrint = false;
    renderAll();
  });

  return {
    define, title, legend, legendHeight, nameLabels, axisName, scale, axisNumbers,
    fontOf, colour, ink, softInk, rule, colours
  };
})();
