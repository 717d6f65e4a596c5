/** Writing HTML whose parts come from anywhere. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it stands between tags or in a quoted attribute, where none of it is markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/**
 * A drawing for the `src` of an image. Inside an image no script runs, no style reaches the page and nothing is fetched,
 * whatever the drawing holds (HTML, "SVG as image").
 */
export function svgSource(svg: string): string {
  const wellFormed = svg.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(wellFormed)}`
}
