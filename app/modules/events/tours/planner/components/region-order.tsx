import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import { type Tile, TileMap } from '~/ui/tile-map'

export type RegionOrderView = {
  rows: {
    region: string
    name: string
    href: string
    needs: number
    urgent: number
    teams: number
    weight: number
  }[]
  tiles: Tile[]
}

/** Where a tour should go next, as a table and on the tiles. */
export function RegionOrder({ view, writes }: { view: RegionOrderView; writes: boolean }) {
  const { t } = useTranslation()
  return (
    <Section id="order" title={t('tourWork.orderTitle')} lead={t('tourWork.orderLead')}>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Table caption={t('tourWork.orderTitle')}>
          <thead>
            <tr>
              <th className={headCell}>{t('eventWork.region')}</th>
              <th className={headCell}>{t('tourWork.col_needs')}</th>
              <th className={headCell}>{t('tourWork.col_urgent')}</th>
              <th className={headCell}>{t('tourWork.col_teams')}</th>
              <th className={headCell}>{t('tourWork.col_weight')}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.region}>
                <td className={cell}>
                  {writes ? (
                    <a href={row.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                      {row.name}
                    </a>
                  ) : (
                    row.name
                  )}
                </td>
                <td className={`${cell} tabular-nums`}>{row.needs}</td>
                <td className={`${cell} tabular-nums`}>{row.urgent}</td>
                <td className={`${cell} tabular-nums`}>{row.teams}</td>
                <td className={`${cell} font-semibold tabular-nums`}>{row.weight}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <TileMap
          label={t('tourWork.orderTitle')}
          lettersTitle={t('vocabulary.mapLetters')}
          tiles={writes ? view.tiles : view.tiles.map((tile) => ({ ...tile, href: null }))}
        />
      </div>
    </Section>
  )
}
