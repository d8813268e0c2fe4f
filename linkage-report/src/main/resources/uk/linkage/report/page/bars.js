"use strict";

/* Bars over categories: upright where the names are short, lying where they are long. */
charts.define("Bars", (chart, { width, isNarrow }) => {
  const mostLying = 40;
  const isMany = chart.series.length > 1;
  const longest = Math.max(...chart.categories.map((name) => name.length));
  const isFitting = chart.categories.length * (longest * 7 + 14) <= width - 70;
  const isUpright = longest <= 10 && (isFitting || chart.categories.length > 12);
  const shown = isUpright ? chart.categories : chart.categories.slice(0, mostLying);
  const series = chart.series.map((one) => ({
    ...one,
    values: one.values.slice(0, shown.length),
    hasInterval: one.low.length > 0 && one.high.length > 0
  }));
  const hasInterval = series.some((one) => one.hasInterval);
  const all = series.flatMap((one) => [...one.values, ...one.low, ...one.high]);
  const isLogarithmic = chart.isLogarithmic && !chart.isStacked;
  const scale = charts.scale(all, isLogarithmic);
  const begin = scale.low ?? 0;
  const nameWidth = Math.min(isNarrow ? 110 : 0.42 * width, 300, longest * 7 + 8);
  const names = chart.series.map((one) => one.name);
  const legendHeight = isMany ? charts.legendHeight(names, width) : 0;
  const top = 26 + legendHeight;
  const bar = chart.isStacked ? 30 : Math.max(30, 20 * series.length + 12);
  const height = isUpright ? 320 + legendHeight : top + shown.length * bar + 56;
  const labelsValues = !chart.isStacked && shown.length * series.length <= (isUpright ? 14 : 60);
  const layout = { barGap: "12%", barCategoryGap: "28%" };

  const categoryAxis = {
    type: "category",
    data: shown.map((_, i) => String(i)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: charts.softInk } },
    axisLabel: charts.nameLabels(chart.categories, isUpright ? 200 : nameWidth)
  };
  if (isUpright) {
    categoryAxis.axisLabel.hideOverlap = true;
  }
  const valueAxis = { type: "value", ...scale.axis };
  /* Numbers stand beyond the ends of bars, and those beyond the grid where a bar fills it. */
  const widest = Math.max(0, ...series.flatMap((one) => one.values).map(numberWidth));
  const lastName = texts.widthOf(chart.categories[shown.length - 1], charts.fontOf(12));

  function numberWidth(v) {
    return v === null ? 0 : texts.widthOf(texts.number(v), charts.fontOf(12));
  }

  function bars(one, i) {
    return {
      name: String(i),
      type: "bar",
      stack: chart.isStacked ? "all" : undefined,
      ...layout,
      barMaxWidth: 46,
      itemStyle: { color: charts.colour(i) },
      /* On a logarithmic scale a bar stands on the lowest power of ten, not on zero. */
      data: one.values.map((v) => height0(scale.to(v))),
      label: {
        show: labelsValues,
        position: isUpright ? "top" : "right",
        color: charts.ink,
        formatter: ({ dataIndex: at }) =>
          one.values[at] === null || hasWhisker(one, at) ? "" : texts.number(one.values[at])
      }
    };
  }

  /* A bar with an interval has its number beyond that. */
  function hasWhisker(one, at) {
    return one.hasInterval && scale.to(one.low[at]) !== null && scale.to(one.high[at]) !== null;
  }

  function height0(v) {
    return v === null ? null : v - begin;
  }

  function whiskers(one, i) {
    return {
      name: "interval " + i,
      type: "custom",
      silent: true,
      z: 5,
      tooltip: { show: false },
      encode: isUpright ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
      data: one.values
        .map((_, at) => [at, height0(scale.to(one.low[at])), height0(scale.to(one.high[at])), at])
        .filter((it) => it[1] !== null && it[2] !== null),
      renderItem: (_, api) => {
        const place = api.barLayout({ ...layout, barMaxWidth: 46, count: series.length })[i];
        const end = (v) => api.coord(isUpright ? [api.value(0), v] : [v, api.value(0)]);
        const across = isUpright ? 0 : 1;
        const low = end(api.value(1));
        const high = end(api.value(2));
        low[across] += place.offsetCenter;
        high[across] += place.offsetCenter;
        const arm = Math.min(6, place.width / 2);
        const line = (a, b) => ({
          type: "line",
          shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
          style: { stroke: charts.ink, lineWidth: 1.5 }
        });
        const cross = (p) =>
          isUpright
            ? line([p[0] - arm, p[1]], [p[0] + arm, p[1]])
            : line([p[0], p[1] - arm], [p[0], p[1] + arm]);
        const children = [line(low, high), cross(low), cross(high)];
        if (labelsValues) {
          children.push({
            type: "text",
            style: {
              text: texts.number(one.values[api.value(3)]),
              x: high[0] + (isUpright ? 0 : 6),
              y: high[1] - (isUpright ? 6 : 0),
              align: isUpright ? "center" : "left",
              verticalAlign: isUpright ? "bottom" : "middle",
              fill: charts.ink,
              fontSize: 12
            }
          });
        }
        return { type: "group", children };
      }
    };
  }

  /* Heights are counted from the foot of the axis; its labels say what they stand for. */
  if (begin !== 0) {
    valueAxis.min = 0;
    valueAxis.max = scale.axis.max - begin;
    valueAxis.axisLabel = charts.axisNumbers((v) => 10 ** (v + begin));
  }

  function says(points) {
    const at = points[0].dataIndex;
    const lines = series.map((one) => {
      const interval =
        one.hasInterval && Number.isFinite(one.low[at])
          ? ` (${texts.number(one.low[at])} to ${texts.number(one.high[at])})`
          : "";
      const name = isMany ? texts.cut(one.name, 40) + ": " : "";
      return name + texts.number(one.values[at]) + interval;
    });
    return [texts.cut(chart.categories[at]), ...lines].join("\n");
  }

  const notes = [];
  if (shown.length < chart.categories.length) {
    notes.push(`The first ${shown.length} of ${chart.categories.length} are drawn; the table has all.`);
  }
  if (hasInterval) {
    notes.push("The thin lines are the 95 % intervals.");
  }
  if (isLogarithmic) {
    notes.push("The scale is logarithmic: each line is a fixed multiple of the one before. Zero has no bar on it.");
  }
  if (series.some((one) => one.values.includes(null))) {
    notes.push("Where nothing is drawn the figure is withheld.");
  }
  return {
    height,
    patterns: isMany,
    note: notes.join(" "),
    option: {
      title: charts.title(isUpright ? chart.valueAxis : chart.categoryAxis, width, legendHeight),
      legend: isMany ? charts.legend(names, width) : { show: false },
      grid: {
        left: isUpright ? 8 : nameWidth + 14,
        right: isUpright ? Math.max(12, lastName / 2 + 4) : Math.max(40, widest + 16),
        top: top + (isUpright ? 14 : 0),
        bottom: isUpright ? 30 : 50,
        containLabel: isUpright
      },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: says },
      xAxis: isUpright
        ? { ...categoryAxis, ...charts.axisName(chart.categoryAxis, 30, width - 80) }
        : { ...valueAxis, ...charts.axisName(chart.valueAxis, 30, width - nameWidth - 40) },
      yAxis: isUpright ? valueAxis : { ...categoryAxis, inverse: true },
      series: [...series.map(bars), ...series.flatMap((one, i) => (one.hasInterval ? [whiskers(one, i)] : []))]
    }
  };
});
