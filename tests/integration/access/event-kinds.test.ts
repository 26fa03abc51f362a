import { beforeAll, describe, expect, it } from 'vitest'
import { makeBooths, makeExhibition, makeExhibitor, show } from '../../support/exhibitors'
import { makeOfferings } from '../../support/market'
import { signInAs } from '../../support/people'
import { builtRoutes } from '../../support/routes'
import { useSite } from '../../support/site'
import { makeEnterprise, makeStop, makeTour } from '../../support/tours'

type Row = {
  route: string
  /** below the event, where it is not the route with what the world has */
  rest?: string
  fields?: Record<string, string>
}
type World = { eventId: number; ids: Record<string, string>; manages: string; takesPart: string }

/** What booths are of; a row with fields is sent, others are read. */
const ofExhibitions: readonly Row[] = [
  ...['/plan', '/exhibitors', '/exhibitors/:organisation', '/needs', '/booths/:number', '/apply', '/booking'],
  ...['/leads', '/leads.csv', '/manage/classes', '/manage/halls', '/manage/plan/:hall', '/manage/booths'],
  ...['/manage/booths.csv', '/manage/exhibitors', '/manage/bookings'],
]
  .map((route): Row => ({ route }))
  .concat([
    { route: '/manage', fields: { act: 'publishPlan' } },
    ...['exhibitors', 'options'].map((name) => ({
      route: '/manage/exports/:file',
      rest: `/manage/exports/${name}.csv`,
    })),
    {
      route: '/manage/classes',
      fields: {
        ...{ act: 'class', version: '1', code: 'RAW', nameZh: '光地', pricing: 'flat', price: '9000' },
        ...{ deposit: '100', tax: '6' },
      },
    },
    {
      route: '/manage/halls',
      fields: { act: 'add', code: 'B', nameZh: 'B 馆', width: '40', depth: '30' },
    },
    {
      route: '/manage/plan/:hall',
      fields: { act: 'element', version: '1', kind: 'stage', x: '3', y: '20', width: '6', depth: '6' },
    },
    { route: '/manage/booths', fields: {} },
    {
      route: '/manage/exhibitors',
      fields: { act: 'reject', application: ':application', reason: '不符合主题' },
    },
    { route: '/leads', fields: { act: 'scan', ticket: '1234567897' } },
    { route: '/booking', fields: { act: 'hold', booth: ':booth' } },
    { route: '/manage/bookings', fields: { act: 'cancel', booking: ':booking', reason: '展位调整' } },
    { route: '/apply', fields: { act: 'withdraw' } },
  ])

/** What stops are of. Acts are refused for an exhibition even with a stop that is there. */
const ofTours: readonly Row[] = [
  ...['', '/new', '/:stop', '/:stop/planner', '/:stop/sign-ups', '/:stop/session', '/:stop/programmes'],
  ...['/:stop/drills', '/:stop/documents', '/:stop/organizers', '/:stop/report', '/:stop/report.csv'],
]
  .map((rest): Row => ({ route: `/manage/stops${rest}` }))
  .concat([
    { route: '/stops/:stop' },
    { route: '/sign-up' },
    { route: '/sign-up', fields: { act: 'withdraw' } },
    {
      route: '/manage/stops/new',
      fields: {
        ...{ titleZh: '成都站', region: '510000', venueZh: '测试场地', opens: '09:00', closes: '17:00' },
        ...{ startsOn: '2099-05-14', endsOn: '2099-05-14', enterpriseCapacity: '1', teamCapacity: '1' },
      },
    },
    { route: '/manage/stops/:stop/planner', fields: { organisations: ':enterprise' } },
    { route: '/manage/stops/:stop/organizers', fields: { act: 'name', person: '1' } },
    {
      route: '/manage/stops/:stop/session',
      fields: { act: 'make', day: '2099-05-12', starts: '09:30', minutes: '20', rounds: '6' },
    },
    { route: '/manage/stops/:stop', fields: { act: 'cancel', reason: '道路中断' } },
  ])

/** What only a document, a sign-up or a drill of its own could show; they ask for the stop as those above do. */
const sameAsAbove = [
  ...['GET /stops/:stop/documents/:file', 'GET /stops/:stop/programme'],
  ...['sign-ups', 'drills', 'documents'].map((rest) => `POST /manage/stops/:stop/${rest}`),
]
/** Both kinds have them. */
const ofBoth =
  /^(?:|\/manage|\/manage\/(?:facts|exports\/:file)|(?:\/manage)?\/(?:agenda|news|meetings|visitors|check-in|register|tickets)[/.].*|(?:\/manage)?\/(?:agenda|news|meetings|visitors|check-in)|\/register)$/

