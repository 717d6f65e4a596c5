/** The headings of a Markdown text, for its table of contents. */
export interface GuideHeading {
  /** The line of the text that it stands on, from 1, as react-markdown counts. */
  readonly line: number
  /** 1 to 6. */
  readonly level: number
  /** Without emphasis and code marks. */
  readonly title: string
}

/** The ATX headings (CommonMark 4.2) outside fenced code (4.5). Underlined headings are read, but not listed. */
export function headingsOf(markdown: string): readonly GuideHeading[] {
  const headings: GuideHeading[] = []
  let fence = ''
  for (const [index, line] of markdown.split(/\r\n|\r|\n/).entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (mark !== '' && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : ''
    if (fence !== '') continue
    const [, marks, words = ''] = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? []
    if (marks === undefined) continue
    const title = words.replaceAll(/[*_`]/g, '').trim()
    if (title !== '') headings.push({ line: index + 1, level: marks.length, title })
  }
  return headings
}
