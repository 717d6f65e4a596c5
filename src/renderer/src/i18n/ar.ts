/** The catalogue in Arabic: one file per part of the interface, under the key of its name. */
import app from '../../../../resources/locales/ar/app.json'
import common from '../../../../resources/locales/ar/common.json'
import languages from '../../../../resources/locales/ar/languages.json'
import labels from '../../../../resources/locales/ar/labels.json'
import counts from '../../../../resources/locales/ar/counts.json'
import status from '../../../../resources/locales/ar/status.json'
import rail from '../../../../resources/locales/ar/rail.json'
import firstRun from '../../../../resources/locales/ar/firstRun.json'
import project from '../../../../resources/locales/ar/project.json'
import documents from '../../../../resources/locales/ar/documents.json'
import drop from '../../../../resources/locales/ar/drop.json'
import import_ from '../../../../resources/locales/ar/import.json'
import encodings from '../../../../resources/locales/ar/encodings.json'
import setAside from '../../../../resources/locales/ar/setAside.json'
import exchange from '../../../../resources/locales/ar/exchange.json'
import export_ from '../../../../resources/locales/ar/export.json'
import datasetImport from '../../../../resources/locales/ar/datasetImport.json'
import settings from '../../../../resources/locales/ar/settings.json'
import failure from '../../../../resources/locales/ar/failure.json'
import closing from '../../../../resources/locales/ar/closing.json'
import errors from '../../../../resources/locales/ar/errors.json'
import storeErrors from '../../../../resources/locales/ar/storeErrors.json'
import workbench from '../../../../resources/locales/ar/workbench.json'
import commandGroups from '../../../../resources/locales/ar/commandGroups.json'
import commands from '../../../../resources/locales/ar/commands.json'
import exchangeErrors from '../../../../resources/locales/ar/exchangeErrors.json'
import recordProblems from '../../../../resources/locales/ar/recordProblems.json'
import losses from '../../../../resources/locales/ar/losses.json'
import formats from '../../../../resources/locales/ar/formats.json'
import find from '../../../../resources/locales/ar/find.json'
import links from '../../../../resources/locales/ar/links.json'
import attributes from '../../../../resources/locales/ar/attributes.json'
import cards from '../../../../resources/locales/ar/cards.json'
import schemes from '../../../../resources/locales/ar/schemes.json'
import palette from '../../../../resources/locales/ar/palette.json'
import guidelines from '../../../../resources/locales/ar/guidelines.json'
import reading from '../../../../resources/locales/ar/reading.json'
import inspector from '../../../../resources/locales/ar/inspector.json'
import menus from '../../../../resources/locales/ar/menus.json'
import merge from '../../../../resources/locales/ar/merge.json'
import conflicts from '../../../../resources/locales/ar/conflicts.json'
import agreement from '../../../../resources/locales/ar/agreement.json'
import corrections from '../../../../resources/locales/ar/corrections.json'
import ledger from '../../../../resources/locales/ar/ledger.json'

export const ar = {
  app,
  common,
  languages,
  labels,
  counts,
  status,
  rail,
  firstRun,
  project,
  documents,
  drop,
  import: import_,
  encodings,
  setAside,
  exchange,
  export: export_,
  datasetImport,
  settings,
  failure,
  closing,
  errors,
  storeErrors,
  workbench,
  commandGroups,
  commands,
  exchangeErrors,
  recordProblems,
  losses,
  formats,
  find,
  links,
  attributes,
  cards,
  schemes,
  palette,
  guidelines,
  reading,
  inspector,
  menus,
  merge,
  conflicts,
  agreement,
  corrections,
  ledger,
}
