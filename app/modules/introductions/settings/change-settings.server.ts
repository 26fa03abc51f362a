import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import type { IntroductionSettingsForm } from '../introduction.schema'
import { pauseIntroductions, resumeIntroductions, unblockOrganisation } from './settings.server'

/** One act on the page of the settings. @throws those of the act */
export function changeIntroductionSettings(
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, form }: { organisationId: number; form: z.output<typeof IntroductionSettingsForm> },
): Promise<void> {
  if (form.act === 'resume') return resumeIntroductions(services, viewer, { organisationId })
  if (form.act === 'pause')
    return pauseIntroductions(services, viewer, { organisationId, until: form.until || null })
  return unblockOrganisation(services, viewer, { organisationId, blockedId: form.organisation })
}
