import type { Person } from '~/modules/accounts'
import { readContacts } from '~/modules/accounts/index.server'
import type { Db, Tx } from '~db/client.server'
import type { OwnIntroduction } from '../introductions.repo.server'
import type { NameCard } from './message'

/**
 * The viewer's own card: their name and organisation, and what stands beside their name or address among the
 * organisation's contact persons; else their own address alone.
 */
export async function readOwnCard(
  db: Db | Tx,
  viewer: Person,
  { introduction, side, organisationId }: OwnIntroduction,
): Promise<NameCard> {
  const contacts = await readContacts(db, organisationId)
  const own =
    contacts.find(({ email }) => email.toLowerCase() === viewer.email.toLowerCase()) ??
    contacts.find(({ name }) => name === viewer.name)
  const { nameZh, nameEn } = introduction[side]
  return {
    name: viewer.name,
    organisationZh: nameZh,
    organisationEn: nameEn,
    duty: own?.duty ?? '',
    phone: own?.phone ?? '',
    email: own?.email || viewer.email,
  }
}

/** A card as a form carries what its sender was shown. */
export const cardStamp = (card: NameCard): string => JSON.stringify(card)
