import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Section } from '~/ui/section'

export type UntoldView = {
  mark: string
  /** how many would be told */
  people: number
  lines: { id: number; text: string }[]
}

/** Changes of a programme of which nobody was told, and telling those who come. */
export function AgendaChangesPanel({ view }: { view: UntoldView }) {
  const { t } = useTranslation()
  return (
    <Section id="untold" title={t('agendaWork.untold')} lead={t('agendaWork.untoldLead', { n: view.people })}>
      <form method="post" className="panel grid gap-3 p-4">
        <input type="hidden" name="mark" value={view.mark} />
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          {view.lines.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-3">
          <Button look="main" name="act" value="tellChanges">
            {t('agendaWork.tellChanges')}
          </Button>
          <Button name="act" value="leaveChanges">
            {t('agendaWork.leaveChanges')}
          </Button>
        </p>
      </form>
    </Section>
  )
}
