import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  actOnDrills,
  actOnTicket,
  decideSignUp,
  endStop,
  reviseStop,
  SignUpForm,
  signUp,
  withdrawSignUp,
} from '~/modules/events/index.server'
import { readParticipants } from '~/modules/events/meetings/participants.server'
import { readPresent } from '~/modules/events/tours/planner/present.server'
import { encountersAt } from '~/modules/events/tours/sessions/make-session.server'

import type { SignUpContent } from '~/modules/events/tours/sign-ups/sign-up'
import { findSignUp, listSignUps } from '~/modules/events/tours/sign-ups/sign-ups.repo.server'
import { readTaken } from '~/modules/events/tours/stops/public-stop.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makeOfferings } from '../support/market'
import { testDay, testServices } from '../support/services'
import {
  makeEnterprise,
  makeNeed,
  makeStop,
  makeTeam,
  makeTour,
  type Party,
  signUpContent,
  stopContent,
} from '../support/tours'
import { register as registerOthers, somebody } from '../support/visitors'

const way = { origin: 'https://muster.example' }

describe('signing up for a tour', () => {
  const database = useDatabase('vocabulary')
  let minutes = 0
  /** Each act a minute after the last. */
  const services = () =>
    testServices(database, null, fixedClock(new Date(testDay.getTime() + ++minutes * 60_000)))
  let parties: Party[]
  let team: Party

  beforeAll(async () => {
    parties = [
      await makeEnterprise(database.db),
      await makeEnterprise(database.db),
      await makeEnterprise(database.db),
    ]
    team = await makeTeam(database.db)
  })
  const enterprise = (index: number) => parties[index] as Party
  const sign = (party: Party, eventId: number, stops: number[], more: Partial<SignUpContent> = {}) =>
    signUp(services(), party.viewer, { eventId, content: signUpContent(party, stops, more) }, way)
  const statesAt = async (stopId: number) =>
    (await listSignUps(database.db, stopId)).map((each) => [
      each.organisation.id,
      each.stops.find((stop) => stop.stopId === stopId)?.state,
    ])
  const newsOf = async (viewer: Person) =>
    (
      await database.db
        .selectFrom('notices')
        .select('event')
        .where('person_id', '=', viewer.id)
        .orderBy('id')
        .execute()
    ).map(({ event }) => event)

  it('covers several stops at once, says what each thing needs on site, and counts on both sides apart', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const [one, two] = [await makeStop(db, eventId), await makeStop(db, eventId, { titleZh: '二站' })]
    await sign(enterprise(0), eventId, [one, two])
    await sign(team, eventId, [one])
    expect(await findSignUp(db, eventId, enterprise(0).organisationId)).toMatchObject({
      side: 'enterprise',
      offerings: [{ powerWatts: 3_000, water: true, spaceM2: 20, flight: false }],
      needs: [],
    })
    expect((await readTaken(db, [one])).get(one)).toEqual({
      enterprise: { accepted: 1, waiting: 0 },
      team: { accepted: 1, waiting: 0 },
    })
    expect(await newsOf(organizer)).toEqual(['tour_signedUp', 'tour_signedUp'])
    // Sent again it changes nothing and tells nobody.
    await sign(enterprise(0), eventId, [two, one])
    expect(await newsOf(organizer)).toHaveLength(2)
    await sign(enterprise(0), eventId, [two, one], { note: '需要叉车' })
    expect(await newsOf(organizer)).toEqual(['tour_signedUp', 'tour_signedUp', 'tour_changed'])
  })

  it('waits where a stop is full, and moves up in the order of coming, with a notice', async () => {
    const { db } = database
    const { eventId } = await makeTour(db)
    const stop = await makeStop(db, eventId, { enterprises: 1 })
    for (const index of [0, 1, 2]) await sign(enterprise(index), eventId, [stop])
    const [a, b, c] = parties.map(({ organisationId }) => organisationId)
    expect(await statesAt(stop)).toEqual([
      [a, 'accepted'],
      [b, 'waiting'],
      [c, 'waiting'],
    ])
    await withdrawSignUp(services(), enterprise(0).viewer, { eventId }, way)
    await withdrawSignUp(services(), enterprise(0).viewer, { eventId }, way)
    expect(await statesAt(stop)).toEqual([
      [b, 'accepted'],
      [c, 'waiting'],
      [a, 'withdrawn'],
    ])
    expect((await newsOf(enterprise(1).viewer)).slice(-2)).toEqual(['tour_waiting', 'tour_movedUp'])
    // Who comes back waits behind those who wait.
    await sign(enterprise(0), eventId, [stop])
    expect((await statesAt(stop)).map(([id]) => id)).toEqual([b, c, a])
  })

  it('gives back the stops that are named no more, and those alone', async () => {
    const { db } = database
    const { eventId } = await makeTour(db)
    const [one, two] = [
      await makeStop(db, eventId, { enterprises: 1 }),
      await makeStop(db, eventId, { titleZh: '二站', enterprises: 1 }),
    ]
    await sign(enterprise(0), eventId, [one, two])
    await sign(enterprise(1), eventId, [one, two])
    await sign(enterprise(0), eventId, [two])
    expect(await statesAt(one)).toEqual([
      [enterprise(1).organisationId, 'accepted'],
      [enterprise(0).organisationId, 'withdrawn'],
    ])
    expect((await statesAt(two))[0]).toEqual([enterprise(0).organisationId, 'accepted'])
  })

  it('has more places at once where the organizer makes room, and hears of another time and of a stop called off', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const stopId = await makeStop(db, eventId, { enterprises: 1 })
    for (const index of [0, 1]) await sign(enterprise(index), eventId, [stopId])
    const revise = (version: number, changes: Partial<typeof stopContent>) =>
      reviseStop(
        services(),
        organizer,
        { eventId, stopId, version, content: { ...stopContent, ...changes } },
        way,
      )
    await revise(1, { enterpriseCapacity: 2 })
    expect((await statesAt(stopId)).map(([, state]) => state)).toEqual(['accepted', 'accepted'])
    await revise(2, { enterpriseCapacity: 2, startsOn: '2099-05-13' })
    await endStop(services(), organizer, { eventId, stopId, form: { act: 'cancel', reason: '汛情' } }, way)
    expect((await newsOf(enterprise(1).viewer)).slice(-4)).toEqual([
      'tour_stopChanged',
      'tour_movedUp',
      'tour_stopChanged',
      'tour_stopCancelled',
    ])
    await expect(sign(enterprise(2), eventId, [stopId])).rejects.toMatchObject({ code: 'sign_ups_closed' })
  })

  it('stays as it was at stops that are over, whatever is sent or taken back later', async () => {
    const { db } = database
    const { eventId } = await makeTour(db)
    await db.updateTable('events').set({ exhibitors_until: '2099-05-31' }).where('id', '=', eventId).execute()
    const first = await makeStop(db, eventId)
    const second = await makeStop(db, eventId, { startsOn: '2099-05-20' })
    const other = await makeNeed(db, team.organisationId)
    await sign(team, eventId, [first, second], {
      leftOut: [{ stopId: first, thingId: team.thingId }],
      needs: [team.thingId, other],
    })
    const between = () => testServices(database, null, fixedClock(new Date('2099-05-13T04:00:00Z')))
    const standing = async () =>
      Object.fromEntries(
        (await findSignUp(db, eventId, team.organisationId))?.stops.map((each) => [
          each.stopId,
          each.state,
        ]) ?? [],
      )
    await signUp(between(), team.viewer, { eventId, content: signUpContent(team, [second]) }, way)
    expect(await standing()).toEqual({ [first]: 'accepted', [second]: 'accepted' })
    const broughtTo = async (stopId: number) => (await listSignUps(db, stopId)).map(({ needs }) => needs)
    expect(await broughtTo(first)).toEqual([[other]])
    expect(await broughtTo(second)).toEqual([[team.thingId]])
    const back = () => withdrawSignUp(between(), team.viewer, { eventId }, way)
    await back()
    expect(await standing()).toEqual({ [first]: 'accepted', [second]: 'withdrawn' })
    await expect(back()).rejects.toMatchObject({ code: 'sign_ups_closed' })
  })

  it('is ended by the organizer with a reason, stays so, and is let back only by them', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const stopId = await makeStop(db, eventId, { enterprises: 1 })
    for (const index of [0, 1]) await sign(enterprise(index), eventId, [stopId])
    const own = await findSignUp(db, eventId, enterprise(0).organisationId)
    const decide = (act: 'remove' | 'restore', viewer = organizer) =>
      decideSignUp(
        services(),
        viewer,
        { eventId, stopId, form: { act, signUp: own?.id ?? 0, reason: '与主题不符' } as never },
        way,
      )
    await expect(decide('remove', enterprise(1).viewer)).rejects.toMatchObject({ status: 404 })
    await decide('remove')
    await decide('remove')
    expect(await statesAt(stopId)).toEqual([
      [enterprise(1).organisationId, 'accepted'],
      [enterprise(0).organisationId, 'removed'],
    ])
    await expect(sign(enterprise(0), eventId, [stopId])).rejects.toMatchObject({ code: 'sign_up_removed' })
    await decide('restore')
    expect((await statesAt(stopId))[1]).toEqual([enterprise(0).organisationId, 'waiting'])
    expect((await newsOf(enterprise(0).viewer)).slice(-2)).toEqual(['tour_removed', 'tour_waiting'])
  })

  it('takes only what is one’s own and public, by those who may, in the days for it', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const stop = await makeStop(db, eventId)
    const other = enterprise(1).thingId
    const bring = (offeringId: number) => ({
      offerings: [{ offeringId, powerWatts: null, water: false, spaceM2: null, flight: false, note: '' }],
    })
    await expect(sign(enterprise(0), eventId, [stop], bring(other))).rejects.toMatchObject({
      code: 'offering_not_shown',
    })
    await expect(sign(enterprise(0), eventId, [stop], { offerings: [] })).rejects.toMatchObject({
      code: 'nothing_brought',
    })
    await expect(sign(team, eventId, [stop], { people: [] })).rejects.toMatchObject({ code: 'nobody_comes' })
    await expect(sign(team, eventId, [stop], { needs: [999_999] })).rejects.toMatchObject({
      code: 'need_not_brought',
    })
    await expect(
      signUp(services(), organizer, { eventId, content: signUpContent(team, [stop]) }, way),
    ).rejects.toMatchObject({ code: 'not_touring_kind' })
    const elsewhere = await makeStop(db, (await makeTour(db)).eventId)
    await expect(sign(enterprise(0), eventId, [elsewhere])).rejects.toMatchObject({ status: 404 })
    await db.updateTable('events').set({ exhibitors_until: '2026-01-01' }).where('id', '=', eventId).execute()
    await expect(sign(enterprise(0), eventId, [stop])).rejects.toMatchObject({ code: 'sign_ups_closed' })
  })

  it('brings a thing to some of its stops only, and nowhere else is it counted on', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const [one, two] = [await makeStop(db, eventId), await makeStop(db, eventId, { titleZh: '二站' })]
    const { organisationId, thingId: pump } = enterprise(0)
    const [light = 0] = await makeOfferings(db, {
      ...{ enterprise: organisationId, track: 'T05.02', scenario: 'S03.2' },
      offerings: [{ name: '照明泵', power: 40 }],
    })
    const onSite = { powerWatts: null, water: false, spaceM2: null, flight: false, note: '' }
    const offerings = [pump, light].map((offeringId) => ({ offeringId, ...onSite }))
    const leftOut = [{ stopId: two, thingId: pump }]
    const twice = () => sign(enterprise(0), eventId, [one, two], { offerings, leftOut })
    await twice()
    await twice()
    expect(await newsOf(organizer)).toEqual(['tour_signedUp'])
    const other = await makeTeam(db)
    const needs = [team.thingId, other.thingId]
    await db
      .insertInto('need_endorsements')
      .values({
        need_id: other.thingId,
        organisation_id: team.organisationId,
        quantity: 1,
        created_at: new Date(),
      })
      .execute()
    await sign(team, eventId, [one, two], { needs, leftOut: [{ stopId: one, thingId: other.thingId }] })

    const broughtTo = async (stopId: number) => ({
      signUps: (await listSignUps(db, stopId)).map((each) => [
        ...each.offerings.map(({ offeringId }) => offeringId),
        ...each.needs,
      ]),
      counted: (await readPresent(db, stopId)).signedUp.get(organisationId)?.offerings.sort((a, b) => a - b),
      // A participant of meetings comes with needs of its own.
      meet: (await readParticipants(db, { eventId, stopId })).map(({ things }) => things),
      talk: (await encountersAt(services(), stopId)).flatMap(({ pairs }) =>
        pairs.map(({ need, offering }) => `${need.id} ${offering.id}`),
      ),
    })
    const [own, shared] = needs
    expect(await broughtTo(one)).toEqual({
      signUps: [[pump, light], [own]],
      counted: [pump, light],
      meet: [[pump, light], [own]],
      talk: expect.arrayContaining([`${own} ${pump}`, `${own} ${light}`]),
    })
    const there = await broughtTo(two)
    expect(there).toMatchObject({
      signUps: [[light], [own, shared]],
      counted: [light],
      meet: [[light], [own]],
    })
    expect(there.talk.sort()).toEqual([`${own} ${light}`, `${shared} ${light}`])
    const drillAt = (stopId: number) =>
      actOnDrills(services(), organizer, {
        ...{ eventId, stopId },
        form: {
          ...{ act: 'plan', offering: pump, day: '2099-05-12', hour: '10:00', place: '', procedure: '' },
          ...{ titleZh: '', titleEn: '' },
        },
      })
    await drillAt(one)
    await expect(drillAt(two)).rejects.toMatchObject({ code: 'drill_not_brought' })

    await expect(
      sign(enterprise(0), eventId, [one, two], {
        offerings,
        leftOut: [...leftOut, { stopId: two, thingId: light }],
      }),
    ).rejects.toMatchObject({ code: 'nothing_brought_there', params: { field: 'stops' } })
    // What is said of a stop that is given back is forgotten with it.
    await sign(enterprise(0), eventId, [one], { offerings, leftOut })
    expect((await findSignUp(db, eventId, organisationId))?.leftOut).toEqual([])
  })

  it('says of each field what is wrong with it', () => {
    const sent = { act: 'submit', contactName: '张工', contactPhone: '1', stops: [], needs: '1' }
    const people = {
      personName: ['李队', ''],
      personDuty: ['', ''],
      personPhone: ['', ''],
      personEmail: ['li@', ''],
    }
    const paths = SignUpForm.safeParse({ ...sent, ...people }).error?.issues.map(({ path }) => path.join('.'))
    expect(paths).toEqual(['stops'])
    const named = SignUpForm.safeParse({ ...sent, ...people, stops: '1' })
    expect(named.error?.issues).toMatchObject([{ path: ['people'], message: 'email' }])
  })

  describe('gives whom it names tickets', () => {
    const li = { name: '李队', duty: '队长', phone: '139 0000 0001', email: 'li@team.example' }
    const wang = { name: '王工', duty: '通信', phone: '', email: '' }
    const tickets = async (stopId: number) =>
      database.db
        .selectFrom('event_visitors')
        .select(['id', 'name', 'title', 'phone', 'state', 'number', 'kind', 'organisation_id'])
        .where('stop_id', '=', stopId)
        .orderBy('id')
        .execute()
    const good = async (stopId: number) =>
      (await tickets(stopId)).filter(({ state }) => state === 'registered').map(({ name }) => name)
    const mails = async () =>
      (
        await database.db
          .selectFrom('mails')
          .select(['to_address', 'subject', 'body_text'])
          .where('kind', '=', 'visitor_ticket')
          .orderBy('id')
          .execute()
      ).map(({ to_address: to, subject, body_text: text }) => ({ to, subject, text }))

    it('for each stop where it is accepted, mailed with its days and place, however often it is sent', async () => {
      const { db } = database
      const { eventId } = await makeTour(db)
      const [one, two] = [
        await makeStop(db, eventId),
        await makeStop(db, eventId, { titleZh: '二站', startsOn: '2099-05-14', enterprises: 0 }),
      ]
      for (let time = 0; time < 2; time++) await sign(team, eventId, [one, two], { people: [li, wang, li] })
      for (const stop of [one, two])
        expect(await tickets(stop)).toMatchObject([
          {
            name: '李队',
            title: '队长',
            state: 'registered',
            kind: 'team',
            organisation_id: team.organisationId,
          },
          { name: '王工', phone: '' },
        ])
      expect(await mails()).toMatchObject([
        { to: 'li@team.example', subject: expect.stringContaining('“测试区域行 · 德阳站”') },
        { to: 'li@team.example', text: expect.stringContaining('2099年5月14日') },
      ])
      // An enterprise waits for a place at the second stop, and need name nobody.
      await sign(enterprise(0), eventId, [one])
      expect(await good(one)).toEqual(['李队', '王工'])
      await sign(enterprise(0), eventId, [one, two], { people: [wang] })
      expect(await good(one)).toEqual(['李队', '王工', '王工'])
      expect(await good(two)).toEqual(['李队', '王工'])
    })

    it('which follow what is said of them, and are cancelled with the place, never removed', async () => {
      const { db } = database
      const { eventId, organizer } = await makeTour(db)
      const stop = await makeStop(db, eventId)
      await sign(team, eventId, [stop], { people: [li, wang] })
      const before = await tickets(stop)
      // Another phone is the same person; another name is another person, with another ticket.
      const people = [
        { ...li, phone: '139 0000 0002', duty: '总队长' },
        { ...wang, name: '赵工' },
      ]
      await sign(team, eventId, [stop], { people })
      const after = await tickets(stop)
      expect(after).toMatchObject([
        { ...before[0], title: '总队长', phone: '139 0000 0002' },
        { ...before[1], state: 'cancelled' },
        { name: '赵工', state: 'registered' },
      ])
      await withdrawSignUp(services(), team.viewer, { eventId, stopId: stop }, way)
      expect(await good(stop)).toEqual([])
      await sign(team, eventId, [stop], { people })
      expect(await good(stop)).toEqual(['李队', '赵工'])
      expect(await tickets(stop)).toHaveLength(5)

      const own = await findSignUp(db, eventId, team.organisationId)
      const decide = (act: 'remove' | 'restore') =>
        decideSignUp(
          services(),
          organizer,
          { eventId, stopId: stop, form: { act, signUp: own?.id ?? 0, reason: '名额' } as never },
          way,
        )
      await decide('remove')
      expect(await good(stop)).toEqual([])
      await decide('restore')
      expect(await good(stop)).toEqual(['李队', '赵工'])
    })

    it('once who waits moves up', async () => {
      const { db } = database
      const { eventId } = await makeTour(db)
      const stop = await makeStop(db, eventId, { enterprises: 1 })
      for (const index of [0, 1])
        await sign(enterprise(index), eventId, [stop], { people: [{ ...wang, name: `展员${index}` }] })
      expect(await good(stop)).toEqual(['展员0'])
      await withdrawSignUp(services(), enterprise(0).viewer, { eventId }, way)
      expect(await good(stop)).toEqual(['展员1'])
    })

    it('which their organisation opens and issues anew, and changes in the sign-up alone', async () => {
      const { db } = database
      const { eventId } = await makeTour(db)
      const stop = await makeStop(db, eventId)
      await sign(team, eventId, [stop], { people: [li] })
      const [ticket] = await tickets(stop)
      const ref = { eventId, number: ticket?.number ?? '', key: '' }
      const act = (viewer: Person, act: 'reissue' | 'cancel') =>
        actOnTicket(services(), viewer, { ticket: ref, form: { act } }, way)
      await expect(act(enterprise(0).viewer, 'reissue')).rejects.toMatchObject({ status: 404 })
      await act(team.viewer, 'reissue')
      await expect(act(team.viewer, 'cancel')).rejects.toMatchObject({ code: 'ticket_follows' })
      const visitors = [somebody('路人', { own: true })]
      const register = (stops: number[]) =>
        registerOthers(services(), enterprise(0).viewer, eventId, visitors, { stops })
      await expect(register([])).rejects.toMatchObject({ code: 'stop_needed' })
      await register([stop])
      await register([stop])
      expect(await good(stop)).toEqual(['李队', '路人'])
    })
  })
})
