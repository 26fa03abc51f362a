import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import type { PersonState } from '../admin/people-query'
import type { MailState } from '../outbox/outbox-query'
import type { OrganisationState } from '../viewer'

export function PersonStateTag({ state }: { state: PersonState }) {
  const { t } = useTranslation()
  return <Tag tone={state === 'suspended' ? 'signal' : 'plain'}>{t(`admin.${state}`)}</Tag>
}

export function OrganisationStateTag({ state }: { state: OrganisationState }) {
  const { t } = useTranslation()
  const tone = {
    unverified: 'plain',
    in_review: 'strong',
    verified: 'pass',
    returned: 'strong',
    suspended: 'signal',
  }
  return <Tag tone={tone[state] as 'plain'}>{t(`admin.${state}`)}</Tag>
}

export function MailStateTag({ state }: { state: MailState }) {
  const { t } = useTranslation()
  const words = { kept: t('admin.mailKept'), failed: t('admin.mailFailed'), sent: t('admin.mailIsSent') }
  return <Tag tone={state === 'failed' ? 'signal' : 'plain'}>{words[state]}</Tag>
}
