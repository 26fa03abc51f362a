import type { Lang } from '~/locales/lang'
import { countOpenNeedsByRegion } from '~/modules/needs/index.server'
import type { Services } from '~/platform/services.server'
import { routeTiles, stopCards } from '../components/stop-card-view'
import type { TourView } from '../components/tour-view'
import { readTaken } from '../public-stop.server'
import { readStops } from '../stops.repo.server'

/** The route and the stops of a tour, as its page shows them. Who may see the tour is the caller's to ask. */
export async function readTourView(
  services: Pick<Services, 'db' | 'vocabulary' | 'clock'>,
  eventId: number,
  lang: Lang,
): Promise<TourView> {
  const { db, clock } = services
  const stops = await readStops(db, eventId)
  const regions = [...new Set(stops.map(({ region }) => region))]
  const [vocabulary, taken, openNeeds] = await Promise.all([
    services.vocabulary(),
    readTaken(
      db,
      stops.map(({ id }) => id),
    ),
    countOpenNeedsByRegion(db, regions),
  ])
  return {
    stops: stopCards(stops, { lang, vocabulary, today: clock.today(), taken, openNeeds }),
    ...routeTiles(stops, { lang, vocabulary }),
  }
}
