import { membershipIn, rightsOf } from '~/modules/accounts'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import type { EventScope } from '../event'
import { stopManagePage } from '../tours/stops/http/stop-manage-page.server'
import { type Stop, tourAt } from '../tours/stops/stop'
import { type EventManagePage, eventManagePage } from './event-manage-page.server'
import { readScope } from './read-scope.server'

/** What an event and a stop of a tour have in common to be managed. */
type SharedTab = 'agenda' | 'visitors' | 'checkIn' | 'meetings'

export type ScopedManagePage = EventManagePage & {
  scope: EventScope
  /** null: the event as a whole */
  stop: Stop | null
  /** what an address ends with that stays with the stop: `?stop=5`, or nothing */
  query: string
  /** the viewer may act there before everybody: at its gates, with its visitors */
  publishes: boolean
}

/**
 * A page of the management of an event, or with `?stop=` of one stop of a tour, for those who manage it. `path` goes without
 * the query; `event` is as it is at the stop.
 * @throws those of `eventManagePage` and `stopManagePage`
 */
export async function scopedManagePage(args: LoaderFunctionArgs, tab: SharedTab): Promise<ScopedManagePage> {
  const { stopId } = readScope({ params: args.params, url: new URL(args.request.url) })
  if (stopId === null) {
    const page = await eventManagePage(args, tab)
    const { viewer, event } = page
    const publishes = rightsOf(membershipIn(viewer, event.organizer.id)).includes('publish')
    return { ...page, scope: { eventId: event.id, stopId: null }, stop: null, query: '', publishes }
  }
  const page = await stopManagePage(args, tab, stopId)
  return {
    ...page,
    event: tourAt(page.event, page.stop),
    scope: page.at,
    query: `?stop=${stopId}`,
    publishes: page.head.writes,
  }
}
