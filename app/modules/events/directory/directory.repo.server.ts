import { notFoundError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import { readHalls } from '../plan/plan.repo.server'
import type { Directory, Exhibitor } from './directory'

/** The exhibitors of a public event; `organisationId`: of them this one alone. */
async function exhibitorsOf(db: Db, eventId: number, organisationId?: number): Promise<Exhibitor[]> {
  let applications = db
    .selectFrom('exhibitor_applications as a')
    .innerJoin('organisations as g', 'g.id', 'a.organisation_id')
    .innerJoin('events as e', 'e.id', 'a.event_id')
    .select(['a.organisation_id', 'a.fascia_zh', 'a.fascia_en', 'g.name_zh', 'g.name_en'])
    .where('a.event_id', '=', eventId)
    .where('a.state', '=', 'accepted')
    .where('e.state', '=', 'published')
    .where('g.state', '<>', 'suspended')
  // Before the plan is public nobody knows of booths.
  let booths = db
    .selectFrom('booth_holds as h')
    .innerJoin('booths as b', 'b.id', 'h.booth_id')
    .innerJoin('halls', 'halls.id', 'b.hall_id')
    .innerJoin('events as e', 'e.id', 'h.event_id')
    .select(['h.organisation_id', 'b.number', 'halls.code as hall'])
    .where('h.event_id', '=', eventId)
    .where('h.state', '=', 'sold')
    .where('e.plan_published_at', 'is not', null)
    .orderBy('b.number')
  let shown = db
    .selectFrom('shown_offerings as s')
    .innerJoin('public_offerings as o', 'o.id', 's.offering_id')
    .select(['s.organisation_id', 'o.id', 'o.name_zh', 'o.name_en', 'o.track_code', 'o.scenario_codes'])
    .where('s.event_id', '=', eventId)
    .orderBy('o.id')
  if (organisationId !== undefined) {
    applications = applications.where('a.organisation_id', '=', organisationId)
    booths = booths.where('h.organisation_id', '=', organisationId)
    shown = shown.where('s.organisation_id', '=', organisationId)
  }
  const [rows, stands, offerings] = await Promise.all([
    applications.execute(),
    booths.execute(),
    shown.execute(),
  ])
  const byId = new Map(
    rows.map((row): [number, Exhibitor] => [
      row.organisation_id,
      {
        ...{ id: row.organisation_id, nameZh: row.name_zh, nameEn: row.name_en },
        ...{ fasciaZh: row.fascia_zh, fasciaEn: row.fascia_en, booths: [], offerings: [] },
      },
    ]),
  )
  for (const { organisation_id, ...booth } of stands) byId.get(organisation_id)?.booths.push(booth)
  for (const { organisation_id, id, name_zh, name_en, track_code, scenario_codes } of offerings)
    byId.get(organisation_id)?.offerings.push({
      ...{ id, nameZh: name_zh, nameEn: name_en, track: track_code, scenarios: scenario_codes },
    })
  return [...byId.values()]
}

/** Who exhibits at a public event, with their booths and what they show, in no order, and its halls. */
export async function readDirectory(db: Db, eventId: number): Promise<Directory> {
  const [exhibitors, halls] = await Promise.all([exhibitorsOf(db, eventId), readHalls(db, eventId)])
  return { exhibitors, halls }
}

export type ExhibitorPage = Exhibitor & {
  introZh: string
  introEn: string
  website: string
  region: string | null
  state: string
}

/** One of them, with what it says of itself. @throws DomainError `not_found` (404) */
export async function readExhibitor(db: Db, eventId: number, organisationId: number): Promise<ExhibitorPage> {
  const [[exhibitor], row] = await Promise.all([
    exhibitorsOf(db, eventId, organisationId),
    db
      .selectFrom('organisations')
      .select(['intro_zh', 'intro_en', 'website', 'region_code', 'state'])
      .where('id', '=', organisationId)
      .executeTakeFirst(),
  ])
  if (!exhibitor || !row) throw notFoundError('exhibitor', organisationId)
  return {
    ...exhibitor,
    ...{ introZh: row.intro_zh, introEn: row.intro_en, website: row.website, state: row.state },
    region: row.region_code,
  }
}
