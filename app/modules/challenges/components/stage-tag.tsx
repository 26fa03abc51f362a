import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import type { ChallengeEnd, ChallengeStage } from '../challenge'

/** How far an entry has come, and how it ended. */
export function StageTag({ stage, end = null }: { stage: ChallengeStage; end?: ChallengeEnd | null }) {
  const { t } = useTranslation()
  return (
    <Tag tone={stage === 'published' ? 'signal' : 'strong'}>
      {t(`challenge.stage_${stage}`)}
      {end && ` · ${t(`challenge.end_${end}`)}`}
    </Tag>
  )
}
