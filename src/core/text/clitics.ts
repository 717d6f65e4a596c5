/**
 * Attached particles: و and ف (and, so), then ب ل ك (by, for, like), written as one word with what follows. A span of news
 * often starts after one. Which letters could be a particle is a matter of spelling; whether they are one is a matter of the
 * lexicon, so the two are two functions. Lengths are UTF-16 units from the start of the word.
 */

import { foldWord } from './spelling'

/** Harakat, superscript alef and tatweel, which may follow a letter without being one. */
const marks = '[\\u064B-\\u0652\\u0670\\u0640]*'
const proclitics = new RegExp(`^([وف]${marks})?([بلك]${marks})?`, 'u')
const letterOrDigit = /[\p{L}\p{N}]/gu

/**
 * The places where a word may be split after a clitic, ascending: after و or ف, and after a ب ل ك that stands first or
 * behind one. What remains is a word of at least two letters or digits. A fused لل is not split: its second ل is the article.
 */
export function possibleCliticEnds(word: string): number[] {
  const [, conjunction = '', preposition = ''] = proclitics.exec(word) ?? []
  const ends: number[] = []
  if (conjunction !== '') ends.push(conjunction.length)
  const end = conjunction.length + preposition.length
  if (preposition !== '' && !(preposition.startsWith('ل') && word.startsWith('ل', end))) ends.push(end)
  return ends.filter((at) => (word.slice(at).match(letterOrDigit) ?? []).filter((c) => c !== 'ـ').length >= 2)
}

/** Whether a word stands by itself in the document at hand: evidence that what follows a clitic is a word. */
export type IsKnownWord = (word: string) => boolean

/**
 * Where the default snapping starts a span in a word: after the clitics that most likely are some, else 0. It prefers to
 * leave a letter too many: a wrong split damages a name (كوريا, فرنسا), a missing one costs a key press.
 */
export function likelyCliticEnd(word: string, isKnownWord: IsKnownWord = () => false): number {
  const ends = possibleCliticEnds(word)
  let at = 0
  for (const end of ends) {
    const clitic = word.slice(at, end)
    if (!isLikely(clitic, word.slice(at), word.slice(end), isKnownWord)) break
    at = end
  }
  return at
}

function isLikely(clitic: string, whole: string, rest: string, isKnownWord: IsKnownWord): boolean {
  // A number or a tatweel after the letter can only be written because the letter is a particle: و12, بـ«…», بـ15.
  if (clitic.includes('ـ') || /^\p{N}/u.test(rest)) return true
  const stem = foldWord(whole)
  const tail = foldWord(rest)
  if (isRootInitial(stem)) return false
  const letter = clitic.charAt(0)
  const article = /^ال..+/u.test(tail)
  const hamza = /^[أإآ]/u.test(rest)
  switch (letter) {
    case 'و':
      return true
    case 'ف':
      return article || hamza || particles.has(tail) || (tail.length > 2 && isKnownWord(rest))
    case 'ك':
      return article || (tail.length > 3 && isKnownWord(rest))
    default: {
      // No Arabic root begins with ب and م.
      const bam = letter === 'ب' && tail.length > 2 && tail.startsWith('م')
      return article || hamza || bam || isVerbalNoun(tail) || (tail.length > 2 && isKnownWord(rest))
    }
  }
}

/** Small words that ف is often attached to. */
const particles = new Set(['قد', 'لم', 'لن', 'لا', 'ما', 'هو', 'هي', 'هم', 'هذا', 'هذه', 'في', 'من', 'كان', 'كانت'])

/**
 * The commonest shapes of the nouns that follow ب and ل in news: تفعيل، تفاعل، استفعال، افتعال (also اتخاذ، اصطدام، ازدياد)،
 * انفعال، مفاعلة and participles, these also in the plural.
 */
const verbalNouns = /^(ت..ي.ه?|ت.ا..|است..ا.ه?|ا.[تطد].ا.|ات.ا.ه?|ان..ا.|م.ا..ه|م..و?.ه?|م...ه?|م..+ات)$/u

function isVerbalNoun(tail: string): boolean {
  return tail.length > 3 && verbalNouns.test(tail)
}

