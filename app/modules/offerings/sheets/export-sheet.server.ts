import type { Readable } from 'node:stream'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Services } from '~/platform/services.server'
import type { WrittenRow } from '~/platform/workbook/workbook'
import { writeWorkbook } from '~/platform/workbook/write-workbook.server'
import { textOf } from '../offering-form'
import { type OwnRow, readOwnRows } from './own-rows.server'
import { MAX_ROWS, offeringBook, type SheetOfTrack } from './sheet-book'
import { sheetColumns } from './sheet-columns'
import { attributesIn, cellsOfRow, normalFields } from './sheet-row'

/** An empty workbook for a track, or null where there is no such track. */
export function sheetTemplate(vocabulary: Vocabulary, track: string, at: Date): Readable | null {
  if (!vocabulary.tracks.has(track)) return null
  const columns = sheetColumns(vocabulary, track)
  return writeWorkbook(offeringBook(vocabulary, [{ track, columns, rows: [] }]), at)
}

/**
 * What an organisation offers, in every state but archived, as a workbook that read back changes nothing: a sheet
 * for each track, with what is being written where something is. At most `MAX_ROWS`, those after the id `after`.
 */
export async function exportSheet(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  organisationId: number,
  { after }: { after: number },
): Promise<Readable> {
  const words = await vocabulary()
  const rows = await readOwnRows(db, organisationId, { after, limit: MAX_ROWS })
  const byTrack = new Map<string, OwnRow[]>()
  for (const row of rows) {
    const track = textOf(row.fields, 'track')
    const known = words.tracks.has(track) ? track : ''
    const same = byTrack.get(known)
    if (same) same.push(row)
    else byTrack.set(known, [row])
  }
  const sheets = [...byTrack].sort(([a], [b]) => (a < b ? -1 : 1))
  if (sheets.length === 0) sheets.push(['', []])
  return writeWorkbook(
    offeringBook(
      words,
      sheets.map(([track, own]) => sheetOf(track, own, words)),
    ),
    clock.now(),
  )
}

function sheetOf(track: string, own: readonly OwnRow[], vocabulary: Vocabulary): SheetOfTrack {
  const used = new Set(own.flatMap(({ fields }) => attributesIn(fields)))
  const columns = sheetColumns(vocabulary, track, used)
  function* rows(): Generator<WrittenRow> {
    for (const { id, code, fields } of own)
      yield { cells: cellsOfRow({ id, code, fields: normalFields(fields) }, columns, vocabulary) }
  }
  return { track, columns, rows: rows() }
}
