import { type FieldReason, field, listOf, shown, type Vocabulary } from '~/modules/vocabulary'
import type { CitationRow, ClaimRow, InterfaceRow, MediaRow, VideoRow } from '~db/documents'

/**
 * What an offering says beside its figures, as a form or a file gives it: lists of objects, or text with ;
 * between the items ("power = 380 V; hose = DN150", "GB 6245 = CNAS 12 @ 2025-01-31", "https://… = title").
 */
export const interfaceKinds = ['power', 'hose', 'radio', 'data'] as const

const MAX_ITEMS = 40
export const MAX_VIDEOS = 10
const MAX_TEXT = 300

type Item = { key: string; text: string; date: string }
type Fault = { reason: FieldReason; value: unknown; message: string }

/** Items of one list; `make` gives the row, null for an empty one, or what is wrong with it. */
const items = <Row extends object>(make: (item: Item) => Row | Fault | null, max = MAX_ITEMS) =>
  field((value, refuse): Row[] => {
    const parts = listOf(value)
    if (parts.length > max)
      refuse('out_of_range', value, `has ${parts.length} items, at most ${max} are taken`)
    return parts.slice(0, max).flatMap((part, index) => {
      const item = readItem(part)
      if (item === null) {
        refuse('malformed', part, 'is not an item of this list', { path: [index] })
        return []
      }
      if ([...item.text].length > MAX_TEXT) {
        refuse('too_long', item.text, `has more than ${MAX_TEXT} characters`, { path: [index] })
        return []
      }
      const row = make(item)
      if (row === null) return []
      if (!isFault(row)) return [row]
      refuse(row.reason, row.value, row.message, { path: [index] })
      return []
    })
  })

const isFault = (row: object): row is Fault => 'reason' in row && 'message' in row

function readItem(part: unknown): Item | null {
  if (typeof part === 'string') {
    const [, key = '', rest = ''] =
      /^(https?:\S+)\s*=?(.*)$/su.exec(part.trim()) ?? /^([^=]*)=?(.*)$/su.exec(part.trim()) ?? []
    const [text = '', date = ''] = rest.split('@')
    return { key: key.trim(), text: text.trim(), date: date.trim() }
  }
  if (typeof part !== 'object' || part === null) return null
  const written = part as Record<string, unknown>
  const text = (name: string) => (typeof written[name] === 'string' ? (written[name] as string).trim() : '')
  return {
    key: text('kind') || text('code') || text('url'),
    text: (text('text') || text('number') || text('title')).replace(/\s+/gu, ' '),
    date: text('date'),
  }
}

const unknown = (value: string, list: string): Fault => ({
  reason: 'unknown_code',
  value,
  message: `is not of the ${list}`,
})

export const interfacesField = () =>
  items((item): InterfaceRow | Fault | null => {
    const kind = interfaceKinds.find((known) => known === item.key)
    if (kind === undefined) return unknown(item.key, `kinds ${interfaceKinds.join(', ')}`)
    return item.text === '' ? null : { kind, text: item.text }
  })

export const citationsField = ({ standards, catalogues }: Vocabulary) =>
  items((item): CitationRow | Fault | null => {
    if (!standards.has(item.key) && !catalogues.has(item.key))
      return unknown(item.key, 'standards or catalogues')
    if (item.date !== '' && !isDay(item.date))
      return { reason: 'malformed', value: item.date, message: 'is not a day as YYYY-MM-DD' }
    if (item.text === '' && item.date === '') return null
    return { code: item.key, number: item.text, date: item.date || null }
  })

export const claimsField = ({ scenarios, conditions }: Vocabulary) =>
  items((item): ClaimRow | Fault | null => {
    if (!scenarios.has(item.key) && !conditions.has(item.key))
      return unknown(item.key, 'scenarios or conditions')
    return item.text === '' ? null : { code: item.key, text: item.text }
  }, 120)

export const videosField = () =>
  items((item): VideoRow | Fault => {
    const url = URL.canParse(item.key) ? new URL(item.key) : null
    if (url?.protocol !== 'https:' || url.username !== '' || url.href.length > 500)
      return {
        reason: 'malformed',
        value: shown(item.key),
        message: 'is not an address that begins with https://',
      }
    return { url: url.href, title: item.text }
  }, MAX_VIDEOS)

/** Pictures and documents by the number of their upload; whose they are is for the use case to check. */
export const mediaField = () =>
  field((value, refuse): MediaRow[] =>
    listOf(value).flatMap((part, index) => {
      const { id, kind, altZh, altEn } = (part ?? {}) as Partial<MediaRow>
      if (Number.isSafeInteger(id) && (kind === 'photo' || kind === 'document'))
        return { id: id as number, kind, altZh: String(altZh ?? ''), altEn: String(altEn ?? '') }
      refuse('malformed', part, 'is not a picture or document', { path: [index] })
      return []
    }),
  )

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return time !== null && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}
