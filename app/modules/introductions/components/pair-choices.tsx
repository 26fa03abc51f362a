import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'

export type PairChoice = {
  href: string
  name: string
  facts: string[]
  verdict: 'pass' | 'unknown' | 'near' | null
  /** the verdict in words; null: no match */
  fit: string | null
}

/** One's own things to choose from, best fit first. */
export function PairChoices({ choices }: { choices: readonly PairChoice[] }) {
  const { t } = useTranslation()
  return (
    <ol className="panel divide-line divide-y">
      {choices.map((choice) => (
        <li key={choice.href} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
          <div className="min-w-0">
            <p className="font-semibold">{choice.name}</p>
            <p className="facts">
              {choice.verdict && choice.fit ? (
                <Tag tone={choice.verdict === 'near' ? 'fail' : choice.verdict}>{choice.fit}</Tag>
              ) : (
                <Tag>{t('introduction.noMatch')}</Tag>
              )}
              {choice.facts.map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </p>
          </div>
          <ButtonLink href={choice.href}>{t('introduction.choose')}</ButtonLink>
        </li>
      ))}
    </ol>
  )
}
