import { useTranslation } from 'react-i18next'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { type RouteTile, TileRoute } from '~/ui/tile-map'
import type { StopCardView } from './stop-card-view'
import { StopCards } from './stop-cards'

/** `signedUp`: the viewer's organisation has a place at one of the stops, or waits for one. */
export type TourView = { signedUp: boolean; stops: StopCardView[]; tiles: RouteTile[]; path: string[] }

/** Where a tour goes: the route on the map of tiles, and its stops. */
export function TourRoute({ view }: { view: TourView }) {
  const { t } = useTranslation()
  if (view.stops.length === 0) return <EmptyState title={t('tour.noStops')} />
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Section id="route" title={t('tour.route')} lead={t('tour.routeNote')}>
        <TileRoute
          label={t('tour.route')}
          tiles={view.tiles}
          path={view.path}
          lettersTitle={t('vocabulary.mapLetters')}
        />
      </Section>
      <Section id="stops" title={t('tour.stops')}>
        <StopCards stops={view.stops} />
      </Section>
    </div>
  )
}
