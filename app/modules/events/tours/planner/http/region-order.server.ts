import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { regionName } from '~/modules/accounts'
import { tileName } from '~/modules/vocabulary'
import type { Services } from '~/platform/services.server'
import { managePath } from '../../../http/event-manage-page.server'
import { readStops } from '../../stops/stops.repo.server'
import type { RegionOrderView } from '../components/region-order'
import { readRegionDemand } from '../region-needs.server'

/** How many regions the list names. */
const NAMED = 12

/** Where a tour should go next: regions by their open needs, those that it stops in already left out of the list. */
export async function regionOrderView(
  services: Pick<Services, 'db' | 'vocabulary'>,
  eventId: number,
  lang: Lang,
): Promise<RegionOrderView> {
  const { t } = i18nFor(lang)
  const [vocabulary, demand, stops] = await Promise.all([
    services.vocabulary(),
    readRegionDemand(services.db),
    readStops(services.db, eventId),
  ])
  const visited = new Set(stops.flatMap(({ region, cancelled }) => (cancelled ? [] : [region])))
  const found = new Map(demand.map((each) => [each.region, each]))
  const newHref = (region: string) => managePath(lang, eventId, `/stops/new?region=${region}`)
  return {
    rows: demand
      .filter(({ region }) => !visited.has(region) && vocabulary.regions.has(region))
      .slice(0, NAMED)
      .map(({ region, needs, urgent, teams, weight }) => ({
        ...{ region, needs, urgent, teams, weight },
        name: regionName(vocabulary, region, lang),
        href: newHref(region),
      })),
    tiles: [...vocabulary.regions.values()].map((region) => {
      const weight = found.get(region.code)?.weight ?? 0
      const name = regionName(vocabulary, region.code, lang)
      return {
        code: region.code,
        col: region.tile.col,
        row: region.tile.row,
        ...tileName(region, lang),
        name: visited.has(region.code)
          ? t('tourWork.orderVisited', { name })
          : t('tourWork.orderTile', { name, n: formatNumber(weight, lang) }),
        count: weight,
        countLabel: visited.has(region.code) ? '✓' : weight > 0 ? formatNumber(weight, lang) : '',
        href: weight > 0 && !visited.has(region.code) ? newHref(region.code) : null,
      }
    }),
  }
}
