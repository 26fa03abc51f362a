import type { Person } from '~/modules/accounts/viewer'
import { readOffering } from '~/modules/offerings/index.server'
import type { Db } from '~db/client.server'
import { addMember, makePerson, viewerOf } from './people'

/** Somebody new who may publish for the organisation of this offering, taken as verified. */
export async function editorOf(db: Db, offeringId: number): Promise<Person> {
  const { organisation } = await readOffering(db, 'staff', offeringId)
  const person = await makePerson(db)
  await addMember(db, organisation.id, person, 'editor')
  const viewer = await viewerOf(db, person)
  return { ...viewer, organisations: viewer.organisations.map((each) => ({ ...each, state: 'verified' })) }
}
