import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { DemandTableView } from '../demand-view'

/** How many offerings of the kind each demand lets through, and which one empties the list. */
export function DemandTable({ view }: { view: DemandTableView | null }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="demand-title" className="panel grid gap-3 p-4">
      <h2 id="demand-title" className="text-base font-semibold">
        {t('demand.title')}
      </h2>
      {view === null ? (
        <p className="text-muted text-sm">{t('demand.unasked')}</p>
      ) : view.total === 0 ? (
        <p className="text-sm">{t('demand.noneOfKind')}</p>
      ) : (
        <>
          <p className="text-sm">{t('demand.total', { n: view.total })}</p>
          <dl className="grid grid-cols-3 gap-2 text-center">
            {(['pass', 'unknown', 'near'] as const).map((tone) => (
              <div key={tone} className={`${tones[tone]} grid rounded border px-1 py-2`}>
                <dt className="text-xs">{t(`demand.${tone}`)}</dt>
                <dd className="text-xl font-semibold tabular-nums">{view[tone]}</dd>
              </div>
            ))}
          </dl>
          {view.advice && <p className="text-sm font-semibold">{view.advice}</p>}
          {view.demands.length > 0 && <Demands demands={view.demands} />}
        </>
      )}
    </section>
  )
}

const tones = {
  pass: 'border-pass bg-pass-soft text-pass-ink',
  unknown: 'border-unknown bg-unknown-soft text-unknown-ink',
  near: 'border-fail bg-fail-soft text-fail-ink',
} as const

function Demands({ demands }: { demands: DemandTableView['demands'] }) {
  const { t } = useTranslation()
  const number = `${cell} px-1.5 text-right tabular-nums`
  const head = `${headCell} px-1.5 text-right font-normal`
  return (
    <Table caption={t('demand.caption')}>
      <thead>
        <tr>
          <th className={`${headCell} pl-0`}>{t('demand.demand')}</th>
          <th className={head}>{t('demand.pass')}</th>
          <th className={head}>{t('demand.unknown')}</th>
          <th className={head}>{t('demand.near')}</th>
          <th className={head}>{t('demand.gain')}</th>
        </tr>
      </thead>
      <tbody>
        {demands.map(({ key, label, pass, unknown, near, gain, empties }) => (
          <tr key={key}>
            <th scope="row" className={`${cell} pl-0 text-left font-normal`}>
              {label}
              {empties && <span className="text-signal-ink block font-semibold">{t('demand.empties')}</span>}
            </th>
            <td className={number}>{pass}</td>
            <td className={number}>{unknown}</td>
            <td className={number}>{near}</td>
            <td className={`${number} ${gain > 0 ? 'font-semibold' : ''}`}>{gain > 0 ? `+${gain}` : gain}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
