"use strict";

/* Records on a ring and the pairs between them; a pair that speaks against the rest is dashed. */
charts.define("Network", (chart, { width, isNarrow }) => {
  const signs = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow"];
  const groups = [...new Set(chart.nodes.map((node) => node.group))];
  const legendHeight = charts.legendHeight(groups, width);
  const count = chart.nodes.length;
  const height = (count <= 2 ? 150 : Math.min(420, width)) + legendHeight;
  const size = count > 24 ? 16 : count > 12 ? 24 : 34;
  const top = legendHeight + size;
  const across = Math.min(width - 2 * size - 60, 620);
  const down = height - top - size - 8;
  /* Places on the ring are ours, so that a page is drawn the same twice; in pixels, so that nothing
     is stretched. */
  const turns = chart.nodes.map((_, i) =>
    count <= 2 ? Math.PI * (i + 1) : (2 * Math.PI * i) / count - Math.PI / 2
  );
  const places = turns.map((turn) => [(Math.cos(turn) * across) / 2, (Math.sin(turn) * down) / 2]);
  const spread = (axis) => Math.max(...places.map((p) => p[axis])) - Math.min(...places.map((p) => p[axis]));
  const ring = { width: Math.max(1, spread(0)), height: Math.max(1, spread(1)) };

  const shown = texts.fitted(
    chart.nodes.map((node) => node.name),
    Math.max(60, Math.min(count > 12 ? 130 : 240, width - across - 4)),
    "bold " + charts.fontOf(13)
  );

  function says(at) {
    if (at.dataType === "edge") {
      const edge = chart.edges[at.dataIndex];
      const names = `${texts.cut(chart.nodes[edge.from].name, 40)} and ${texts.cut(chart.nodes[edge.to].name, 40)}`;
      const what = edge.isLink ? "linked" : "not linked";
      return `${names}: ${what}\nmatch weight ${texts.signed(edge.weight)} bits`;
    }
    const node = chart.nodes[at.dataIndex];
    return `${texts.cut(node.name, 60)}\n${texts.cut(node.group, 60)}`;
  }

  return {
    height,
    note: chart.edges.some((edge) => !edge.isLink)
      ? "Solid lines are links; dashed lines are pairs that were not linked. Numbers are match weights in bits."
      : "Lines are links; numbers are match weights in bits.",
    option: {
      legend: {
        ...charts.legend(groups, width),
        top: 0,
        data: groups.map((_, i) => ({ name: String(i), icon: signs[i % signs.length] }))
      },
      tooltip: { formatter: says },
      series: [
        {
          type: "graph",
          layout: "none",
          left: (width - ring.width) / 2,
          top: top + (count <= 2 ? down / 2 : 0),
          ...ring,
          symbolSize: size,
          categories: groups.map((_, i) => ({
            name: String(i),
            symbol: signs[i % signs.length],
            itemStyle: { color: charts.colour(i) }
          })),
          data: chart.nodes.map((node, i) => ({
            name: String(i),
            x: places[i][0],
            y: places[i][1],
            category: groups.indexOf(node.group),
            symbol: signs[groups.indexOf(node.group) % signs.length],
            itemStyle: { borderColor: charts.ink, borderWidth: 1 },
            label: {
              show: true,
              position: node.name.length <= 2 && size > 20 ? "inside" : "top",
              color: node.name.length <= 2 && size > 20 ? "#ffffff" : charts.ink,
              textBorderColor: node.name.length <= 2 && size > 20 ? charts.ink : "#ffffff",
              textBorderWidth: 2,
              fontWeight: "bold",
              fontSize: 13,
              formatter: () => shown[i]
            }
          })),
          links: chart.edges.map((edge) => ({
            source: edge.from,
            target: edge.to,
            value: edge.weight,
            lineStyle: {
              color: edge.isLink ? charts.softInk : charts.colours[1],
              type: edge.isLink ? "solid" : [6, 5],
              width: edge.isLink ? 2 : 1.75,
              opacity: 1
            },
            label: {
              show: chart.edges.length <= 45,
              rotate: 0,
              formatter: () => texts.signed(edge.weight),
              color: edge.isLink ? charts.ink : "#9a3f00",
              fontSize: 12,
              backgroundColor: "#ffffff",
              padding: [1, 3]
            }
          }))
        }
      ]
    }
  };
});
