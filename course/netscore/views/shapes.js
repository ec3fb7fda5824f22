// Outlines of people and of the marks around them, about (0, 0).

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

export const OUTLINE = {
  circle: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  diamond: (r) => `M0 ${-1.25 * r}L${1.25 * r} 0L0 ${1.25 * r}L${-1.25 * r} 0z`,
  square: (r) => `M${-r} ${-r}H${r}V${r}H${-r}z`,
  cross: (r) => `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`,
  star: (r) =>
    [...Array(10).keys()]
      .map((k) => {
        const angle = (k * Math.PI) / 5, far = k % 2 ? 0.5 * r : r;
        return `${k ? "L" : "M"}${far * Math.sin(angle)} ${-far * Math.cos(angle)}`;
      })
      .join("") + "z",
};

// A small picture for the key. A group stands in its own shape and colour, a mark as it is drawn around people.
export function sample({ shape, fill, stroke }) {
  const icon = svg("svg", { width: 20, height: 20, viewBox: "-10 -10 20 20", "aria-hidden": "true" });
  icon.append(svg("path", { d: OUTLINE[shape](shape === "star" ? 9 : 6), fill, stroke, "stroke-width": 1.8 }));
  return icon;
}
