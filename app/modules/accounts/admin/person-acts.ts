import type { PlatformRole } from '../viewer'
import type { PersonAct } from './admin.schema'
import type { PersonState } from './people-query'

/** What an administrator can do to a person in this state; the use cases decide again under their locks. */
export function personActsFor(person: {
  state: PersonState
  role: PlatformRole | null
  own: boolean
}): PersonAct[] {
  const { state, role, own } = person
  if (state === 'deleted') return []
  const acts: (PersonAct | false)[] = [
    state === 'active' && role !== 'reviewer' && 'make_reviewer',
    state === 'active' && role !== 'administrator' && 'make_administrator',
    role !== null && 'take_role',
    state === 'active' && !own && 'suspend',
    state === 'suspended' && 'reactivate',
    state === 'active' && 'end_sessions',
  ]
  return acts.filter((act) => act !== false)
}
