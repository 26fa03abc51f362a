import { useTranslation } from 'react-i18next'
import { GateStrip } from '~/modules/matching'
import { UrgencyTag } from '~/modules/needs'
import { Tag } from '~/ui/chip'
import type { PickView } from './planner-view'

/** Enterprises in the order in which to ask them, each with what it adds and why. */
export function PlannerPicks({
  picks,
  open,
  chosen,
}: {
  picks: readonly PickView[]
  open: boolean
  /** what was sent; null: nothing yet */
  chosen: ReadonlySet<string> | null
}) {
  const { t } = useTranslation()
  return (
    <ol className="grid gap-3">
      {picks.map((pick, index) => (
        <li key={pick.id} className="panel grid gap-3 p-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <label className="check-row font-semibold">
              <input
                type="checkbox"
                name="organisations"
                value={pick.id}
                disabled={!open}
                defaultChecked={chosen?.has(String(pick.id)) ?? false}
              />
              <span>
                {index + 1}. {pick.name}
              </span>
            </label>
            <Tag>{pick.sum}</Tag>
            {pick.repeats && <span className="text-muted text-sm">{pick.repeats}</span>}
            {!pick.reachable && <Tag tone="unknown">{t('tourWork.unreachable')}</Tag>}
          </div>
          <ul className="divide-line grid divide-y">
            {pick.gains.map((gain) => (
              <li key={gain.needId} className="grid gap-1.5 py-2">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                  <UrgencyTag urgency={gain.urgency} />
                  <a href={gain.needHref} className="inline-flex min-h-11 items-center fine:min-h-0">
                    {gain.need}
                  </a>
                  <span aria-hidden="true">←</span>
                  <a href={gain.offeringHref} className="inline-flex min-h-11 items-center fine:min-h-0">
                    {gain.offering}
                  </a>
                  <span className="text-muted tabular-nums">
                    {gain.match.verdictLabel} · {Math.round(gain.match.score)}
                  </span>
                </p>
                <GateStrip match={gain.match} />
              </li>
            ))}
          </ul>
          {pick.more > 0 && <p className="text-muted text-sm">{t('tourWork.pickMore', { n: pick.more })}</p>}
        </li>
      ))}
    </ol>
  )
}
