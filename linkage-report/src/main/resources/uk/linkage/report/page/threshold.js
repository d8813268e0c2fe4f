"use strict";

/* What a threshold costs: links above, errors below, and a slider that moves a line over both. */
charts.define(
  "ThresholdCost",
  (chart, { width, isNarrow, state }) => {
    const place = state.place ?? chart.chosen;
    const errors = ["expected false links", "expected missed matches"];
    const dashes = ["solid", "dashed"];
    const colours = [charts.colours[1], charts.colours[0]];
    const legendHeight = charts.legendHeight(errors, width);
    const panels = [
      { top: 46, height: 120 },
      { top: 222 + legendHeight, height: 150 }
    ];

    function line(id, panel, values, colour, dash) {
      return {
        id,
        name: id,
        type: "line",
        xAxisIndex: panel,
        yAxisIndex: panel,
        symbol: "none",
        lineStyle: { width: 2.25, type: dash, color: colour },
        itemStyle: { color: colour },
        data: chart.at.map((x, i) => [x, values[i]]),
        markLine: id === "missed" ? undefined : marks(panel)
      };
    }

    function marks(panel) {
      const own = {
        xAxis: chart.at[chart.chosen],
        lineStyle: { color: charts.softInk, type: [2, 3], width: 1.5 },
        label: { show: panel === 0 && place !== chart.chosen, formatter: () => "this run", color: charts.softInk }
      };
      const moved = {
        xAxis: chart.at[place],
        lineStyle: { color: charts.ink, type: "solid", width: 2 },
        label: {
          show: panel === 0,
          formatter: () => (place === chart.chosen ? "this run" : "moved to " + texts.number(chart.at[place])),
          color: charts.ink,
          fontWeight: "bold"
        }
      };
      /* Two labels that lie on each other say nothing: the moved one stays. */
      const span = chart.at[chart.at.length - 1] - chart.at[0];
      if (Math.abs(chart.at[place] - chart.at[chart.chosen]) < span * (isNarrow ? 0.4 : 0.2)) {
        own.label.show = false;
      }
      return { silent: true, symbol: "none", data: place === chart.chosen ? [moved] : [own, moved] };
    }

    function says(points) {
      const i = points[0].dataIndex;
      return [
        `match weight ${texts.number(chart.at[i])} (${texts.probability(chart.probabilities[i])})`,
        `links: ${texts.number(chart.links[i])}`,
        `expected false: ${texts.expected(chart.falseLinks[i])}`,
        `expected missed: ${texts.expected(chart.missedLinks[i])}`
      ].join("\n");
    }

    const across = (panel) => ({
      gridIndex: panel,
      type: "value",
      min: chart.at[0],
      max: chart.at[chart.at.length - 1],
      splitLine: { show: false },
      axisLine: { lineStyle: { color: charts.softInk }, onZero: false },
      axisLabel: {
        ...charts.axisNumbers((v) => v),
        show: panel === 1,
        showMinLabel: false,
        showMaxLabel: false
      }
    });
    const up = (panel) => ({
      gridIndex: panel,
      type: "value",
      splitNumber: 3,
      splitLine: { lineStyle: { color: charts.rule } },
      axisLabel: charts.axisNumbers((v) => v)
    });
    const widest = Math.max(...chart.links, ...chart.falseLinks, ...chart.missedLinks);
    const left = texts.number(Math.ceil(widest)).length * 7 + 14;

    return {
      height: 432 + legendHeight,
      option: {
        title: [charts.title("links", width), { ...charts.title("errors to expect", width), top: 186 }],
        legend: {
          ...charts.legend(errors, width),
          top: 208,
          itemWidth: 36,
          data: [{ name: "false" }, { name: "missed" }],
          formatter: (name) => (name === "false" ? errors[0] : errors[1])
        },
        grid: panels.map((panel) => ({ left, right: 24, ...panel })),
        axisPointer: { link: [{ xAxisIndex: "all" }] },
        tooltip: { trigger: "axis", formatter: says },
        xAxis: [across(0), { ...across(1), ...charts.axisName("match weight of the threshold, in bits", 30, width - 60) }],
        yAxis: [up(0), up(1)],
        series: [
          line("links", 0, chart.links, charts.ink, "solid"),
          line("false", 1, chart.falseLinks, colours[0], dashes[0]),
          line("missed", 1, chart.missedLinks, colours[1], dashes[1])
        ]
      }
    };
  },
  ({ figure, chart, state }, redraw) => {
    const box = figure.querySelector(".threshold");
    const slider = box.querySelector("input");
    const reset = box.querySelector("button");
    const list = box.querySelector("dl");
    const output = box.querySelector("output");

    function change(value, less, more, same) {
      if (Math.abs(value) < 0.05) {
        return same;
      }
      return `${texts.expected(Math.abs(value))} ${value < 0 ? less : more}`;
    }

    function sentence(i) {
      const own = chart.chosen;
      const what =
        `At a match weight of ${texts.number(chart.at[i])} a pair is a match with probability ` +
        `${texts.probability(chart.probabilities[i])}. ${texts.number(chart.links[i])} links: ` +
        `${texts.expected(chart.falseLinks[i])} of them are expected to be false, and ` +
        `${texts.expected(chart.missedLinks[i])} matches to be missed.`;
      if (i === own) {
        return what + " This is the threshold of this run.";
      }
      const parts = [
        change(chart.links[i] - chart.links[own], "fewer links", "more links", "as many links"),
        change(chart.falseLinks[i] - chart.falseLinks[own], "fewer false", "more false", "as many false"),
        change(chart.missedLinks[i] - chart.missedLinks[own], "fewer missed", "more missed", "as many missed")
      ];
      return `${what} Against this run (${texts.number(chart.at[own])}): ${parts.join(", ")}.`;
    }

    function tell() {
      const i = Number(slider.value);
      const facts = [
        ["match weight", texts.number(chart.at[i])],
        ["match probability", texts.probability(chart.probabilities[i])],
        ["links", texts.number(chart.links[i])],
        ["expected false", texts.expected(chart.falseLinks[i])],
        ["expected missed", texts.expected(chart.missedLinks[i])]
      ];
      list.replaceChildren(
        ...facts.map(([name, value]) => {
          const pair = document.createElement("div");
          const term = document.createElement("dt");
          const figureShown = document.createElement("dd");
          term.textContent = name;
          figureShown.textContent = value;
          pair.append(term, figureShown);
          return pair;
        })
      );
      output.textContent = sentence(i);
      slider.setAttribute("aria-valuetext", `match weight ${texts.number(chart.at[i])}`);
      reset.disabled = i === chart.chosen;
      if (state.place !== i) {
        state.place = i;
        redraw();
      }
    }

    slider.addEventListener("input", tell);
    reset.addEventListener("click", () => {
      slider.value = String(chart.chosen);
      tell();
      slider.focus();
    });
    /* A browser may bring back where the slider stood before the page was loaded again. */
    slider.value = String(chart.chosen);
    state.place = chart.chosen;
    tell();
    box.hidden = false;
  }
);
