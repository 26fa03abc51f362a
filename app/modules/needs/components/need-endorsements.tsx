import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'

export type EndorsementsView = {
  /** how many teams share the need, and how much they need together */
  count: string
  total: string
  /** the reader's own */
  yours: string | null
  /** what the link to the form says; null: the reader can do nothing there */
  act: 'endorse' | 'change' | 'signInToEndorse' | null
  href: string
  /** each of them, for those who may see who they are */
  teams: { id: number; name: string; quantity: string; note: string; date: string }[]
}

/** The teams that share a need, and the way to join them. */
export function NeedEndorsements({ view }: { view: EndorsementsView }) {
  const { t } = useTranslation()
  return (
    <Section id="endorsements" title={t('needLife.endorsedBy')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className={view.count === '0' ? 'text-muted' : 'font-semibold'}>
          {view.count === '0'
            ? t('needLife.endorsedNone')
            : t('needLife.endorsedCount', { teams: view.count, n: view.total })}
        </p>
        {view.yours && <p className="text-muted text-sm">{t('needLife.endorsedYours', { n: view.yours })}</p>}
        {view.act && (
          <span className="no-print">
            <ButtonLink href={view.href} size="small">
              {t(`needLife.${view.act}`)}
            </ButtonLink>
          </span>
        )}
      </div>
      {view.teams.length > 0 && (
        <Table caption={t('needLife.teamsTitle')} className="panel">
          <thead>
            <tr>
              <th className={headCell}>{t('needLife.team')}</th>
              <th className={headCell}>{t('need.quantity')}</th>
              <th className={headCell}>{t('needLife.note')}</th>
              <th className={headCell}>{t('needLife.date')}</th>
            </tr>
          </thead>
          <tbody>
            {view.teams.map(({ id, name, quantity, note, date }) => (
              <tr key={id}>
                <td className={cell}>{name}</td>
                <td className={`${cell} tabular-nums`}>{quantity}</td>
                <td className={cell}>{note}</td>
                <td className={`${cell} whitespace-nowrap`}>{date}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  )
}
