import type { Lang } from '~/locales/lang'
import { isPerson, type Viewer } from '~/modules/accounts'
import { countOpenNeedsByRegion } from '~/modules/needs/index.server'
import type { Services } from '~/platform/services.server'
import type { Event } from '../../../event'
import { isActive } from '../../sign-ups/sign-up'
import { findSignUp } from '../../sign-ups/sign-ups.repo.server'
import { routeTiles, stopCards } from '../components/stop-card-view'
import type { TourView } from '../components/tour-view'
import { readTaken } from '../public-stop.server'
import { readStops } from '../stops.repo.server'

/** The route and the stops of a tour, as its page shows them. Who may see the tour is the caller's to ask. */
export async function readTourView(
  services: Pick<Services, 'db' | 'vocabulary' | 'clock'>,
  event: Pick<Event, 'id' | 'state'>,
  { viewer, lang }: { viewer: Viewer; lang: Lang },
): Promise<TourView> {
  const { db, clock } = services
  const stops = await readStops(db, event.id)
  const regions = [...new Set(stops.map(({ region }) => region))]
  const organisation = isPerson(viewer) ? viewer.organisation : null
  const [vocabulary, own, taken, openNeeds] = await Promise.all([
    services.vocabulary(),
    organisation ? findSignUp(db, event.id, organisation.id) : null,
    readTaken(
      db,
      stops.map(({ id }) => id),
    ),
    countOpenNeedsByRegion(db, regions),
  ])
  return {
    signedUp: own?.stops.some(({ state }) => isActive(state)) ?? false,
    stops: stopCards(stops, { event, own, lang, vocabulary, today: clock.today(), taken, openNeeds }),
    ...routeTiles(stops, { lang, vocabulary }),
  }
}
