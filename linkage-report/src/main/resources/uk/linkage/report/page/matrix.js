"use strict";

/* A table that gets darker as its numbers grow, with the numbers in it. */
charts.define("Matrix", (chart, { width, isPrint, isNarrow }) => {
  const pale = [238, 244, 250];
  const dark = [0, 70, 122];
  const values = chart.values.flat().filter((v) => Number.isFinite(v));
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1e-9, ...values);
  const isShare = /^share/i.test(chart.unit) && low >= 0 && high <= 1;
  const longestRow = Math.max(...chart.rows.map((name) => name.length));
  const left = Math.min(isNarrow ? 100 : 200, longestRow * 7 + 12);
  const cell = (Math.max(width, minWidth()) - left - 8) / chart.columns.length;
  /* Names of columns stand on up to three lines where there is room, and else on their heads. */
  const font = charts.fontOf(12);
  const level = chart.columns.map((name) => texts.wrapped(name, cell - 8, font, 3));
  const isTurned = level.includes(null);
  const heads = isTurned ? turned() : level;
  const lines = Math.max(...heads.map((head) => head.split("\n").length));
  const longestHead = Math.max(...heads.flatMap((head) => head.split("\n").map((it) => texts.widthOf(it, font))));
  const top = 32 + (isTurned ? longestHead + 10 : lines * 15 + 8);
  const cellHeight = chart.rows.length > 30 ? 20 : 32;
  const showsNumbers = cell >= 30;

  /* On their heads, names have as many lines as their columns have room for. */
  function turned() {
    const most = Math.max(1, Math.min(3, Math.floor(cell / 15)));
    const cutShort = texts.fitted(chart.columns, 150, font);
    return chart.columns.map((name, i) => texts.wrapped(name, 130, font, most) ?? cutShort[i]);
  }

  function minWidth() {
    return isPrint ? 0 : left + chart.columns.length * 38;
  }

  function share(v) {
    return (v - low) / (high - low);
  }

  function colour(v) {
    const mixed = pale.map((p, i) => Math.round(p + share(v) * (dark[i] - p)));
    return `rgb(${mixed.join(",")})`;
  }

  const data = chart.values.flatMap((row, y) =>
    row.map((v, x) => ({
      value: [x, y, Number.isFinite(v) ? v : 0],
      itemStyle: {
        color: Number.isFinite(v) ? colour(v) : "#ffffff",
        borderColor: "#ffffff",
        borderWidth: 1
      },
      label: { color: Number.isFinite(v) && share(v) > 0.5 ? "#ffffff" : charts.ink }
    }))
  );

  /* Shares are said in per cent. */
  function figure(v) {
    return isShare ? texts.plain(100 * v, { maximumFractionDigits: v < 0.1 ? 1 : 0 }) + " %" : texts.number(v);
  }

  function shown(at) {
    const [x, y] = at.value;
    const v = chart.values[y][x];
    return Number.isFinite(v) ? figure(v) : "*";
  }

  return {
    height: top + chart.rows.length * cellHeight + 36,
    minWidth: minWidth(),
    note: showsNumbers ? "" : "The cells are too narrow for numbers; the table has them.",
    option: {
      title: charts.title(`${texts.cut(chart.unit, 80)}; rows: ${texts.cut(chart.rowAxis, 80)}`, width),
      grid: { left, right: 8, top, bottom: 30 },
      tooltip: {
        formatter: (at) =>
          [
            texts.cut(chart.rows[at.value[1]]),
            texts.cut(chart.columns[at.value[0]]),
            `${texts.cut(chart.unit, 60)}: ${shown(at)}`
          ].join("\n")
      },
      xAxis: {
        type: "category",
        position: "top",
        data: chart.columns.map((_, i) => String(i)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: {
          color: charts.ink,
          formatter: (i) => heads[Number(i)],
          lineHeight: 14,
          interval: 0,
          rotate: isTurned ? 90 : 0
        }
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: chart.rows.map((_, i) => String(i)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { ...charts.nameLabels(chart.rows, left - 12), interval: 0 }
      },
      graphic: {
        type: "text",
        left,
        bottom: 6,
        silent: true,
        style: { text: "columns: " + texts.cut(chart.columnAxis, 60), fill: charts.softInk, fontSize: 12 }
      },
      series: [
        {
          type: "heatmap",
          data,
          label: { show: showsNumbers, fontSize: cell < 40 ? 10 : 12, formatter: shown },
          emphasis: { itemStyle: { borderColor: charts.ink } }
        }
      ]
    }
  };
});
