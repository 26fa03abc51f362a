import type { Lang } from '~/locales/lang'
import type { Services } from '~/platform/services.server'
import type { Event } from '../../../event'
import { managePath } from '../../../http/event-manage-page.server'
import { stopCards } from '../components/stop-card-view'
import type { StopRow } from '../components/stop-rows'
import { readTaken } from '../public-stop.server'
import { readStops } from '../stops.repo.server'

/** The stops of a tour for the list of its management. */
export async function stopRowsOf(
  services: Pick<Services, 'db' | 'vocabulary' | 'clock'>,
  event: Pick<Event, 'id' | 'state'>,
  lang: Lang,
): Promise<StopRow[]> {
  const { db, clock } = services
  const [vocabulary, stops] = await Promise.all([services.vocabulary(), readStops(db, event.id)])
  const taken = await readTaken(
    db,
    stops.map(({ id }) => id),
  )
  const cards = stopCards(stops, {
    event,
    own: null,
    lang,
    vocabulary,
    today: clock.today(),
    taken,
    openNeeds: new Map(),
  })
  return cards.map(({ id, number, title, dates, region, taken: words, phase }) => ({
    ...{ id, number, title, dates, region, taken: words },
    href: managePath(lang, event.id, `/stops/${id}`),
    cancelled: phase === 'cancelled',
  }))
}
