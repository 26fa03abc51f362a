import { useTranslation } from 'react-i18next'
import { CompareButton, type OfferingCardView, OriginTags } from '~/modules/offerings'
import { Figure } from '~/ui/figure'
import type { MatchWords } from '../match-words'
import { AskLink } from './ask-link'
import { MatchCard } from './match-card'

/** One offering that answers a need, and why. */
export function MatchedOffering({
  rank,
  match,
  offering,
  compared,
  askHref,
}: {
  rank: number
  match: MatchWords
  offering: OfferingCardView
  compared: boolean
  /** where the reader can ask for an introduction of this pair; null: they cannot */
  askHref?: string | null
}) {
  const { t } = useTranslation()
  return (
    <MatchCard
      rank={rank}
      match={match}
      title={
        <a href={offering.href} className="text-ink decoration-line-strong underline">
          {offering.plainName}
        </a>
      }
    >
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="grid gap-1.5">
          <p className="facts">
            <OriginTags sample={offering.sample} reference={offering.reference} source={offering.source} />
            <span>{offering.track}</span>
            <span>{offering.organisation}</span>
            {offering.region && <span>{offering.region}</span>}
          </p>
          <dl className="figures">
            {offering.figures.map(({ code, label, value, unit }) => (
              <div key={code}>
                <dt>{label}</dt>
                <dd>
                  <Figure value={value} unit={unit} />
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('offering.price')}</dt>
              <dd>{offering.price}</dd>
            </div>
          </dl>
        </div>
        <p className="flex flex-wrap gap-2">
          <CompareButton id={offering.id} name={offering.plainName} compared={compared} />
          {askHref && <AskLink href={askHref} name={offering.plainName} />}
        </p>
      </div>
    </MatchCard>
  )
}
