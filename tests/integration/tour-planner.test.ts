import { beforeAll, describe, expect, it } from 'vitest'
import { inviteToStop } from '~/modules/events/index.server'
import { planStop } from '~/modules/events/tours/planner/plan-stop.server'
import { readRegionDemand, readRegionNeeds } from '~/modules/events/tours/planner/region-needs.server'
import { readInvitationsOf } from '~/modules/events/tours/sign-ups/invitations.repo.server'
import { readStop } from '~/modules/events/tours/stops/stops.repo.server'
import { matchOf } from '~/modules/matching'
import { answersOfNeeds } from '~/modules/matching/index.server'
import { readOfferings } from '~/modules/offerings/index.server'
import { useDatabase } from '../support/database'
import { addMember, makePerson } from '../support/people'
import { testServices } from '../support/services'
import { makeStop, makeTour, type Tour } from '../support/tours'

const way = { origin: 'https://muster.example' }
/** Where the sample world has most needs. */
const yunnan = '530000'

describe('planning a stop', () => {
  const database = useDatabase('sample world')
  const services = () => testServices(database)
  let tour: Tour
  let stopId: number

  beforeAll(async () => {
    tour = await makeTour(database.db)
    stopId = await makeStop(database.db, tour.eventId, { region: yunnan })
    await database.db.updateTable('organisations').set({ state: 'verified' }).execute()
  })
  const plan = async () =>
    planStop(services(), await readStop(database.db, tour.eventId, stopId), { all: true })
  const invite = (organisations: number[], viewer = tour.organizer) =>
    inviteToStop(services(), viewer, { eventId: tour.eventId, stopId, organisations }, way)
  const noticesOf = async (personId: number) =>
    database.db
      .selectFrom('notices')
      .select(['event', 'params', 'path'])
      .where('person_id', '=', personId)
      .execute()

  it('finds for each need every organisation that could answer it, with its best offering, as pair by pair', async () => {
    const { db } = database
    const region = await readRegionNeeds(db, yunnan)
    expect(region.length).toBeGreaterThan(3)
    const answers = await answersOfNeeds(
      services(),
      region.map(({ need }) => need),
    )
    const vocabulary = await services().vocabulary()
    const ids = await db.selectFrom('public_offerings').select('id').execute()
    const offerings = await readOfferings(
      db,
      'public',
      ids.map(({ id }) => id),
    )
    const today = services().clock.today()
    for (const { need } of region) {
      const expected = new Map<number, { score: number; passes: boolean }>()
      for (const offering of offerings) {
        const match = matchOf(need, offering, vocabulary, today)
        const acceptable = match !== null && !match.far && match.verdict !== 'near'
        if (!acceptable || offering.organisation.id === need.organisation.id) continue
        const passes = match.verdict === 'pass'
        const before = expected.get(offering.organisation.id)
        const better = !before || Number(passes) - Number(before.passes) || match.score - before.score
        if (better === true || better > 0)
          expected.set(offering.organisation.id, { score: match.score, passes })
      }
      const found = answers.filter(({ needId }) => needId === need.id)
      expect(
        new Map(
          found.map(({ organisationId, score, passes }) => [organisationId, { score: score / 100, passes }]),
        ),
      ).toEqual(expected)
    }
  })

  it('proposes whoever adds most to what nobody answers, urgent and shared needs weighing more', async () => {
    const { db } = database
    const before = await plan()
    expect(before.picks.length).toBeGreaterThan(1)
    const gains = before.picks.map(({ gain }) => gain)
    expect(gains).toEqual([...gains].sort((a, b) => b - a))
    const named = before.picks.flatMap((pick) => pick.gains.map(({ needId }) => needId))
    expect(new Set(named).size).toBe(named.length)
    const [lightest] = before.needs.slice(-1)
    const team = await db
      .selectFrom('organisations')
      .select('id')
      .where('kind', '=', 'rescue_team')
      .where('id', '<>', lightest?.need.organisation.id ?? 0)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('need_endorsements')
      .values({
        ...{ need_id: lightest?.need.id ?? 0, organisation_id: team.id, quantity: 2 },
        created_at: new Date(),
      })
      .execute()
    const after = (await plan()).needs.find(({ need }) => need.id === lightest?.need.id)
    expect(after).toMatchObject({ endorsers: 1, weight: 2 * (lightest?.weight ?? 0) })
  })

  it('asks each once, with the needs that it could answer named, and then counts on them', async () => {
    const { db } = database
    const { picks } = await plan()
    const [first, second] = picks
    if (!first || !second) throw new Error('nobody is proposed')
    const person = await makePerson(db)
    await addMember(db, first.organisation.id, person, 'editor')
    const sent = await Promise.all([invite([first.organisation.id]), invite([first.organisation.id])])
    expect(sent.sort()).toEqual([0, 1])
    const notices = await noticesOf(person.id)
    expect(notices).toMatchObject([
      { event: 'tour_invited', path: `/events/${tour.eventId}/sign-up?stop=${stopId}` },
    ])
    const [invitation] = await readInvitationsOf(db, tour.eventId, first.organisation.id)
    for (const { needId, needZh } of invitation?.matches ?? []) {
      expect((notices[0]?.params as { needs: { zh: string } }).needs.zh).toContain(needZh)
      expect(first.gains.map((gain) => gain.needId)).toContain(needId)
    }
    const after = await plan()
    expect(after.picks.map(({ organisation }) => organisation.id)).not.toContain(first.organisation.id)
    expect(after.picks[0]).toMatchObject({ organisationId: second.organisationId, gain: second.gain })
    for (const { needId } of first.gains)
      expect(after.needs.find(({ need }) => need.id === needId)?.coverage).toBe('invited')
  })

  it('asks a team for its own needs, nobody who is not verified, and nothing for strangers', async () => {
    const { db } = database
    const [need] = (await plan()).needs
    const team = need?.need.organisation.id ?? 0
    const person = await makePerson(db)
    await addMember(db, team, person, 'owner')
    await db.updateTable('organisations').set({ state: 'unverified' }).where('id', '=', team).execute()
    expect(await invite([team])).toBe(0)
    await db.updateTable('organisations').set({ state: 'verified' }).where('id', '=', team).execute()
    const other = await makeTour(db)
    await expect(invite([team], other.organizer)).rejects.toMatchObject({ status: 404 })
    expect(await invite([team])).toBe(1)
    const [notice] = await noticesOf(person.id)
    expect((notice?.params as { needs: { zh: string } }).needs.zh).toContain(need?.need.titleZh)
  })

  it('orders regions by open needs, urgent and shared ones first, and counts none that is met', async () => {
    const { db } = database
    const [first, ...rest] = await readRegionDemand(db)
    expect(first?.weight).toBeGreaterThanOrEqual(rest[0]?.weight ?? 0)
    const region = await readRegionNeeds(db, first?.region ?? '')
    expect(region.reduce((sum, { weight }) => sum + weight, 0)).toBe(first?.weight)
    await db
      .updateTable('needs')
      .set({ state: 'withdrawn' })
      .where('region_code', '=', first?.region ?? '')
      .execute()
    expect((await readRegionDemand(db)).map((demand) => demand.region)).not.toContain(first?.region)
  })
})
