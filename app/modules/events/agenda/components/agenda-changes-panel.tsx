import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export type UntoldView = {
  mark: string
  /** how many would be told */
  people: number
  lines: { id: string; text: string }[]
}

export type UntoldNoteView = { text: string; href: string }

/** That those who come were not told of all changes, where these are made; the panel is on another page. */
export function UntoldNote({ view }: { view: UntoldNoteView }) {
  const { t } = useTranslation()
  return (
    <Notice>
      {view.text}{' '}
      <a href={view.href} className="inline-flex min-h-11 items-center fine:min-h-0">
        {t('agendaWork.untoldLink')}
      </a>
    </Notice>
  )
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
