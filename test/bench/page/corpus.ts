/** Text and marks for the benchmarks: the same for the same seed. */
import type { Annotation } from '@core/annotation/model'

/** A small generator of pseudo-random numbers in [0, 1) (mulberry32), so that every run measures the same work. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const words =
  'قال المتحدث باسم الوزارة إن نحو ألف شخص غادروا المدينة أمس بعد أن أعلنت السلطات المحلية حالة الطوارئ في ثلاث بلدات قرب النهر وأضاف أن فرق الإنقاذ وصلت إلى القرى البعيدة 1500 أسرة حصلت على مساعدات عاجلة بينما نفى مسؤول آخر وقوع أي إصابات وذكرت وكالة الأنباء نقلا عن شهود 12.5% من المحاصيل'.split(
    ' ',
  )

/** News-like Arabic lines of 20 to 120 words until the UTF-8 size is reached. */
export function makeText(bytes: number, seed = 3): string {
  const random = randomFrom(seed)
  const encoder = new TextEncoder()
  const lines: string[] = []
  for (let size = 0; size < bytes;) {
    const line = Array.from(
      { length: 20 + Math.floor(random() * 100) },
      () => words[Math.floor(random() * words.length)],
    ).join(' ')
    lines.push(`${line}.`)
    size += encoder.encode(line).length + 2
  }
  return lines.join('\n')
}

/** The same words without a newline: one line of so many UTF-16 units. */
export function makeLine(length: number): string {
  return makeText(2 * length)
    .replaceAll('\n', ' ')
    .slice(0, length)
}

/** About one mark in 150 characters: most apart, a tenth overlapping the one before, some nested. Offsets in UTF-16 units. */
export function makeMarks(text: string, seed = 7): Annotation[] {
  const random = randomFrom(seed)
  const labels = ['claim', 'source', 'figure']
  const marks: Annotation[] = []
  const count = Math.floor(text.length / 150)
  let last = { start: 0, end: 0 }
  for (let i = 0; i < count; i++) {
    const kind = random()
    let start = i * 150 + Math.floor(random() * 90)
    if (i > 0 && kind < 0.1) start = Math.max(0, last.end - 3)
    else if (i > 0 && kind < 0.15) start = last.start
    const newline = text.indexOf('\n', start)
    const end = Math.min(start + 4 + Math.floor(random() * 45), newline < 0 ? text.length : newline)
    if (end <= start) continue
    last = { start, end }
    marks.push(makeMark(i, labels[i % 3] ?? 'claim', start, end))
  }
  return marks
}

export function makeMark(number: number, label: string, start: number, end: number): Annotation {
  return {
    id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
    documentId: '',
    annotatorId: '',
    label,
    start,
    end,
    quote: '',
    prefix: '',
    suffix: '',
    attributes: {},
    note: '',
    origin: 'manual',
    createdAt: '',
    updatedAt: '',
    revision: 1,
    deleted: false,
  }
}
