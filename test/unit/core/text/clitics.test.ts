import { likelyCliticEnd, possibleCliticEnds } from '@core/text/clitics'
import { describe, expect, it } from 'vitest'

describe('possibleCliticEnds', () => {
  it.each([
    ['والجيش', [1]],
    ['وبالجيش', [1, 2]],
    ['فكتب', [1, 2]],
    ['بـ15', [2]],
    ['وَبِحسب', [2, 4]],
    ['لمن', [1]],
    ['للجيش', []],
    ['وللجيش', [1]],
    ['بك', []],
    ['وك', []],
    ['بــم', []],
    ['سلام', []],
    ['', []],
  ])('in %s are %j', (word, ends) => {
    expect(possibleCliticEnds(word)).toEqual(ends)
  })
})

describe('likelyCliticEnd', () => {
  it.each([
    ['وبحسب', 1],
    ['والجيش', 1],
    ['بالجيش', 1],
    ['وبالجيش', 2],
    ['كالجيش', 1],
    ['فالجيش', 1],
    ['فإن', 1],
    ['فقد', 0],
    ['وأكد', 1],
    ['وَأكد', 2],
    ['و12', 1],
    ['بـ15', 2],
    ['بــ«', 0],
    ['بتزويد', 1],
    ['بتعاون', 1],
    ['لإرسال', 1],
    ['باستخدام', 1],
    ['باتخاذ', 1],
    ['باتهام', 1],
    ['باصطدام', 1],
    ['لازدياد', 1],
    ['بانفجار', 1],
    ['لمواجهة', 1],
    ['بمعدات', 1],
    ['بمقتل', 1],
    ['بمصر', 1],
    ['وبمساعدات', 2],
  ])('peels %s after %i units', (word, end) => {
    expect(likelyCliticEnd(word)).toBe(end)
  })

  const whole = `
    كوريا كورية وزير وزيرة الوزير وكالة وكالات بيان بيانات لبنان لبنانية فرنسا فرنسية بعد كما ولايات كييف كانت كانوا برنامج
    بحرية فريق كورسك لجنة بكين بوتين فلاديمير لقاء لقاءات واشنطن وفاة وفد وقود ورود ولد وصل وحدات وحداتها فلسطين فيتنام فيضانات
    فقط فترة فصائل بريطانيا برلين باريس بايدن بلينكن بطولة بالستية بالغ بالون بين بدون بشكل بما بمن بنك لندن ليبيا لكن ليس لافروف
    لمحات لحظة لاجئين كيم كل كبير كاليفورنيا كييف كهرباء كلمة كأس بأس واردات وليام ويتكوف وادي ورقة
  `
  it.each(whole.trim().split(/\s+/u))('leaves %s whole, even where the rest of it is a word of the text', (word) => {
    expect(likelyCliticEnd(word)).toBe(0)
    expect(likelyCliticEnd(word, () => true)).toBe(0)
  })

  it('takes the text as evidence that the rest is a word', () => {
    const isKnownWord = (word: string) => ['حسب', 'عناصر', 'قال', 'أس'].includes(word)
    expect([likelyCliticEnd('بحسب'), likelyCliticEnd('بحسب', isKnownWord)]).toEqual([0, 1])
    expect([likelyCliticEnd('كعناصر'), likelyCliticEnd('كعناصر', isKnownWord)]).toEqual([0, 1])
    expect([likelyCliticEnd('فقال'), likelyCliticEnd('فقال', isKnownWord)]).toEqual([0, 1])
    expect(likelyCliticEnd('وبحسب', isKnownWord)).toBe(2)
  })
})
