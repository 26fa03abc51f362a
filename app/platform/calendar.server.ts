import { createEvents, type EventAttributes } from 'ics'

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
  startsAt: Date
  endsAt: Date
  changedAt: Date
}

/**
 * A calendar file. `PUBLISH` holds what stands and what was cancelled; `CANCEL` only takes entries away.
 * Throws where an entry is none.
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { name, method }: { name: string; method: 'PUBLISH' | 'CANCEL' },
): string {
  const product = { productId: '-//Muster//Muster//ZH', calName: name, method }
  const { error, value } = createEvents(
    entries.map(
      (entry): EventAttributes => ({
        uid: entry.uid,
        sequence: entry.sequence,
        status: entry.cancelled ? 'CANCELLED' : 'CONFIRMED',
        title: entry.title,
        description: entry.text,
        location: entry.place,
        url: entry.url,
        start: entry.startsAt.getTime(),
        end: entry.endsAt.getTime(),
        startInputType: 'utc',
        startOutputType: 'utc',
        endInputType: 'utc',
        endOutputType: 'utc',
        lastModified: entry.changedAt.getTime(),
      }),
    ),
    product,
  )
  if (error || value === null) throw error ?? new Error('no calendar was made')
  return value
}

/** The same as a download. `fileName`: without its ending, in ASCII. */
export const calendarResponse = (file: string, fileName: string): Response =>
  new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  })
