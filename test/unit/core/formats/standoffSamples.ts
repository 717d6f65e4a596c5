/** Documents that the golden files of the formats of annotation tools hold. */
import type { Attributes } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { DatasetAnnotator, DatasetHead, DatasetItem, DatasetSpan } from '@core/datasets/item'
import { documentIdOf } from '@core/text/documentId'

const scheme: Scheme = {
  id: 'sample',
  labels: [
    {
      name: 'claim',
      title: { ar: 'ادعاء', en: 'Claim' },
      attributes: [
        {
          name: 'certainty',
          type: 'choice',
          values: ['asserted', 'reported'],
          title: { ar: 'اليقين', en: 'Certainty' },
        },
        { name: 'موضوع الخبر', type: 'text' },
      ],
    },
    { name: 'source', title: { ar: 'مصدر', en: 'Source' }, attributes: [{ name: 'named', type: 'flag' }] },
    {
      name: 'figure',
      title: { ar: 'رقم', en: 'Figure' },
      attributes: [
        { name: 'unit', type: 'choice', values: ['percent', 'دينار عراقي'] },
        { name: 'min', type: 'number' },
      ],
    },
    { name: 'رأي | خاص', title: { ar: 'رأي | خاص', en: 'Opinion' }, colour: 'violet', attributes: [] },
  ],
}

export const sampleHead: DatasetHead = {
  project: { id: '00000000-0000-4000-8000-000000000001', name: 'تجربة' },
  scheme,
}

/** A span of the first place of a quote from an offset on. */
function span(
  text: string,
  id: string,
  label: string,
  quote: string,
  more: { readonly attributes?: Attributes; readonly note?: string; readonly from?: number } = {},
): DatasetSpan {
  const start = text.indexOf(quote, more.from ?? 0)
  if (start < 0) throw new Error(`${quote} is not in the text`)
  return { id, label, start, end: start + quote.length, attributes: more.attributes ?? {}, note: more.note ?? '' }
}

const canonicalText = '📰 عاجل\nقال وزير المالية: «ارتفعت الصادرات 12.5%» وفق «واس».'
const sara: DatasetAnnotator = { id: '00000000-0000-4000-8000-0000000000a1', name: 'سارة' }
const gold: DatasetAnnotator = {
  id: '00000000-0000-4000-8000-0000000000a2',
  name: 'لجنة: التحرير',
  role: 'adjudication',
}

/** The document that `docs` and the specification of the formats use. */
export const canonical: DatasetItem = {
  document: { id: documentIdOf(canonicalText), title: '📰 عاجل', fileName: 'doc1.txt', text: canonicalText },
  annotator: sara,
  spans: [
    span(canonicalText, 'S1', 'source', 'وزير المالية'),
    span(canonicalText, 'C1', 'claim', 'ارتفعت الصادرات 12.5%', {
      attributes: { certainty: 'reported' },
      note: 'يحتاج تحققًا',
    }),
    span(canonicalText, 'F1', 'figure', '12.5%', { attributes: { unit: 'percent' } }),
    span(canonicalText, 'S2', 'source', 'واس'),
  ],
  relations: [
    { id: 'R1', type: 'attributed_to', from: 'C1', to: 'S1' },
    { id: 'R2', type: 'quantifies', from: 'F1', to: 'C1' },
    { id: 'R3', type: 'attributed_to', from: 'C1', to: 'S2' },
  ],
}

const nastyText =
  '\n\u200fصرّح 🇮🇶 المتحدّثُ باسم الوزارة\u00a0👩🏽‍🚀:\nأنفقنا ١٬٥٠٠ مليون دينارٍ\u2028ثم نفـــى ذلك.\u2067(لاحقًا)\u2069 C:\\x [1] می\u200cخواهم |\n'

/** White space at both ends, everything that moves offsets, and spans that nest, cross, repeat and run over lines. */
export const nasty: DatasetItem = {
  document: { id: documentIdOf(nastyText), title: '\u200fصرّح', fileName: 'خبر: الإنفاق؟.txt', text: nastyText },
  annotator: gold,
  spans: [
    span(nastyText, 'a', 'source', '🇮🇶 المتحدّثُ باسم الوزارة\u00a0👩🏽‍🚀', { attributes: { named: true, min: -0.5 } }),
    span(nastyText, 'b', 'claim', 'الوزارة\u00a0👩🏽‍🚀:\nأنفقنا ١٬٥٠٠', {
      note: 'سطر أول\nوثانٍ\tبعد جدولة | "قوس" %0A ⏎ [2]',
    }),
    span(nastyText, 'c', 'claim', 'أنفقنا ١٬٥٠٠ مليون دينارٍ\u2028ثم نفـــى', {
      attributes: { certainty: 'asserted', 'موضوع الخبر': 'مال | عام, "12"', note: '' },
    }),
    span(nastyText, 'd', 'figure', '١٬٥٠٠ مليون دينارٍ', { attributes: { unit: 'دينار عراقي', min: 1500000000 } }),
    span(nastyText, 'e', 'رأي | خاص', '١٬٥٠٠ مليون دينارٍ', { attributes: { unit: '12', named: false, min: null } }),
    span(nastyText, 'f', 'source', 'وزارة', { note: '\\n' }),
    span(nastyText, 'g', 'claim', '\u2067(لاحقًا)\u2069 C:\\x [1]'),
  ].sort((x, y) => x.start - y.start || y.end - x.end || (x.id < y.id ? -1 : 1)),
  relations: [
    { id: 'r1', type: 'attributed_to', from: 'c', to: 'a' },
    { id: 'r2', type: 'attributed_to', from: 'f', to: 'a' },
    { id: 'r3', type: 'quantifies', from: 'd', to: 'c' },
    { id: 'r4', type: 'quantifies', from: 'd', to: 'b' },
  ],
}

const emptyText = 'لا جديد اليوم.\n'

/** Done, and nothing is marked. */
export const unmarked: DatasetItem = {
  document: { id: documentIdOf(emptyText), title: 'لا جديد اليوم.', fileName: 'doc1.txt', text: emptyText },
  annotator: null,
  spans: [],
  relations: [],
}

/** The canonical document as somebody else marked it. */
const second: DatasetItem = {
  ...canonical,
  annotator: { id: '00000000-0000-4000-8000-0000000000a3', name: 'test' },
  spans: canonical.spans.slice(0, 1),
  relations: [],
}

export const samples: readonly DatasetItem[] = [canonical, second, unmarked, nasty]
