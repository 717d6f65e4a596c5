import { findTwins, type TwinCandidate } from '@core/merge/twins'
import { describe, expect, it } from 'vitest'

const article = [
  'قالت وزارة الدفاع إن 1500 جندي وصلوا إلى المدينة مساء أمس بعد رحلة طويلة عبر الجبال.',
  'ونفى مسؤول مطلع ذلك وأكد أن القوات لم تتحرك من مواقعها منذ أسبوع على الأقل.',
  'وأضاف أن الوزارة ستصدر بيانا مفصلا عن أعداد الجنود ومواقعهم خلال الأيام المقبلة.',
].join('\n')
const other = [
  'افتتح الوزير معرض الكتاب في العاصمة بحضور عدد كبير من الناشرين والقراء والكتاب.',
  'ويشارك في المعرض ناشرون من عشرين بلدا ويستمر أسبوعين كاملين.',
].join('\n')

function candidate(id: string, text: string, name: Partial<TwinCandidate> = {}): TwinCandidate {
  return { id, title: `عنوان ${id}`, fileName: `${id}.txt`, text, ...name }
}

describe('findTwins', () => {
  it('finds an edited text under another name', () => {
    const edited = article.replace('1500', '1600')
    const [twin, ...rest] = findTwins([candidate('أ', article), candidate('ب', other), candidate('ج', edited)])
    expect(rest).toEqual([])
    expect(twin).toMatchObject({ documentId: 'ج', likeId: 'أ' })
    expect(twin?.similarity).toBeGreaterThan(0.8)
  })

  it('takes another spelling and other newlines for the same words', () => {
    const written = article.normalize('NFD').replaceAll('\n', '\r\n').replaceAll(' ', '\u00a0')
    expect(findTwins([candidate('أ', article), candidate('ب', written)])).toEqual([
      { documentId: 'ب', likeId: 'أ', similarity: 1 },
    ])
  })

  it('asks for less likeness under the same name, but for some', () => {
    const shortened = [...article.split('\n').slice(0, 2), other].join('\n')
    const unnamed = findTwins([candidate('أ', article), candidate('ب', shortened)])
    const named = findTwins([
      candidate('أ', article, { fileName: '002.txt' }),
      candidate('ب', shortened, { fileName: '002.txt' }),
    ])
    expect(unnamed).toEqual([])
    expect(named).toHaveLength(1)
    expect(findTwins([candidate('أ', article, { title: 'خبر' }), candidate('ب', other, { title: 'خبر' })])).toEqual([])
  })

  it('names the most similar of the documents before it, and each document once', () => {
    const second = article.replace('1500', '1600')
    const third = second.replace('أسبوع', 'شهر')
    const twins = findTwins([candidate('أ', article), candidate('ب', second), candidate('ج', third)])
    expect(twins.map(({ documentId, likeId }) => [documentId, likeId])).toEqual([
      ['ب', 'أ'],
      ['ج', 'ب'],
    ])
  })

  it('has nothing to say of texts without words', () => {
    expect(findTwins([candidate('أ', ''), candidate('ب', '...'), candidate('ج', '')])).toEqual([])
  })

  it('finds versions among thousands of texts with a common imprint', () => {
    const imprint = 'جميع الحقوق محفوظة للوكالة ولا يجوز النشر دون إذن مسبق منها.'
    const words = (n: number) => Array.from({ length: 120 }, (_, i) => `كلمة${String(n)}حرف${String(i)}`).join(' ')
    const documents = Array.from({ length: 2000 }, (_, n) => candidate(String(n), `${words(n)}\n${imprint}`))
    const version = candidate('نسخة', `${words(1234)} وزيادة.\n${imprint}`)
    expect(findTwins([...documents, version])).toMatchObject([{ documentId: 'نسخة', likeId: '1234' }])
  })
})
