import { htmlText } from '@core/formats/htmlText'
import { expect, it } from 'vitest'

it.each([
  ['<p>قال</p><p>الوزير</p>', 'قالالوزير'],
  ['سطر<br>آخر<BR/>', 'سطر\nآخر\n'],
  ['&amp;&lt;&quot;&#1605;&#x645;&nbsp;&laquo;', '&<"مم\u00a0&laquo;'],
  ['<!-- <b> --><style>a{}</style>نص<script>x</script>', 'نص'],
  ['&#99999999;', '&#99999999;'],
])('has the text of %s', (html, text) => {
  expect(htmlText(html)).toBe(text)
})
