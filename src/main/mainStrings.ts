/** The few words that main says itself; all others are the interface's. */
import type { Language, SaveKind } from '@shared/ipc'

export interface MainStrings {
  readonly appName: string
  readonly edit: string
  readonly window: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly minimize: string
  readonly fullScreen: string
  readonly about: string
  readonly hide: string
  readonly quit: string
  /** Names of kinds of files in dialogs. */
  readonly textFiles: string
  readonly allFiles: string
  readonly saveKinds: Readonly<Record<SaveKind, string>>
  readonly reviewFiles: string
  readonly datasetFiles: string
  /** Shown when the page failed twice within a minute. */
  readonly crashTitle: string
  readonly crashDetail: string
  readonly reload: string
}

export const mainStrings: Readonly<Record<Language, MainStrings>> = {
  ar: {
    appName: 'سند',
    edit: 'تحرير',
    window: 'نافذة',
    undo: 'تراجع',
    redo: 'إعادة',
    cut: 'قص',
    copy: 'نسخ',
    paste: 'لصق',
    selectAll: 'تحديد الكل',
    minimize: 'تصغير',
    fullScreen: 'ملء الشاشة',
    about: 'حول سند',
    hide: 'إخفاء سند',
    quit: 'إنهاء سند',
    textFiles: 'نصوص وملفات تبادل',
    allFiles: 'كل الملفات',
    saveKinds: {
      exchange: 'ملف تبادل',
      log: 'سجل التشغيل',
      scheme: 'مخطط وسوم',
      guidelines: 'دليل وسم',
      csv: 'جدول (CSV)',
      xlsx: 'جدول (XLSX)',
      html: 'تقرير (HTML)',
      svg: 'رسم (SVG)',
      png: 'صورة (PNG)',
      pdf: 'تقرير (PDF)',
      dataset: 'بيانات تدريب',
      'dataset-folder': 'مجلد بيانات تدريب',
    },
    reviewFiles: 'جداول مراجعة',
    datasetFiles: 'بيانات موسومة',
    crashTitle: 'توقفت الواجهة عن العمل مرتين',
    crashDetail: 'كل ما ظهر محفوظاً باقٍ على هذا الجهاز.',
    reload: 'إعادة التحميل',
  },
  en: {
    appName: 'Sanad',
    edit: 'Edit',
    window: 'Window',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    minimize: 'Minimise',
    fullScreen: 'Full Screen',
    about: 'About Sanad',
    hide: 'Hide Sanad',
    quit: 'Quit Sanad',
    textFiles: 'Texts and exchange files',
    allFiles: 'All files',
    saveKinds: {
      exchange: 'Exchange file',
      log: 'Log',
      scheme: 'Annotation scheme',
      guidelines: 'Guidelines',
      csv: 'Table (CSV)',
      xlsx: 'Workbook (XLSX)',
      html: 'Report (HTML)',
      svg: 'Drawing (SVG)',
      png: 'Picture (PNG)',
      pdf: 'Report (PDF)',
      dataset: 'Dataset',
      'dataset-folder': 'Folder of a dataset',
    },
    reviewFiles: 'Review tables',
    datasetFiles: 'Datasets',
    crashTitle: 'The interface stopped working twice',
    crashDetail: 'Everything that was shown as saved is still on this device.',
    reload: 'Reload',
  },
}
