import type { Services } from '~/platform/services.server'
import type { Person } from '../viewer'
import type { PersonAct } from './admin.schema'
import { changePlatformRole } from './change-platform-role.server'
import { endPersonSessions } from './end-person-sessions.server'
import { reactivatePerson } from './reactivate-person.server'
import { suspendPerson } from './suspend-person.server'

type Run = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  input: { personId: number; reason: string },
) => Promise<void>

const toRole =
  (role: Parameters<typeof changePlatformRole>[2]['role']): Run =>
  (services, viewer, input) =>
    changePlatformRole(services, viewer, { ...input, role })

const acts: Record<PersonAct, Run> = {
  make_reviewer: toRole('reviewer'),
  make_administrator: toRole('administrator'),
  take_role: toRole(null),
  suspend: suspendPerson,
  reactivate: reactivatePerson,
  end_sessions: endPersonSessions,
}

/** What an administrator chose to do to a person, for a reason. @throws what the chosen use case throws */
export const actOnPerson = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { act, ...input }: { act: PersonAct; personId: number; reason: string },
): Promise<void> => acts[act](services, viewer, input)
