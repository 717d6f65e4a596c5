/** The app's fonts as data, for reports that are read elsewhere. Loaded with the first report. */
import plexArabic from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?inline'
import plexLatin from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-400-normal.woff2?inline'
import naskh from '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2?inline'
import type { ReportFont } from '@core/ledger/report'

const font = (family: string, data: string): ReportFont => ({ family, base64: data.slice(data.indexOf(',') + 1) })

export const reportFonts: readonly ReportFont[] = [
  font('IBM Plex Sans Arabic', plexLatin),
  font('IBM Plex Sans Arabic', plexArabic),
  font('Noto Naskh Arabic Variable', naskh),
]
