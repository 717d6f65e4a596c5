/**
 * Short names of the characters that Arabic news is written with, in the interface's two languages, for those who look at a
 * text character by character. What has no name here is described by its kind (`inspect.ts`). The English names follow
 * those of the Unicode Character Database, without the words that the picture tells.
 */
export interface CharacterName {
  readonly ar: string
  readonly en: string
}

/** One character a row: code point in hex, Arabic name, `|`, English name. */
const rows = `
0009 جدولة | tab
000A سطر جديد | line feed
000D رجوع إلى أول السطر | carriage return
0020 مسافة | space
0021 علامة تعجب | exclamation mark
0022 علامة اقتباس مستقيمة | quotation mark
0023 مربع | number sign
0024 دولار | dollar sign
0025 علامة مئوية | percent sign
0026 علامة العطف اللاتينية | ampersand
0027 فاصلة عليا مستقيمة | apostrophe
0028 قوس مفتوح | opening parenthesis
0029 قوس مغلق | closing parenthesis
002A نجمة | asterisk
002B زائد | plus sign
002C فاصلة لاتينية | comma
002D شرطة قصيرة | hyphen-minus
002E نقطة | full stop
002F شرطة مائلة | slash
003A نقطتان | colon
003B فاصلة منقوطة لاتينية | semicolon
003C أصغر من | less-than sign
003D يساوي | equals sign
003E أكبر من | greater-than sign
003F علامة استفهام لاتينية | question mark
0040 آت | at sign
005B قوس مربع مفتوح | opening square bracket
005C شرطة مائلة عكسية | backslash
005D قوس مربع مغلق | closing square bracket
005F شرطة سفلية | underscore
007C خط رأسي | vertical line
00A0 مسافة غير فاصلة | no-break space
00AB علامة اقتباس مزدوجة مفتوحة | opening guillemet
00AD واصلة خفية | soft hyphen
00B7 نقطة وسطى | middle dot
00BB علامة اقتباس مزدوجة مغلقة | closing guillemet
034F رابط حروف خفي | combining grapheme joiner
060C فاصلة عربية | Arabic comma
060D فاصلة التاريخ | Arabic date separator
061B فاصلة منقوطة عربية | Arabic semicolon
061C علامة حرف عربي | Arabic letter mark
061F علامة استفهام عربية | Arabic question mark
0621 همزة | hamza
0622 ألف بمدة | alef with madda
0623 ألف بهمزة فوقها | alef with hamza above
0624 واو بهمزة | waw with hamza
0625 ألف بهمزة تحتها | alef with hamza below
0626 ياء بهمزة | yeh with hamza
0627 ألف | alef
0628 باء | beh
0629 تاء مربوطة | teh marbuta
062A تاء | teh
062B ثاء | theh
062C جيم | jeem
062D حاء | hah
062E خاء | khah
062F دال | dal
0630 ذال | thal
0631 راء | reh
0632 زاي | zain
0633 سين | seen
0634 شين | sheen
0635 صاد | sad
0636 ضاد | dad
0637 طاء | tah
0638 ظاء | zah
0639 عين | ain
063A غين | ghain
0640 تطويل | tatweel
0641 فاء | feh
0642 قاف | qaf
0643 كاف | kaf
0644 لام | lam
0645 ميم | meem
0646 نون | noon
0647 هاء | heh
0648 واو | waw
0649 ألف مقصورة | alef maksura
064A ياء | yeh
064B تنوين فتح | fathatan
064C تنوين ضم | dammatan
064D تنوين كسر | kasratan
064E فتحة | fatha
064F ضمة | damma
0650 كسرة | kasra
0651 شدة | shadda
0652 سكون | sukun
0653 مدة فوق الحرف | madda above
0654 همزة فوق الحرف | hamza above
0655 همزة تحت الحرف | hamza below
0656 ألف صغيرة تحت الحرف | subscript alef
066A علامة مئوية عربية | Arabic percent sign
066B فاصلة عشرية عربية | Arabic decimal separator
066C فاصلة آلاف عربية | Arabic thousands separator
066D نجمة خماسية | Arabic five-pointed star
0670 ألف خنجرية | superscript alef
0671 ألف وصل | alef wasla
067E پاء | peh
0686 چيم | tcheh
0688 دال أردية | ddal
0691 راء أردية | rreh
0698 ژاي | jeh
06A4 ڤاء | veh
06A9 كاف فارسية | keheh
06AF گاف | gaf
06BA نون بلا نقطة | noon ghunna
06BE هاء أردية | heh doachashmee
06C0 هاء بهمزة | heh with yeh above
06C1 هاء أردية معقوفة | heh goal
06CC ياء فارسية | Farsi yeh
06D2 ياء أردية | yeh barree
06D4 نقطة أردية | Arabic full stop
06DD نهاية آية | end of ayah
1680 مسافة أوغام | ogham space
2000 مسافة نصفية | en quad
2001 مسافة كاملة | em quad
2002 مسافة إن | en space
2003 مسافة إم | em space
2004 ثلث مسافة إم | three-per-em space
2005 ربع مسافة إم | four-per-em space
2006 سدس مسافة إم | six-per-em space
2007 مسافة بعرض رقم | figure space
2008 مسافة بعرض نقطة | punctuation space
2009 مسافة رفيعة | thin space
200A مسافة شعرية | hair space
200B مسافة بلا عرض | zero-width space
200C فاصل بلا عرض | zero-width non-joiner
200D واصل بلا عرض | zero-width joiner
200E علامة من اليسار إلى اليمين | left-to-right mark
200F علامة من اليمين إلى اليسار | right-to-left mark
2010 واصلة | hyphen
2011 واصلة غير فاصلة | non-breaking hyphen
2013 شرطة متوسطة | en dash
2014 شرطة طويلة | em dash
2018 علامة اقتباس مفردة مفتوحة | opening single quotation mark
2019 علامة اقتباس مفردة مغلقة | closing single quotation mark
201C علامة اقتباس مفتوحة | opening double quotation mark
201D علامة اقتباس مغلقة | closing double quotation mark
201E علامة اقتباس سفلية | low double quotation mark
2022 نقطة تعداد | bullet
2026 نقاط حذف | ellipsis
2028 فاصل أسطر | line separator
2029 فاصل فقرات | paragraph separator
202A بدء تضمين من اليسار | left-to-right embedding
202B بدء تضمين من اليمين | right-to-left embedding
202C نهاية تضمين الاتجاه | pop directional formatting
202D فرض الاتجاه من اليسار | left-to-right override
202E فرض الاتجاه من اليمين | right-to-left override
202F مسافة ضيقة غير فاصلة | narrow no-break space
2030 علامة بالألف | per mille sign
2039 علامة اقتباس مفردة بزاوية، مفتوحة | opening single guillemet
203A علامة اقتباس مفردة بزاوية، مغلقة | closing single guillemet
205F مسافة رياضية | medium mathematical space
2060 رابط كلمات | word joiner
2066 بدء عزل من اليسار | left-to-right isolate
2067 بدء عزل من اليمين | right-to-left isolate
2068 بدء عزل بأول حرف | first strong isolate
2069 نهاية العزل | pop directional isolate
20AC يورو | euro sign
2212 ناقص | minus sign
3000 مسافة صينية | ideographic space
FD3E قوس مزخرف مفتوح | ornate left parenthesis
FD3F قوس مزخرف مغلق | ornate right parenthesis
FDFC ريال | rial sign
FE0E محدد شكل نصي | variation selector 15 (text)
FE0F محدد شكل مصوّر | variation selector 16 (emoji)
FEFF علامة ترتيب البايت | byte order mark
FFFC مكان عنصر مضمّن | object replacement character
FFFD علامة محرف مفقود | replacement character
`

/** Digits by tens: the code point of zero, and what the ten are called. */
const digitFamilies: readonly (readonly [zero: number, ar: string, en: string])[] = [
  [0x0030, 'رقم لاتيني', 'Latin digit'],
  [0x0660, 'رقم عربي هندي', 'Arabic-Indic digit'],
  [0x06f0, 'رقم فارسي', 'Persian digit'],
]

const names = new Map<number, CharacterName>()
for (const row of rows.trim().split('\n')) {
  const [named = '', en = ''] = row.split(' | ')
  names.set(Number.parseInt(named, 16), { ar: named.slice(named.indexOf(' ') + 1), en })
}
for (const [zero, ar, en] of digitFamilies) {
  for (let value = 0; value < 10; value++) names.set(zero + value, { ar: `${ar} ${value}`, en: `${en} ${value}` })
}

/** The short name of a code point, or null. */
export function characterName(codePoint: number): CharacterName | null {
  return names.get(codePoint) ?? null
}
