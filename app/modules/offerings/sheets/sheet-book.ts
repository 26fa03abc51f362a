import { i18nFor } from '~/locales/i18n'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { type Choices, sheetName, type WrittenRow, type WrittenSheet } from '~/platform/workbook/workbook'
import type { SheetColumn } from './sheet-columns'

/** Rows that may be typed into a template; the drop-downs reach as far. */
export const MAX_ROWS = 5_000
/** The hidden row of keys, and the heads. */
export const HEAD_ROWS = 2
const LISTS = '_lists'
const NOTES: Record<Lang, string> = { zh: '说明', en: 'Notes' }

/** Beside the key of the track column: the track of rows that name none. */
export const trackKey = (track: string) => (track === '' ? 'track' : `track=${track}`)

export type SheetOfTrack = {
  track: string
  columns: SheetColumn[]
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
}

/** A workbook of offerings: how to fill it in, a sheet for each track, and the hidden lists of their drop-downs. */
export function offeringBook(vocabulary: Vocabulary, sheets: readonly SheetOfTrack[]): WrittenSheet[] {
  const lists = collectLists(sheets)
  return [
    ...sheets.map((sheet) => dataSheet(sheet, vocabulary, lists)),
    notesSheet('zh', sheets),
    notesSheet('en', sheets),
    listsSheet(lists),
  ]
}

type Lists = Map<string, { column: number; values: string[] }>

function collectLists(sheets: readonly SheetOfTrack[]): Lists {
  const lists: Lists = new Map()
  for (const { columns } of sheets)
    for (const { choices } of columns)
      if (choices && !lists.has(choices.name))
        lists.set(choices.name, { column: lists.size, values: choices.values })
  return lists
}

function dataSheet(
  { track, columns, rows }: SheetOfTrack,
  vocabulary: Vocabulary,
  lists: Lists,
): WrittenSheet {
  const name = vocabulary.tracks.get(track)
  const keys: WrittenRow = {
    look: 'key',
    cells: columns.map(({ key }) => (key === 'track' ? trackKey(track) : key)),
  }
  const needed = new Set(columns.flatMap((column, index) => (column.needed ? [index] : [])))
  const heads: WrittenRow = {
    look: 'head',
    cells: columns.map(({ label, needed }) => `${label.zh}${needed ? ' *' : ''}\n${label.en}`),
    needed,
    height: 48,
  }
  return {
    name: sheetName(`${track} ${name?.zh ?? ''}`),
    columns: columns.map(({ width, number, choices }) => ({
      width,
      ...(number && { number }),
      ...(choices && { choices: choiceOf(choices.name, choices.strict, lists) }),
    })),
    frozen: { rows: HEAD_ROWS, columns: 3 },
    choiceRows: { first: HEAD_ROWS + 1, last: HEAD_ROWS + MAX_ROWS },
    rows: withHeads([keys, heads], rows),
  }
}

function choiceOf(name: string, strict: boolean, lists: Lists): Choices {
  const { column = 0, values = [] } = lists.get(name) ?? {}
  return { sheet: LISTS, column, count: values.length, strict }
}

async function* withHeads(
  heads: WrittenRow[],
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>,
): AsyncGenerator<WrittenRow> {
  yield* heads
  yield* rows
}

/** How to fill the sheets in, in one language: a few sentences, then each column with what is expected there. */
function notesSheet(lang: Lang, sheets: readonly SheetOfTrack[]): WrittenSheet {
  const { t } = i18nFor(lang)
  const columns = [
    ...new Map(sheets.flatMap((sheet) => sheet.columns).map((each) => [each.key, each])).values(),
  ]
  const steps = ['how1', 'how2', 'how3', 'how4', 'how5', 'how6'] as const
  return {
    name: NOTES[lang],
    columns: [{ width: 34 }, { width: 90 }],
    rows: [
      { cells: [t('sheet.title')], look: 'title' },
      ...steps.map((step) => ({ cells: ['', t(`sheet.${step}`, { max: String(MAX_ROWS) })] })),
      { cells: [t('sheet.notesColumn'), t('sheet.notesExpected')], look: 'head' },
      ...columns
        .filter(({ key }) => !key.startsWith('unit.'))
        .map(({ label, hint, needed }) => ({
          cells: [`${label[lang]}${needed ? ' *' : ''}`, hint[lang]],
        })),
    ],
  }
}

function listsSheet(lists: Lists): WrittenSheet {
  const all = [...lists.values()]
  const most = Math.max(0, ...all.map(({ values }) => values.length))
  return {
    name: LISTS,
    hidden: true,
    columns: all.map(() => ({ width: 20 })),
    rows: Array.from({ length: most }, (_row, index) => ({
      cells: all.map(({ values }) => values[index] ?? null),
    })),
  }
}
