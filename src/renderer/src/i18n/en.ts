/** The catalogue in English: one file per part of the interface, under the key of its name. */
import app from '../../../../resources/locales/en/app.json'
import common from '../../../../resources/locales/en/common.json'
import languages from '../../../../resources/locales/en/languages.json'
import labels from '../../../../resources/locales/en/labels.json'
import counts from '../../../../resources/locales/en/counts.json'
import status from '../../../../resources/locales/en/status.json'
import rail from '../../../../resources/locales/en/rail.json'
import firstRun from '../../../../resources/locales/en/firstRun.json'
import project from '../../../../resources/locales/en/project.json'
import documents from '../../../../resources/locales/en/documents.json'
import drop from '../../../../resources/locales/en/drop.json'
import import_ from '../../../../resources/locales/en/import.json'
import encodings from '../../../../resources/locales/en/encodings.json'
import setAside from '../../../../resources/locales/en/setAside.json'
import exchange from '../../../../resources/locales/en/exchange.json'
import export_ from '../../../../resources/locales/en/export.json'
import datasetImport from '../../../../resources/locales/en/datasetImport.json'
import settings from '../../../../resources/locales/en/settings.json'
import failure from '../../../../resources/locales/en/failure.json'
import closing from '../../../../resources/locales/en/closing.json'
import errors from '../../../../resources/locales/en/errors.json'
import storeErrors from '../../../../resources/locales/en/storeErrors.json'
import workbench from '../../../../resources/locales/en/workbench.json'
import commandGroups from '../../../../resources/locales/en/commandGroups.json'
import commands from '../../../../resources/locales/en/commands.json'
import exchangeErrors from '../../../../resources/locales/en/exchangeErrors.json'
import recordProblems from '../../../../resources/locales/en/recordProblems.json'
import losses from '../../../../resources/locales/en/losses.json'
import formats from '../../../../resources/locales/en/formats.json'
import find from '../../../../resources/locales/en/find.json'
import links from '../../../../resources/locales/en/links.json'
import attributes from '../../../../resources/locales/en/attributes.json'
import cards from '../../../../resources/locales/en/cards.json'
import schemes from '../../../../resources/locales/en/schemes.json'
import palette from '../../../../resources/locales/en/palette.json'
import guidelines from '../../../../resources/locales/en/guidelines.json'
import reading from '../../../../resources/locales/en/reading.json'
import inspector from '../../../../resources/locales/en/inspector.json'
import menus from '../../../../resources/locales/en/menus.json'
import merge from '../../../../resources/locales/en/merge.json'
import conflicts from '../../../../resources/locales/en/conflicts.json'
import agreement from '../../../../resources/locales/en/agreement.json'
import corrections from '../../../../resources/locales/en/corrections.json'
import ledger from '../../../../resources/locales/en/ledger.json'

export const en = {
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
