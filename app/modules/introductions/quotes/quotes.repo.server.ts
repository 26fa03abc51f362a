import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Currency, Quote, QuoteContent, QuoteVersion } from './quote'
import type { QuoteEvent, QuoteState } from './quote-states'

const rowsOf = (db: Db | Tx) => db.selectFrom('quotes').selectAll('quotes')
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toQuote = (row: Row): Quote => ({
  introductionId: row.introduction_id,
  state: row.state as QuoteState,
  request: row.requested_at && {
    text: row.request_text,
    quantity: row.request_quantity,
    replyBy: row.reply_by,
    at: row.requested_at,
  },
  version: row.version,
  accepted:
    row.accepted_version !== null && row.accepted_at
      ? { version: row.accepted_version, at: row.accepted_at }
      : null,
  reason: row.reason,
  lastEvent: row.last_event as QuoteEvent,
  updatedAt: row.updated_at,
})

/** The quote of an introduction; null: none was asked for or sent. Whoever changes it holds the introduction's lock. */
export async function readQuote(db: Db | Tx, introductionId: number): Promise<Quote | null> {
  const row = await rowsOf(db).where('introduction_id', '=', introductionId).executeTakeFirst()
  return row ? toQuote(row) : null
}

const versionsOf = (db: Db | Tx) =>
  db
    .selectFrom('quote_versions as v')
    .selectAll('v')
    .select([
      sql<{ name: string; quantity: number; unit: string; price: number; amount: number }[]>`(
        select json_agg(json_build_object('name', l.name, 'quantity', l.quantity_hundredths, 'unit', l.unit,
          'price', l.price_minor, 'amount', l.amount_minor) order by l.line)
        from quote_lines l where l.introduction_id = v.introduction_id and l.version = v.version)`.as(
        'lines',
      ),
      sql<{ id: string; name: string; bytes: number }[]>`(
        select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'bytes', f.byte_size)
          order by f.name, f.id), '[]')
        from quote_files q join files f on f.id = q.file_id
        where q.introduction_id = v.introduction_id and q.version = v.version)`.as('files'),
    ])
type VersionRow = Awaited<ReturnType<ReturnType<typeof versionsOf>['executeTakeFirstOrThrow']>>

const toVersion = (row: VersionRow): QuoteVersion => ({
  version: row.version,
  currency: row.currency as Currency,
  taxRate: row.tax_rate,
  taxIncluded: row.tax_included,
  deliveryDays: row.delivery_days,
  deliveryText: row.delivery_text,
  validUntil: row.valid_until,
  note: row.note,
  net: row.net_minor,
  tax: row.tax_minor,
  total: row.total_minor,
  sentAt: row.sent_at,
  lines: row.lines,
  files: row.files,
})

/** Every version of a quote, the newest first. */
export async function readVersions(db: Db | Tx, introductionId: number): Promise<QuoteVersion[]> {
  const rows = await versionsOf(db)
    .where('v.introduction_id', '=', introductionId)
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map(toVersion)
}

/** @throws DomainError `not_found` (404) */
export async function readVersion(
  db: Db | Tx,
  introductionId: number,
  version: number,
): Promise<QuoteVersion> {
  const row = await versionsOf(db)
    .where('v.introduction_id', '=', introductionId)
    .where('v.version', '=', version)
    .executeTakeFirst()
  if (!row) throw notFoundError('quote', introductionId)
  return toVersion(row)
}

/** The version that was accepted and holds, with the pieces that were asked for; null: none was. */
export async function readAccepted(
  db: Db,
  introductionId: number,
): Promise<{ version: QuoteVersion; quantity: number | null } | null> {
  const quote = await readQuote(db, introductionId)
  if (!quote?.accepted) return null
  const version = await readVersion(db, introductionId, quote.accepted.version)
  return { version, quantity: quote.request?.quantity ?? null }
}

/** Keeps one more version with its lines and files, and the totals that the caller has counted. */
export async function insertVersion(
  tx: Tx,
  key: { introductionId: number; version: number },
  content: QuoteContent & { net: number; tax: number; total: number; fileIds: readonly string[] },
  by: { authorId: number; at: Date },
): Promise<void> {
  const keys = { introduction_id: key.introductionId, version: key.version }
  await tx
    .insertInto('quote_versions')
    .values({
      ...keys,
      currency: content.currency,
      tax_rate: content.taxRate,
      tax_included: content.taxIncluded,
      delivery_days: content.deliveryDays,
      delivery_text: content.deliveryText,
      valid_until: content.validUntil,
      note: content.note,
      net_minor: content.net,
      tax_minor: content.tax,
      total_minor: content.total,
      author_id: by.authorId,
      sent_at: by.at,
    })
    .execute()
  await tx
    .insertInto('quote_lines')
    .values(
      content.lines.map((line, index) => ({
        ...keys,
        line: index + 1,
        name: line.name,
        quantity_hundredths: line.quantity,
        unit: line.unit,
        price_minor: line.price,
        amount_minor: line.amount,
      })),
    )
    .execute()
  if (content.fileIds.length > 0)
    await tx
      .insertInto('quote_files')
      .values(content.fileIds.map((id) => ({ ...keys, file_id: id })))
      .execute()
}

/** Whether a file hangs on any version of the quote of an introduction. */
export async function isQuoteFile(db: Db, introductionId: number, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('quote_files')
    .select('file_id')
    .where('introduction_id', '=', introductionId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return row !== undefined
}

/** The quotes of a need with their newest and accepted versions; the caller has seen that the need is the viewer's. */
export async function readQuotesOfNeed(
  db: Db,
  needId: number,
): Promise<{ quote: Quote; introductionState: string; versions: QuoteVersion[] }[]> {
  const quotes = await rowsOf(db)
    .innerJoin('introductions as i', 'i.id', 'quotes.introduction_id')
    .select('i.state as introduction_state')
    .where('i.need_id', '=', needId)
    .orderBy('quotes.introduction_id')
    .execute()
  if (quotes.length === 0) return []
  const versions = await versionsOf(db)
    .innerJoin('quotes as q', 'q.introduction_id', 'v.introduction_id')
    .where(
      'v.introduction_id',
      'in',
      quotes.map((row) => row.introduction_id),
    )
    .where((eb) =>
      eb.or([eb('v.version', '=', eb.ref('q.version')), eb('v.version', '=', eb.ref('q.accepted_version'))]),
    )
    .execute()
  return quotes.map((row) => ({
    quote: toQuote(row),
    introductionState: row.introduction_state,
    versions: versions.filter((each) => each.introduction_id === row.introduction_id).map(toVersion),
  }))
}
