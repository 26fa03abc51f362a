import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import type { IntroductionState } from '../introduction'

/** Where an introduction stands. The outcome tones stay for gates. */
export function IntroductionStateTag({ state }: { state: IntroductionState }) {
  const { t } = useTranslation()
  const tone = state === 'asked' ? 'signal' : state === 'accepted' ? 'strong' : 'plain'
  return <Tag tone={tone}>{t(`introduction.state_${state}`)}</Tag>
}
