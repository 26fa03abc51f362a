import { createEvents, type EventAttributes } from 'ics'
import { etagOf } from './http/etag-of.server'
import { hasTag } from './http/has-tag'

/** Something with a time, as calendars keep it (RFC 5545). */
export type CalendarEntry = {
  /** names it for good: told again with a higher `sequence`, it takes the place of what was told before */
  uid: string
  sequence: number
  cancelled: boolean
  title: string
  text: string
  place: string
  url: string
  categories?: string[]
  startsAt: Date
  endsAt: Date
  createdAt?: Date
  changedAt: Date
}

type Calendar = {
  name: string
  product: string
  /** `PUBLISH` holds what stands and what was cancelled, `CANCEL` only takes entries away; null: a calendar that is subscribed to */
  method: 'PUBLISH' | 'CANCEL' | null
}

/** A calendar file. Throws where an entry is none. */
export function calendarFile(entries: readonly CalendarEntry[], { name, product, method }: Calendar): string {
  const header = { productId: `-//Muster//${product}//ZH`, calName: name, method: method ?? undefined }
  const { error, value } = createEvents(
    entries.map((entry) => toEvent(entry, method)),
    header as { productId: string; calName: string },
  )
  if (error || value === null) throw error ?? new Error('no calendar was made')
  return value
}

const toEvent = (
  entry: CalendarEntry,
  method: Calendar['method'],
): EventAttributes & { timestamp?: number } => ({
  uid: entry.uid,
  sequence: entry.sequence,
  status: entry.cancelled ? 'CANCELLED' : 'CONFIRMED',
  ...(entry.cancelled && { transp: 'TRANSPARENT' }),
  title: entry.title,
  description: entry.text,
  location: entry.place,
  url: entry.url,
  ...(entry.categories && { categories: entry.categories }),
  ...{ start: entry.startsAt.getTime(), startInputType: 'utc', startOutputType: 'utc' },
  ...{ end: entry.endsAt.getTime(), endInputType: 'utc', endOutputType: 'utc' },
  ...(entry.createdAt && { created: entry.createdAt.getTime() }),
  lastModified: entry.changedAt.getTime(),
  // Without a method the stamp is when the content last changed, else when the file was made (RFC 5545, 3.8.7.2).
  ...(method === null && { timestamp: entry.changedAt.getTime() }),
})

const headersOf = (fileName: string) => ({
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': `attachment; filename="${fileName}.ics"`,
})

/** The same as a download for one reader. `fileName`: without its ending, in ASCII. */
export const calendarResponse = (file: string, fileName: string): Response =>
  new Response(file, { headers: { ...headersOf(fileName), 'Cache-Control': 'private, no-store' } })

/** The same for everybody, or that the reader has it already. */
export function publicCalendarResponse(request: Request, file: string, fileName: string): Response {
  const etag = etagOf(file)
  const headers = { ...headersOf(fileName), 'Cache-Control': 'public, max-age=300', ETag: etag }
  const known = request.headers.get('If-None-Match')
  if (known !== null && hasTag(known, etag)) return new Response(null, { status: 304, headers })
  return new Response(file, { headers })
}
