import { useTranslation } from 'react-i18next'
import { type NeedCardView, UrgencyTag } from '~/modules/needs'
import { OriginTags } from '~/modules/offerings'
import type { MatchWords } from '../match-words'
import { AskLink } from './ask-link'
import { MatchCard } from './match-card'

/** One need that an offering answers, and why. */
export function MatchedNeed({
  rank,
  match,
  need,
  askHref,
}: {
  rank: number
  match: MatchWords
  need: NeedCardView
  /** where the reader can ask for an introduction of this pair; null: they cannot */
  askHref?: string | null
}) {
  const { t } = useTranslation()
  const facts = [
    need.organisation,
    need.region,
    need.quantity,
    need.budget && `${t('need.budget')} ${need.budget}`,
    need.needed,
  ]
  return (
    <MatchCard
      rank={rank}
      match={match}
      title={
        <a href={need.href} className="text-ink decoration-line-strong underline">
          {need.plainTitle}
        </a>
      }
    >
      <p className="facts mt-1">
        <UrgencyTag urgency={need.urgency} />
        <OriginTags sample={need.sample} reference={need.reference} source={need.source} />
        {facts.map((fact) => fact && <span key={fact}>{fact}</span>)}
      </p>
      {askHref && (
        <p className="mt-2">
          <AskLink href={askHref} name={need.plainTitle} />
        </p>
      )}
    </MatchCard>
  )
}
