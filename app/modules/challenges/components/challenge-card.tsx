import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import type { ChallengeCardView } from './challenge-card-view'
import { StageTag } from './stage-tag'

/** A challenge in a list. */
export function ChallengeCard({ view }: { view: ChallengeCardView }) {
  const { t } = useTranslation()
  return (
    <article className="panel grid gap-2 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <StageTag stage={view.stage} end={view.end} />
        <Tag>
          {t('challenge.number')} {view.id}
        </Tag>
      </div>
      <h3 className="text-base md:text-lg">
        <a href={view.href} className="card-title">
          {view.title}
        </a>
      </h3>
      <p className="facts">
        {view.facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span className="text-ink font-medium">{view.deadline}</span>
      </p>
      {view.fields.length > 0 && (
        <p className="flex flex-wrap gap-1">
          {view.fields.map((name) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </p>
      )}
    </article>
  )
}
