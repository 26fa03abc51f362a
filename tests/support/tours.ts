import type { Person } from '~/modules/accounts'
import type { SignUpContent } from '~/modules/events/tours/sign-ups/sign-up'
import type { StopContent } from '~/modules/events/tours/stops/stop'
import type { Db } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { makeEvent } from './events'
import { makeOfferings } from './market'
import { makeOrganisation, makePerson, viewerOf } from './people'

/** What is said of a stop in Sichuan, on the first day of a tour of the tests. */
export const stopContent: StopContent = {
  titleZh: '德阳站',
  titleEn: 'Deyang',
  textZh: '要能在断路断网条件下使用的装备。',
  textEn: '',
  region: '510000',
  venueZh: '德阳训练基地',
  venueEn: '',
  addressZh: '',
  addressEn: '',
  place: { latitude: 31.1273, longitude: 104.3979 },
  startsOn: '2099-05-12',
  endsOn: '2099-05-13',
  opens: '09:00',
  closes: '17:00',
  enterpriseCapacity: 2,
  teamCapacity: 2,
  hostZh: '',
  hostEn: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  scenarios: [],
  tracks: [],
}

export type Tour = { eventId: number; organizer: Person; organizerId: number }

/** A tour of an organizer with an owner, in May 2099; its sign-up is open. */
export async function makeTour(
  db: Db,
  { state = 'published' }: { state?: 'draft' | 'published' } = {},
): Promise<Tour> {
  const owner = await makePerson(db)
  const organizerId = await makeOrganisation(db, { kind: 'organizer', members: [[owner, 'owner']] })
  const eventId = await makeEvent(db, organizerId, { state, titleZh: '测试区域行' })
  await db
    .updateTable('events')
    .set({ kind: 'tour', ends_on: '2099-05-31', place_zh: '', address_zh: '' })
    .where('id', '=', eventId)
    .execute()
  return { eventId, organizerId, organizer: await viewerOf(db, owner, { organisationId: organizerId }) }
}

/** A stop as it stands in the database. */
export async function makeStop(
  db: Db,
  eventId: number,
  {
    titleZh = '德阳站',
    region = '510000',
    startsOn = '2099-05-12',
    enterprises = 2,
    teams = 2,
    hostId = null,
  }: {
    titleZh?: string
    region?: string
    startsOn?: string
    enterprises?: number
    teams?: number
    hostId?: number | null
  } = {},
): Promise<number> {
  const now = new Date()
  const { id } = await db
    .insertInto('tour_stops')
    .values({
      ...{ event_id: eventId, title_zh: titleZh, region_code: region, venue_zh: '测试场地' },
      ...{ starts_on: startsOn, ends_on: startsOn, opens: '09:00', closes: '17:00' },
      ...{ enterprise_capacity: enterprises, team_capacity: teams, host_organisation_id: hostId },
      ...{ created_at: now, updated_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An organisation with somebody who acts for it, and the one thing that it brings. */
export type Party = { organisationId: number; viewer: Person; side: 'enterprise' | 'team'; thingId: number }

/** What a party says that signs up with its one thing; of a team one person comes. */
export const signUpContent = (
  { side, thingId }: Party,
  stops: number[],
  more: Partial<SignUpContent> = {},
): SignUpContent => ({
  ...{ stops, contactName: '张工', contactPhone: '028-1234', note: '' },
  offerings:
    side === 'enterprise'
      ? [
          {
            ...{ offeringId: thingId, powerWatts: 3_000, water: true, spaceM2: 20, flight: false },
            note: '',
          },
        ]
      : [],
  needs: side === 'team' ? [thingId] : [],
  people: side === 'team' ? [{ name: '李队', duty: '队长', phone: '', email: '' }] : [],
  ...more,
})

/** An enterprise with a published offering. */
export async function makeEnterprise(db: Db): Promise<Party> {
  const person = await makePerson(db)
  const organisationId = await makeOrganisation(db, { members: [[person, 'owner']] })
  const [thingId = 0] = await makeOfferings(db, {
    ...{ enterprise: organisationId, track: 'T05.02', scenario: 'S03.2' },
    offerings: [{ name: '移动泵', power: 90 }],
  })
  return {
    ...{ organisationId, thingId, side: 'enterprise' },
    viewer: await viewerOf(db, person, { organisationId }),
  }
}

/** An open need that everybody may see, marked for the index; `power`: what it demands at least, in kW. */
export const makeNeed = (
  db: Db,
  organisationId: number,
  {
    titleZh = '城区排涝泵',
    track = 'T05.02',
    region = '510000',
    power,
  }: { titleZh?: string; track?: string; region?: string; power?: number } = {},
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('needs')
      .values({
        ...{ organisation_id: organisationId, state: 'open', title_zh: titleZh, urgency: 'high' },
        ...{ region_code: region, published_at: new Date() },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('need_tracks').values({ need_id: id, track_code: track, position: 0 }).execute()
    if (power !== undefined)
      await tx
        .insertInto('need_constraints')
        .values({
          ...{ need_id: id, position: 0, attribute_code: 'power_kw', op: '>=', number: power, hard: true },
          ...{ value_written: String(power), unit_written: 'kW' },
        })
        .execute()
    await markForIndex(tx, 'needs', [id])
    return id
  })

/** Takes needs out of the world again, so that nothing answers them. */
export const withdrawNeeds = (db: Db, ids: readonly number[]): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (ids.length === 0) return
    await tx
      .updateTable('needs')
      .set({ state: 'withdrawn', closed_at: new Date() })
      .where('id', 'in', [...ids])
      .execute()
    await markForIndex(tx, 'needs', [...ids])
  })

/** A team with an open need that everybody may see. */
export async function makeTeam(db: Db): Promise<Party> {
  const person = await makePerson(db)
  const organisationId = await makeOrganisation(db, { kind: 'rescue_team', members: [[person, 'owner']] })
  const thingId = await makeNeed(db, organisationId)
  return { organisationId, thingId, side: 'team', viewer: await viewerOf(db, person, { organisationId }) }
}