const endings = ['ها', 'هم', 'نا', 'ات', 'ين', 'ون', 'ان', 'وا', 'تها', 'تهم', 'ته', 'ه', 'ا', 'ت', 'ي']

/** Whether the folded word, or what it is without one of its endings, is known to begin with its root. */
function isRootInitial(stem: string): boolean {
  return (
    rootInitial.has(stem) ||
    endings.some((ending) => {
      if (!stem.endsWith(ending) || stem.length - ending.length < 3) return false
      const bare = stem.slice(0, -ending.length)
      return rootInitial.has(bare) || rootInitial.has(`${bare}ه`)
    })
  )
}

/** Words of news whose first letter only looks like a particle. Folded; forms with common endings are found by their stem. */
const rootInitial = new Set(
  `
  وزاره وزير وزيره وزراء وكاله وكالات وكيل وسائل وسيله وسط وفد وفود وقع وقعت وقوع وصل وصلت وصول وجه وجهت وجهه وضع وضعت وضعيه
  ورد وردت ورود ولد ولدت وفاه وفيات وحده وحدات وحيد وظيفه وظائف وثيقه وثائق واشنطن وارسو وقت وطن وطني وطنيه ولايه ولايات والد والده
  وباء وقف وقفت وعد وعدت وعود وصف وصفت ورقه وزن واصل واصلت وافق وافقت واجه واجهت وجود ورش ورشه واحد واحده ودائع وشيك وساطه
  وسيط واقع واقعه وقود وادي واسع واسعه وفق وفقا وقايه وقائع وقفه وعي ولي وليد وائل ورثه وصيه وديعه واضح واضحه واثق وارد وارده
  واردات وافد وافدين واجب واجبات والي والت والتر وانغ وليام ويليام ويلز ويلسون ويتكوف ويكيبيديا وهران وراء وردي وزن وسام وضوح وكلاء
  وسطاء ولاء ولاده وجبه وجبات وجد وجدت وثق وثقت وحش وحشي وحشيه وداع وابل وشك وهم وهمي وهميه
  فرنسا فرنسي فرنسيه فلسطين فلسطيني فلسطينيه فريق فرق فتره فتح فتحت فقط فقد فقدت فقدان فيضان فيضانات فيروس فساد فصل فصول فصائل
  فعل فعلا فئه فوق فوز فاز فازت فشل فكره فرصه فرع في فيه فيها فندق فلاديمير فاليري فوضي فوري فورا فولوديمير فنزويلا فيتنام فنلندا فالنسيا فالنتين فالح
  بيان بيانات بعد بعض بين بينما بيت بلد بلدان بلده بلاد بلديه بنك بنوك برلمان برلين برنامج برامج بحر بحريه بحث بحوث بدا بدات بدايه
  بدون بدل بديل بريطانيا بريطاني بريطانيه باريس بغداد بيروت بيونغيانغ بيونج بكين بوتين بوتن بايدن بلينكن بشكل بشر بشريه بطل بطوله بقي
  بقاء بلغ بلغت بناء بند باب باحث باحثون بالغ بالغه باستثناء بطريقه بورصه بترول بطاله بضائع بيئه بيئي بيع بلاغ بعثه بريد برد براءه بلجيكا
  بالستي بالستيه بالون بالونات بالي باليه بالتيمور باس باسا
  لبنان لبناني لبنانيه لجنه لجان لقاء لقاءات لقد لقي لقيت لكن لكنه لكنها لغه لندن ليبيا ليبي ليس ليست ليل ليله لدي لديه لديها لم لن لا له
  لها لهم لاجئ لاجئون لاجئين لوح لون ليتوانيا لحظه لحم لمح لمحه لمحات لمس لمسه لمسات لازم لاعب لاعبون لواء لوائح لافروف لماذا
  كوريا كوري كوريه كورسك كييف كيم كان كانت كانوا كل كلا كلها كلمه كلمات كما كم كبير كبيره كبار كثير كثيره كشف كشفت كتب كتبت كتاب كتائب
  كاتب كرملين كامل كامله كافه كفاءه كندا كولومبيا كوبا كوسوفو كهرباء كارثه كميه كيان كيف كيلومتر كنيسه كره كسر كسب كلفه كاس كاليفورنيا كالياري كاليدونيا كالديرون
  `
    .trim()
    .split(/\s+/u),
)
