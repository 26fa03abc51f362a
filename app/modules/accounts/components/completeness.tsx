import { useTranslation } from 'react-i18next'
import { OutcomeMark } from '~/ui/outcome'
import type { Missing } from '../organisations/organisation-snapshot'

/** What is to be filled in before an organisation can be submitted, and whether it is there. */
export function Completeness({ parts }: { parts: readonly { what: Missing; done: boolean }[] }) {
  const { t } = useTranslation()
  return (
    <ul className="grid gap-2">
      {parts.map(({ what, done }) => (
        <li key={what} className="flex items-start gap-2 text-sm">
          <OutcomeMark
            outcome={done ? 'pass' : 'unknown'}
            label={done ? t('organisation.done') : t('organisation.notDone')}
          />
          <span>{t(`organisation.${what}`)}</span>
        </li>
      ))}
    </ul>
  )
}
