import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Section } from '~/ui/section'

export type TicketLead = { id: number; name: string; day: string; answer: 'yes' | 'no' | null }

/** Exhibitors that scanned a visitor, and the visitor's word to each. */
export function TicketLeads({ leads, shares }: { leads: readonly TicketLead[]; shares: boolean }) {
  const { t } = useTranslation()
  return (
    <Section id="leads" title={t('lead.ofVisitor')} lead={t('lead.ofVisitorLead')}>
      <ul className="panel divide-line divide-y">
        {leads.map((lead) => {
          const sees = lead.answer === null ? shares : lead.answer === 'yes'
          return (
            <li key={lead.id} className="grid gap-2 px-4 py-3">
              <p className="flex flex-wrap items-center gap-x-3">
                <span className="font-semibold">{lead.name}</span>
                <span className="text-muted text-sm">{lead.day}</span>
                <span className={sees ? 'tag tag-pass' : 'tag tag-unknown'}>
                  {t(sees ? 'lead.sees' : lead.answer === null ? 'lead.asks' : 'lead.seesNot')}
                </span>
              </p>
              <form method="post" className="flex flex-wrap gap-2">
                <input type="hidden" name="act" value="answer" />
                <input type="hidden" name="lead" value={lead.id} />
                {!sees && (
                  <Button name="answer" value="yes" aria-label={`${t('lead.agree')}: ${lead.name}`}>
                    {t('lead.agree')}
                  </Button>
                )}
                {(sees || lead.answer === null) && (
                  <Button
                    name="answer"
                    value="no"
                    aria-label={`${t(sees ? 'lead.withdraw' : 'lead.decline')}: ${lead.name}`}
                  >
                    {t(sees ? 'lead.withdraw' : 'lead.decline')}
                  </Button>
                )}
              </form>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
