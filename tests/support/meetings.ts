import { randomInt } from 'node:crypto'
import type { Person } from '~/modules/accounts'
import type { MeetingScope } from '~/modules/events/meetings/meeting'
import type { Db } from '~db/client.server'
import { type Exhibition, makeExhibition, makeExhibitor, show } from './exhibitors'
import { publishLike } from './follows'
import { makeOrganisation, makePerson, viewerOf } from './people'

/** Somebody who takes part, acting for their organisation, with the thing that it brings. */
export type Attending = { organisationId: number; viewer: Person; thing: number }

export type MeetingWorld = Exhibition & {
  scope: MeetingScope
  enterprises: Attending[]
  teams: Attending[]
}

/** An exhibitor that shows an offering like one of the sample world. */
export async function makeShowing(db: Db, eventId: number, like = 'O002'): Promise<Attending> {
  const { organisationId, viewer } = await makeExhibitor(db, eventId)
  const [offering = 0] = await publishLike(db, 'offerings', like, {
    ...{ organisation_id: organisationId, state: 'published', published_at: new Date() },
  })
  await show(db, { eventId, organisationId }, [offering])
  return { organisationId, viewer, thing: offering }
}

/** A team with a need like one of the sample world, and a visitor of it who is registered. */
export async function makeVisiting(db: Db, eventId: number, like = 'N001'): Promise<Attending> {
  const person = await makePerson(db)
  const organisationId = await makeOrganisation(db, { kind: 'rescue_team', members: [[person, 'owner']] })
  const [need = 0] = await publishLike(db, 'needs', like, {
    ...{ organisation_id: organisationId, state: 'open', visibility: 'public', published_at: new Date() },
  })
  const now = new Date()
  await db
    .insertInto('event_visitors')
    .values({
      ...{ event_id: eventId, person_id: person.id, own: true, organisation_id: organisationId },
      ...{ kind: 'team', name: '林晓', number: String(randomInt(1e9, 1e10)) },
      ...{ agreed_at: now, created_at: now, updated_at: now },
    })
    .execute()
  return { organisationId, viewer: await viewerOf(db, person, { organisationId }), thing: need }
}

/** An exhibition with enterprises and teams that suit each other, in the sample world. */
export async function makeMeetingWorld(
  db: Db,
  { enterprises, teams }: { enterprises: number; teams: number },
): Promise<MeetingWorld> {
  const exhibition = await makeExhibition(db)
  const { eventId } = exhibition
  const world: MeetingWorld = { ...exhibition, scope: { eventId, stopId: null }, enterprises: [], teams: [] }
  for (let index = 0; index < enterprises; index++) world.enterprises.push(await makeShowing(db, eventId))
  for (let index = 0; index < teams; index++) world.teams.push(await makeVisiting(db, eventId))
  return world
}