describe('what only events of one kind have', () => {
  const site = useSite({ engine: 'none' })
  const worlds = {} as Record<'exhibition' | 'tour', World>
  beforeAll(async () => {
    const { db } = site.database
    const signedIn = async ({ id }: { id: number }, organisationId: number) =>
      (await signInAs(db, { id }, { organisationId })).cookie
    const hall = await makeExhibition(db)
    const [booth = 0] = await makeBooths(db, hall, ['A01', 'A02'])
    const { organisationId, viewer } = await makeExhibitor(db, hall.eventId)
    await makeExhibitor(db, hall.eventId, { state: 'submitted' })
    const [offering = 0] = await makeOfferings(db, {
      ...{
        enterprise: organisationId,
        track: 'T05.02',
        scenario: 'S03.2',
        offerings: [{ name: '移动泵', power: 90 }],
      },
    })
    await show(db, { eventId: hall.eventId, organisationId }, [offering])
    const application = await db
      .selectFrom('exhibitor_applications')
      .select('id')
      .where('event_id', '=', hall.eventId)
      .where('state', '=', 'submitted')
      .executeTakeFirstOrThrow()
    worlds.exhibition = {
      eventId: hall.eventId,
      ids: {
        ...{ hall: `${hall.hallId}`, booth: `${booth}`, number: 'A01', organisation: `${organisationId}` },
        application: `${application.id}`,
      },
      manages: await signedIn(hall.organizer, hall.organizerId),
      takesPart: await signedIn(viewer, organisationId),
    }
    const tour = await makeTour(db)
    const enterprise = await makeEnterprise(db)
    worlds.tour = {
      eventId: tour.eventId,
      ids: { stop: `${await makeStop(db, tour.eventId)}`, enterprise: `${enterprise.organisationId}` },
      manages: await signedIn(tour.organizer, tour.organizerId),
      takesPart: await signedIn(enterprise.viewer, enterprise.organisationId),
    }
  })

  it('is all of what the site has below an event, together with what both have', async () => {
    const known = new Set([
      ...[...ofExhibitions, ...ofTours].map(({ route, fields }) => `${fields ? 'POST' : 'GET'} ${route}`),
      ...sameAsAbove,
    ])
    const built = (await builtRoutes())
      .filter(({ path }) => path.startsWith('/events/:id'))
      .flatMap(({ path, action, loader, page }) => [
        ...(loader || page ? [`GET ${path.slice('/events/:id'.length)}`] : []),
        ...(action ? [`POST ${path.slice('/events/:id'.length)}`] : []),
      ])
    expect(
      built.filter((each) => !known.has(each) && !ofBoth.test(each.slice(each.indexOf(' ') + 1))),
    ).toEqual([])
    expect([...known].filter((each) => !built.includes(each))).toEqual([])
  })

  const filled = (text: string, ids: World['ids']) =>
    text.replace(/:([a-z]+)/g, (_, name) => ids[name] ?? '0')
  const ask = ({ route, rest, fields }: Row, { eventId, ids, manages, takesPart }: World) =>
    site.ask(`/events/${eventId}${filled(rest ?? route, ids)}`, {
      headers: {
        cookie: route.startsWith('/manage') ? manages : takesPart,
        ...(fields && { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && {
        method: 'POST',
        body: new URLSearchParams(
          Object.entries(fields).map(([name, value]) => [name, filled(value, ids)]),
        ).toString(),
      }),
    })
  const turnInto = (kind: 'exhibition' | 'tour', { eventId }: World) =>
    site.database.db.updateTable('events').set({ kind }).where('id', '=', eventId).execute()

  // The same event, with the same things in it, once as the other kind: nothing but its kind makes the difference.
  it.each([
    ['exhibition', 'tour', ofExhibitions],
    ['tour', 'exhibition', ofTours],
  ] as const)('is there for an event of the kind %s, and for no %s', async (own, other, rows) => {
    const world = worlds[own]
    for (const row of rows) {
      const name = `${row.fields ? 'POST' : 'GET'} ${row.rest ?? row.route}`
      await turnInto(other, world)
      const refused = await ask(row, world)
      expect(refused.status, `${name}, of a ${other}`).toBe(404)
      await turnInto(own, world)
      const answered = await ask(row, world)
      expect([200, 302, 303, 422], `${name}, of its own kind: ${answered.text.slice(0, 200)}`).toContain(
        answered.status,
      )
      if (row.fields?.act === 'hold') await findBooking(world)
    }
  })

  async function findBooking({ eventId, ids }: World) {
    const { id } = await site.database.db
      .selectFrom('booth_bookings')
      .select('id')
      .where('event_id', '=', eventId)
      .executeTakeFirstOrThrow()
    ids.booking = `${id}`
  }
})
