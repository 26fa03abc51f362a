import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { Section } from '~/ui/section'
import type { SheetHeadView } from '../report-view.server'
import type { SheetState } from '../sheet'

/** What waits for the reader stands out; the colours of outcomes are kept for rows. */
const waits = (state: SheetState) => state === 'checked' || state === 'written'

export const SheetStateTag = ({ state, name }: { state: SheetState; name: string }) => (
  <Tag tone={waits(state) ? 'signal' : state === 'refused' ? 'fail' : 'plain'}>{name}</Tag>
)

/** The spreadsheets that were uploaded, newest first. */
export function SheetList({ sheets, lead }: { sheets: readonly SheetHeadView[]; lead: string }) {
  const { t } = useTranslation()
  if (sheets.length === 0) return null
  return (
    <Section id="uploaded" title={t('sheetReport.listTitle')} lead={lead}>
      <ul className="panel divide-line divide-y">
        {sheets.map(({ id, href, name, state, stateName, uploaded, rows }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <a className="inline-flex min-h-11 items-center font-medium break-all" href={href}>
                {name}
              </a>
              <p className="text-muted text-sm">
                {uploaded}
                {rows && ` · ${rows}`}
              </p>
            </div>
            <SheetStateTag state={state} name={stateName} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
