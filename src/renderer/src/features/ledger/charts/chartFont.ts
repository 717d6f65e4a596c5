/** The interface's font as data, for files that are looked at elsewhere. Loaded with the first file that is made. */
import arabic from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?inline'
import { chartFontFamily } from './plotting'
import latin from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-400-normal.woff2?inline'

const face = (data: string, range: string) =>
  `@font-face{font-family:${chartFontFamily};src:url(${data}) format("woff2");unicode-range:${range}}`

export const chartFontFace =
  face(arabic, 'U+0600-06FF,U+0750-077F,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE80-FEFC') +
  face(latin, 'U+0000-00FF,U+2000-206F,U+2212,U+2264-2265')
