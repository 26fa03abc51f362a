import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import type { ProposalState } from '../proposals/proposal'

const tones = {
  draft: 'unknown',
  submitted: 'strong',
  withdrawn: 'plain',
  shortlisted: 'pass',
  declined: 'fail',
} as const

/** How far a proposal has come, in words. */
export function ProposalStateTag({ state }: { state: ProposalState }) {
  const { t } = useTranslation()
  return <Tag tone={tones[state]}>{t(`proposal.state_${state}`)}</Tag>
}
