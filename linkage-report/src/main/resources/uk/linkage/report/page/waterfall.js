"use strict";

/* How a weight comes about: each step starts where the last one ended. */
charts.define("Waterfall", (chart, { width, isNarrow }) => {
  let sum = 0;
  const rows = chart.steps.map((step) => {
    const from = sum;
    sum += step.weight;
    return { name: step.name, level: step.level, from, to: sum, shown: texts.signed(step.weight), isTotal: false };
  });
  rows.push({
    name: "Total",
    level: "",
    from: 0,
    to: chart.total,
    shown: texts.plain(chart.total, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    isTotal: true
  });
  const longest = Math.max(...rows.flatMap((row) => [row.name.length, row.level.length]));
  const nameWidth = Math.min(isNarrow ? 130 : 250, longest * 7 + 8);
  const names = texts.fitted(rows.map((row) => row.name), nameWidth, charts.fontOf(12));
  const levels = texts.fitted(rows.map((row) => row.level), nameWidth, charts.fontOf(11));
  const ends = rows.flatMap((row) => [row.from, row.to]).concat(chart.threshold, 0);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  /* Room for a number beside the longest bar. */
  const air = ((high - low) * 48) / Math.max(80, width - nameWidth - 126) + 0.1;
  const step = high - low > 10 ? 5 : 1;

  function fill(row) {
    if (row.isTotal) {
      return charts.ink;
    }
    return row.to >= row.from ? charts.colours[0] : charts.colours[1];
  }

  function draw(params, api) {
    const row = rows[params.dataIndex];
    const thick = Math.min(22, api.size([0, 1])[1] * 0.6);
    const from = api.coord([row.from, params.dataIndex]);
    const to = api.coord([row.to, params.dataIndex]);
    const isUp = row.to >= row.from;
    const children = [
      {
        type: "rect",
        shape: {
          x: Math.min(from[0], to[0]),
          y: from[1] - thick / 2,
          width: Math.max(1, Math.abs(to[0] - from[0])),
          height: thick
        },
        style: { fill: fill(row) }
      },
      {
        type: "text",
        style: {
          text: row.shown,
          x: to[0] + (isUp ? 6 : -6),
          y: to[1],
          align: isUp ? "left" : "right",
          verticalAlign: "middle",
          fill: charts.ink,
          stroke: "#ffffff",
          lineWidth: 3,
          fontSize: 12,
          fontWeight: row.isTotal ? "bold" : "normal"
        }
      }
    ];
    if (params.dataIndex < rows.length - 2) {
      const next = api.coord([row.to, params.dataIndex + 1]);
      children.push({
        type: "line",
        shape: { x1: to[0], y1: to[1] + thick / 2, x2: next[0], y2: next[1] - thick / 2 },
        style: { stroke: charts.softInk, lineWidth: 1 }
      });
    }
    return { type: "group", children };
  }

  return {
    height: 70 + rows.length * 42 + 40,
    note: "To the right speaks for one person, to the left against.",
    option: {
      grid: { left: nameWidth + 14, right: 16, top: 30, bottom: 50 },
      tooltip: {
        trigger: "item",
        formatter: (at) => {
          const row = rows[at.dataIndex];
          return [texts.cut(row.name), texts.cut(row.level), `${row.shown} ${texts.cut(chart.unit, 40)}`]
            .filter((line) => line !== "")
            .join("\n");
        }
      },
      xAxis: {
        type: "value",
        min: step * Math.floor((low - (low < 0 ? air : 0)) / step),
        max: step * Math.ceil((high + air) / step),
        splitLine: { lineStyle: { color: charts.rule } },
        axisLabel: charts.axisNumbers((v) => v),
        ...charts.axisName(chart.unit, 30, width - nameWidth - 40)
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((_, i) => String(i)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: {
          color: charts.ink,
          interval: 0,
          lineHeight: 15,
          formatter: (i) => {
            const level = levels[Number(i)];
            return names[Number(i)] + (level === "" ? "" : "\n{level|" + level.replace(/\}/g, ")") + "}");
          },
          rich: { level: { color: charts.softInk, fontSize: 11 } }
        }
      },
      series: [
        {
          type: "custom",
          z: 4,
          renderItem: draw,
          encode: { x: [1, 2], y: 0 },
          data: rows.map((row, i) => [i, row.from, row.to]),
          markLine: {
            silent: true,
            z: 3,
            symbol: "none",
            lineStyle: { color: charts.ink, type: [6, 4], width: 1.5 },
            label: {
              formatter: () => "threshold " + texts.number(chart.threshold),
              color: charts.ink,
              position: "start",
              distance: 4
            },
            data: [{ xAxis: chart.threshold }]
          }
        }
      ]
    }
  };
});
