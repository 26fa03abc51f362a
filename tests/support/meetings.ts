import { randomInt } from 'node:crypto'
import type { Person } from '~/modules/accounts'
import type { EventScope } from '~/modules/events/event'
import type { Db } from '~db/client.server'
import { type Exhibition, makeExhibition, makeExhibitor, show } from './exhibitors'
import { publishLike } from './follows'
import { makeOrganisation, makePerson, viewerOf } from './people'

/** Somebody who takes part, acting for their organisation, with the thing that it brings. */
export type Attending = { organisationId: number; viewer: Person; thing: number }

export type MeetingWorld = Exhibition & {
  scope: EventScope
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

/** An enterprise and a team that suit each other, accepted at these stops of a tour. */
export async function makeStopParties(
  db: Db,
  { eventId, stops }: { eventId: number; stops: readonly (number | null)[] },
): Promise<{ enterprise: Attending; team: Attending }> {
  const published = { state: 'published', published_at: new Date() }
  const open = { state: 'open', visibility: 'public', published_at: new Date() }
  const attend = async (side: 'enterprise' | 'team'): Promise<Attending> => {
    const person = await makePerson(db)
    const kind = side === 'team' ? ('rescue_team' as const) : ('enterprise' as const)
    const organisationId = await makeOrganisation(db, { kind, members: [[person, 'owner']] })
    const owner = { organisation_id: organisationId }
    const [thing = 0] = await (side === 'team'
      ? publishLike(db, 'needs', 'N001', { ...owner, ...open })
      : publishLike(db, 'offerings', 'O002', { ...owner, ...published }))
    const now = new Date()
    const { id } = await db
      .insertInto('tour_sign_ups')
      .values({
        ...{ event_id: eventId, organisation_id: organisationId, side, contact_name: '林晓' },
        ...{ signed_at: now, updated_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('tour_sign_up_stops')
      .values(
        stops.map((stop) => ({
          ...{ sign_up_id: id, stop_id: stop ?? 0, side, state: 'accepted', since: now, updated_at: now },
        })),
      )
      .execute()
    if (side === 'team')
      await db.insertInto('tour_sign_up_needs').values({ sign_up_id: id, need_id: thing }).execute()
    else
      await db.insertInto('tour_sign_up_offerings').values({ sign_up_id: id, offering_id: thing }).execute()
    return { organisationId, viewer: await viewerOf(db, person, { organisationId }), thing }
  }
  return { enterprise: await attend('enterprise'), team: await attend('team') }
}
