/**
 * The style sheet of the report: light paper, made to be printed on A4. Its colours are the light values of the app's tokens
 * (`ui/tokens.css`), since the file stands by itself. Marks are drawn as `editor/reader.css` does it, by backgrounds and inset
 * shadows only: nothing moves a glyph, and Arabic letters stay joined.
 */
export const reportStyles = `
:root {
  color-scheme: light;
  --paper: #ffffff; --ink: #1f2328; --ink-2: #50555d; --line: #e6e2d9; --line-strong: #cfc9bc; --sunken: #f3f1ec;
  --accent: #0b5d5a; --danger: #b3261e; --ok: #1b6e3c; --warn: #8a5a00;
  --claim: #3b4cc0; --claim-wash: #e8eafb; --source: #0f7a52; --figure: #8f5400; --figure-wash: #fdf0d8;
  --ui: 'IBM Plex Sans Arabic', system-ui, sans-serif;
  --read: 'Noto Naskh Arabic Variable', 'Noto Naskh Arabic', 'Amiri', 'Traditional Arabic', 'Geeza Pro', serif;
}
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page); font: 9pt sans-serif; color: #50555d; } }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 10.5pt/1.6 var(--ui); print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
h1, h2, h3, h4 { line-height: 1.3; break-after: avoid; }
h1 { margin: 0; font-size: 26pt; }
h2 { margin: 3rem 0 1rem; padding-block-end: 0.3rem; border-block-end: 2px solid var(--accent); font-size: 17pt; }
h3 { margin: 2rem 0 0.6rem; font-size: 12.5pt; }
.cover { padding-block: 5rem 3rem; border-block-end: 1px solid var(--line-strong); }
.cover p { margin: 0 0 0.5rem; color: var(--accent); font-weight: 600; }
.cover dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; margin: 2rem 0 0; }
.cover dt { color: var(--ink-2); }
.cover dd { margin: 0; font-weight: 600; }
table { border-collapse: collapse; font-size: 9pt; line-height: 1.55; }
.wide { width: 100%; }
thead { display: table-header-group; }
th, td { padding: 0.3rem 0.45rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: break-word; }
thead th { border-block-end: 1.5px solid var(--line-strong); color: var(--ink-2); font-weight: 600; }
tr { break-inside: avoid; }
tbody th { background: var(--sunken); break-after: avoid; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.said { font-family: var(--read); font-size: 10.5pt; line-height: 1.9; white-space: pre-line; overflow-wrap: anywhere; }
.list { margin: 0; padding: 0; list-style: none; }
.remark { margin: 0.2rem 0 0; color: var(--ink-2); white-space: pre-line; overflow-wrap: anywhere; }
.by { color: var(--ink-2); font-weight: 400; }
.status-checked-true { color: var(--ok); }
.status-checked-false { color: var(--danger); }
.status-disputed { color: var(--warn); }
figure { margin: 0 0 2rem; break-inside: avoid; }
figcaption { margin-block-end: 0.5rem; font-weight: 600; }
figure img { display: block; max-width: 100%; max-height: 220mm; height: auto; }
a { color: inherit; text-decoration: none; }
.text { font-family: var(--read); font-size: 14pt; line-height: 2.3; }
.line { position: relative; margin: 0; min-height: 1lh; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; text-align: start; orphans: 2; widows: 2; }
.legend { font-size: 9.5pt; color: var(--ink-2); }
.legend .mark { font-family: var(--read); font-size: 12pt; color: var(--ink); }
.mark {
  --edge: none; --line-1: none; --line-2: none; --line-3: none; --start-side: right;
  background-image: var(--edge), var(--line-1), var(--line-2), var(--line-3);
  background-repeat: no-repeat;
  background-size: 2px 100%, 100% 3px, 100% 2px, 100% 2px;
  background-position: var(--start-side) top, left bottom, left calc(100% - 5px), left calc(100% - 9px);
  --ring-1: 0 0 transparent; --ring-2: 0 0 transparent; --ring-3: 0 0 transparent; --start: 0 0 transparent; --end: 0 0 transparent;
  --inwards: -1;
  box-shadow: var(--start), var(--end), var(--ring-1), var(--ring-2), var(--ring-3);
}
[dir='ltr'] > .mark { --start-side: left; --inwards: 1; }
.figure-alone { background-color: var(--figure-wash); }
.claim-1 { background-color: var(--claim-wash); }
.claim-2 { background-color: color-mix(in srgb, var(--claim) 16%, var(--claim-wash)); }
.claim-3 { background-color: color-mix(in srgb, var(--claim) 30%, var(--claim-wash)); }
.claim-start { --edge: linear-gradient(var(--claim), var(--claim)); }
.source-1 { --line-1: linear-gradient(var(--source), var(--source)); }
.source-2 { --line-2: linear-gradient(var(--source), var(--source)); }
.source-3 { --line-3: linear-gradient(var(--source), var(--source)); }
.figure-1, .figure-2, .figure-3 { --ring-1: inset 0 1.5px 0 var(--figure), inset 0 -1.5px 0 var(--figure); }
.figure-2, .figure-3 { --ring-2: inset 0 3px 0 var(--figure), inset 0 -3px 0 var(--figure); }
.figure-3 { --ring-3: inset 0 4.5px 0 var(--figure), inset 0 -4.5px 0 var(--figure); }
.figure-start { --start: inset calc(var(--inwards) * 1.5px) 0 0 var(--figure); border-start-start-radius: 5px; border-end-start-radius: 5px; }
.figure-end { --end: inset calc(var(--inwards) * -1.5px) 0 0 var(--figure); border-start-end-radius: 5px; border-end-end-radius: 5px; }
.notes { position: absolute; display: inline; white-space: nowrap; font: 600 6.5pt/1 var(--ui); }
.note { display: inline-block; margin-inline-end: 0.35em; }
.note-claim { color: var(--claim); }
.note-source { color: var(--source); }
.note-figure { color: var(--figure); }
@media print {
  body { padding: 0; max-width: none; }
  .cover { min-height: 200mm; padding-block-start: 60mm; border: 0; }
  h2 { margin-block-start: 0; break-before: page; }
}
`
