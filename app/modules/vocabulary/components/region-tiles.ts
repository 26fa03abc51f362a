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
      ...tileName(region, lang),
      name: t('vocabulary.mapTile', { name: termName(region, lang), n }),
      count,
      countLabel: n,
      href: count > 0 ? localPath(lang, `/offerings?region=${region.code}`) : null,
    }
  })
}

/** Long names with the place where they may be broken, by a soft hyphen. */
const written: Record<string, string> = {
  Heilongjiang: 'Heilong\u00adjiang',
  'Tibet (Xizang)': 'Xizang',
  Chongqing: 'Chong\u00adqing',
  Guangdong: 'Guang\u00addong',
}

/** What stands in the tile of a region: its short name, in English also as the two letters of ISO 3166-2. */
export const tileName = ({ shortZh, en, iso }: Region, lang: Lang): Pick<Tile, 'label' | 'letters'> =>
  lang === 'zh' ? { label: shortZh, letters: '' } : { label: written[en] ?? en, letters: iso.slice(3) }
