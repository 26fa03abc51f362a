import type { z } from 'zod'
import type { Contact, Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import { acceptIntroduction, declineIntroduction, withdrawIntroduction } from './change-introduction.server'
import { otherSide } from './introduction'
import type { IntroductionActForm } from './introduction.schema'
import { readIntroduction } from './introductions.repo.server'
import { blockOrganisation } from './settings/settings.server'
import { showContacts } from './show-contacts.server'

/**
 * One act on the page of an introduction; the contacts where they were asked for.
 * @throws those of the act, and DomainError `not_found` (404)
 */
export async function actOnIntroduction(
  services: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { id, form }: { id: number; form: z.output<typeof IntroductionActForm> },
  way: { origin: string },
): Promise<Contact[] | null> {
  switch (form.act) {
    case 'accept':
      await acceptIntroduction(services, viewer, { id, text: form.text }, way)
      return null
    case 'decline':
      await declineIntroduction(services, viewer, { id, reason: form.reason, text: form.text }, way)
      return null
    case 'withdraw':
      await withdrawIntroduction(services, viewer, id, way)
      return null
    case 'contacts':
      return showContacts(services, viewer, id)
    case 'block': {
      const own = await readIntroduction(services.db, viewer, id, services.clock.now())
      const blockedId = own.introduction[otherSide(own.side)].id
      await blockOrganisation(services, viewer, { organisationId: own.organisationId, blockedId })
      return null
    }
  }
}
