"use strict";

/* Lines over a numeric axis, told apart by colour, dashes and signs; intervals as bands. */
charts.define("Lines", (chart, { width }) => {
  const dashes = ["solid", "dashed", "dotted", [10, 4, 2, 4], [2, 3], [14, 4]];
  const signs = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
  const names = chart.series.map((one) => one.name);
  const isMany = names.length > 1;
  const all = chart.series.flatMap((one) => [...one.values, ...one.low, ...one.high]);
  const scale = charts.scale(all, chart.isLogarithmic);
  const legendHeight = isMany ? charts.legendHeight(names, width) : 0;
  const finite = all.filter((v) => Number.isFinite(v));
  const isFarFromZero = Math.min(...finite) > 0.6 * Math.max(...finite);

  function line(one, i) {
    return {
      name: String(i),
      type: "line",
      showSymbol: chart.at.length <= 40,
      symbol: signs[i % signs.length],
      symbolSize: 7,
      connectNulls: false,
      lineStyle: { width: 2.25, type: dashes[i % dashes.length] },
      itemStyle: { color: charts.colour(i) },
      data: chart.at.map((x, at) => [x, scale.to(one.values[at])]),
      markLine: i === 0 ? mark() : undefined
    };
  }

  function mark() {
    if (chart.mark === null) {
      return undefined;
    }
    return {
      silent: true,
      symbol: "none",
      data: [{ xAxis: chart.mark }],
      lineStyle: { color: charts.ink, type: [6, 4], width: 1.5 },
      label: { formatter: () => texts.cut(chart.markName ?? "", 40), color: charts.ink, position: "end" }
    };
  }

  function band(one, i) {
    const ends = chart.at.map((_, at) => [scale.to(one.low[at]), scale.to(one.high[at])]);
    const known = chart.at.map((_, at) => at).filter((at) => ends[at][0] !== null && ends[at][1] !== null);
    return {
      name: "interval " + i,
      type: "custom",
      silent: true,
      z: 1,
      tooltip: { show: false },
      encode: { x: 0, y: [1, 2] },
      data: known.map((at) => [chart.at[at], ...ends[at]]),
      renderItem: (params, api) => {
        if (params.dataIndex > 0) {
          return null;
        }
        const under = known.map((at) => api.coord([chart.at[at], ends[at][0]]));
        const over = known.map((at) => api.coord([chart.at[at], ends[at][1]])).reverse();
        return {
          type: "polygon",
          shape: { points: [...under, ...over] },
          style: { fill: charts.colour(i), opacity: 0.18 }
        };
      }
    };
  }

  const bands = chart.series.flatMap((one, i) => (one.low.length > 0 && one.high.length > 0 ? [band(one, i)] : []));

  function says(points) {
    const at = points.find((point) => point.seriesType === "line")?.dataIndex ?? 0;
    const lines = chart.series.map(
      (one) => (isMany ? texts.cut(one.name, 40) + ": " : "") + texts.number(one.values[at])
    );
    return [`${texts.cut(chart.horizontalAxis, 60)}: ${texts.number(chart.at[at])}`, ...lines].join("\n");
  }

  return {
    height: 340 + legendHeight,
    note: bands.length > 0 ? "The bands are the 95 % intervals." : "",
    option: {
      title: charts.title(chart.verticalAxis, width, legendHeight),
      legend: isMany ? { ...charts.legend(names, width), itemWidth: 36 } : { show: false },
      grid: { left: 8, right: 36, top: 46 + legendHeight, bottom: 30, containLabel: true },
      tooltip: { trigger: "axis", formatter: says },
      xAxis: {
        type: "value",
        min: chart.at[0],
        max: chart.at[chart.at.length - 1],
        splitLine: { show: false },
        axisLine: { lineStyle: { color: charts.softInk }, onZero: false },
        axisLabel: charts.axisNumbers((v) => v),
        ...charts.axisName(chart.horizontalAxis, 30, width - 80)
      },
      yAxis: { type: "value", scale: isFarFromZero, ...scale.axis },
      series: [...bands, ...chart.series.map(line)]
    }
  };
});
