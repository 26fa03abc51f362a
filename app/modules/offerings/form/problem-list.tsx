import { useTranslation } from 'react-i18next'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'

/** What has to be mended before an offering can be reviewed, each a link to its field. */
export function ProblemList({
  problems,
}: {
  problems: readonly { field: string; label: string; text: string; href: string }[]
}) {
  const { t } = useTranslation()
  return (
    <Section id="problems" title={t('publish.problemsTitle')}>
      {problems.length === 0 ? (
        <p className="text-pass-ink flex items-center gap-2">
          <Icon name="shield" className="size-5" />
          {t('publish.noProblems')}
        </p>
      ) : (
        <ul className="panel divide-line divide-y">
          {problems.map(({ field, label, text, href }) => (
            <li key={field}>
              <a className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 py-2" href={href}>
                <span className="font-medium">{label}</span>
                <span className="text-signal-ink text-sm">{text}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
