import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import type { Tile } from '~/ui/tile-map'
import { termName } from '../tree'
import type { Lang, Region, Vocabulary } from '../vocabulary'
import type { FacetCounts } from './facet-view'

/** The tile map of the provinces by equipment on offer; a tile without any leads to the list of regions. */
export function regionTiles(vocabulary: Vocabulary, counts: FacetCounts, lang: Lang): Tile[] {
  const { t } = i18nFor(lang)
  const found = new Map(counts.region?.map(({ code, count }) => [code, count]))
  return [...vocabulary.regions.values()].map((region) => {
    const count = found.get(region.code) ?? 0
    const n = formatNumber(count, lang)
    return {
      code: region.code,
      col: region.tile.col,
      row: region.tile.row,
      label: tileLabel(region, lang),
      name: t('vocabulary.mapTile', { name: termName(region, lang), n }),
      count,
      countLabel: n,
      href: count > 0 ? localPath(lang, `/offerings?region=${region.code}`) : null,
    }
  })
}

/** Names that do not fit a tile, by the letters people know them by. */
const short: Record<string, string> = {
  'Inner Mongolia': 'In. Mong.',
  Heilongjiang: 'Heilong.',
  'Hong Kong': 'HK',
  'Tibet (Xizang)': 'Xizang',
  Chongqing: 'Chongq.',
  Guangdong: 'Guangd.',
}

/** The name of a region, as short as a tile needs it. */
export const tileLabel = ({ shortZh, en }: Region, lang: Lang): string =>
  lang === 'zh' ? shortZh : (short[en] ?? en)
