"use strict";

/* Who goes where: a Sankey diagram from left to right. */
charts.define("Flow", (chart, { width, isNarrow, isPrint }) => {
  const stages = new Map();
  chart.nodes.forEach((node) => stages.set(node.stage, (stages.get(node.stage) ?? 0) + 1));
  const last = Math.max(...chart.nodes.map((node) => node.stage));
  const fullest = Math.max(...stages.values());
  const minWidth = (last + 1) * (isNarrow ? 130 : 150);
  const room = Math.floor((isPrint ? width : Math.max(width, minWidth)) / (last + 1)) - 34;
  const sizes = chart.nodes.map((_, i) => {
    const into = sum(chart.edges.filter((edge) => edge.to === i));
    const outOf = sum(chart.edges.filter((edge) => edge.from === i));
    return Math.max(into, outOf);
  });
  const colourOf = new Map();
  chart.nodes.forEach((node) => {
    if (!colourOf.has(node.name)) {
      colourOf.set(node.name, charts.colour(colourOf.size));
    }
  });

  const height = Math.max(260, Math.min(900, fullest * 52 + 60));
  const shown = texts.fitted(
    chart.nodes.map((node) => node.name),
    Math.max(48, room),
    charts.fontOf(12)
  );

  function sum(edges) {
    return edges.reduce((total, edge) => total + edge.value, 0);
  }

  function label(i) {
    return `${shown[i]}\n${texts.number(sizes[i])}`;
  }

  function says(at) {
    if (at.dataType === "edge") {
      const from = chart.nodes[Number(at.data.source)].name;
      const to = chart.nodes[Number(at.data.target)].name;
      return `${texts.cut(from)} → ${texts.cut(to)}\n${texts.number(at.data.value)} ${texts.cut(chart.unit, 40)}`;
    }
    const i = Number(at.name);
    return `${texts.cut(chart.nodes[i].name)}\n${texts.number(sizes[i])} ${texts.cut(chart.unit, 40)}`;
  }

  return {
    height,
    minWidth,
    note: fullest > 5 ? "Where nodes are too thin for all names, those of the thinnest are left out." : "",
    option: {
      title: charts.title(chart.unit, width),
      tooltip: { trigger: "item", formatter: says },
      series: [
        {
          type: "sankey",
          left: 4,
          right: 4,
          top: 34,
          bottom: 12,
          nodeWidth: 16,
          nodeGap: Math.min(22, (0.5 * (height - 46)) / fullest),
          nodeAlign: "left",
          draggable: false,
          layoutIterations: 32,
          labelLayout: { hideOverlap: true },
          emphasis: { focus: "adjacency" },
          lineStyle: { color: "source", opacity: 0.32, curveness: 0.5 },
          data: chart.nodes.map((node, i) => ({
            name: String(i),
            depth: node.stage,
            itemStyle: { color: colourOf.get(node.name), borderColor: charts.ink, borderWidth: 0.5 },
            label: {
              position: node.stage === last && last > 0 ? "left" : "right",
              align: node.stage === last && last > 0 ? "right" : "left",
              color: charts.ink,
              fontSize: 12,
              lineHeight: 15,
              textBorderColor: "#ffffff",
              textBorderWidth: 2,
              formatter: () => label(i)
            }
          })),
          links: chart.edges
            .filter((edge) => edge.value > 0)
            .map((edge) => ({ source: String(edge.from), target: String(edge.to), value: edge.value }))
        }
      ]
    }
  };
});
