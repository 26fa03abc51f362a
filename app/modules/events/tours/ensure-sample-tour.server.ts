import { instantOf } from '~/platform/china-time'
import type { Db, Tx } from '~db/client.server'
import type { AgendaKind } from '../agenda/agenda'
import { makeKnown } from '../agenda/known-agenda.server'
import { dayAfter, ensureSampleEvent } from '../sample/sample-event.server'

const facts = {
  title_zh: '样例安全应急装备“区域行”',
  title_en: 'Sample regional tour of rescue equipment',
  text_zh: '这是虚构的样例活动：三站，把装备带到需求所在地，供需双方当面对接、现场演练。',
  text_en:
    'An invented tour of three stops, which takes equipment to where the needs are: both sides meet, and equipment is tried on the spot.',
  terms_zh: '样例条款：虚构活动，不产生任何权利义务。',
  terms_en: 'Sample terms: the tour is invented and binds nobody.',
  contact_email: 'organizer@demo.example',
} as const

const stops = [
  {
    ...{ title_zh: '云南站', title_en: 'Yunnan', region_code: '530000', day: 60 },
    text_zh: '面向森林草原火灾和山区救援：要能背上山、断路断网仍可用的装备。现场演练山上供水灭火、徒步进山。',
    text_en:
      'Forest fires and rescue in the mountains: equipment that is carried uphill and works with roads and networks cut. Drills: water uphill against fire, walking in.',
    ...{ venue_zh: '样例训练基地', venue_en: 'Sample training ground', address_zh: '样例路 18 号' },
    ...{ latitude: 25.04, longitude: 102.71, host_zh: '样例应急管理局（虚构）' },
    host_en: 'Sample emergency bureau (invented)',
    ...{ scenarios: ['S05', 'S11'], tracks: ['T10'] },
  },
  {
    ...{ title_zh: '贵州站', title_en: 'Guizhou', region_code: '520000', day: 67 },
    text_zh: '面向矿山、隧道与滑坡：井下通信、形变监测、掌子面排水。现场演练与被困人员通话。',
    text_en:
      'Mines, tunnels and landslides: talking underground, watching slopes, pumping at the face. A drill of talking to trapped miners.',
    ...{ venue_zh: '样例演练场', venue_en: 'Sample drill ground', address_zh: '样例大道 6 号' },
    ...{ latitude: 26.65, longitude: 106.63, host_zh: '样例救援协会（虚构）' },
    host_en: 'Sample rescue association (invented)',
    ...{ scenarios: ['S08', 'S01.2'], tracks: ['T12', 'T01'] },
  },
  {
    ...{ title_zh: '四川站', title_en: 'Sichuan', region_code: '510000', day: 74 },
    text_zh: '面向地震救援和断网乡镇：生命探测、应急通信、断路排水。现场演练废墟搜寻。',
    text_en:
      'Earthquakes and towns without a network: finding the living, communication, pumping where roads are cut. A drill in a field of rubble.',
    ...{ venue_zh: '样例救援中心', venue_en: 'Sample rescue centre', address_zh: '样例街 2 号' },
    ...{ latitude: 30.66, longitude: 104.06, host_zh: '样例救援中心（虚构）' },
    host_en: 'Sample rescue centre (invented)',
    ...{ scenarios: ['S01', 'S11'], tracks: ['T07', 'T03'] },
  },
]

/** Two days of a stop: drills and the needs session stand in between once they are planned. */
const agenda: {
  day: 0 | 1
  from: string
  until: string
  kind: AgendaKind
  place: 0 | 1
  zh: string
  en: string
}[] = [
  { day: 0, from: '09:00', until: '09:30', kind: 'ceremony', place: 0, zh: '开幕', en: 'Opening' },
  {
    day: 0,
    from: '09:30',
    until: '17:00',
    kind: 'showing',
    place: 1,
    zh: '装备展示区开放',
    en: 'Exhibition zone open',
  },
  {
    day: 0,
    from: '15:30',
    until: '16:45',
    kind: 'roadshow',
    place: 0,
    zh: '企业路演',
    en: 'Company roadshows',
  },
  { day: 1, from: '15:30', until: '16:00', kind: 'signing', place: 0, zh: '签约', en: 'Signing' },
]
const places = [
  { name_zh: '主会场', name_en: 'Main hall' },
  { name_zh: '展示区', name_en: 'Exhibition zone' },
]

/** Adds an invented tour of three stops of the sample organizer, where there is that and no tour yet. */
export const ensureSampleTour = (db: Db, at: Date): Promise<boolean> =>
  ensureSampleEvent(db, 'tour', (tx, organisationId) => addTour(tx, organisationId, at))

async function addTour(tx: Tx, organisationId: number, at: Date): Promise<void> {
  const { id: eventId } = await tx
    .insertInto('events')
    .values({
      ...facts,
      ...{ kind: 'tour', organisation_id: organisationId, state: 'published', sample: true },
      ...{ starts_on: dayAfter(at, 60), ends_on: dayAfter(at, 75), opens: '09:00', closes: '17:00' },
      ...{ exhibitors_from: dayAfter(at, -10), exhibitors_until: dayAfter(at, 55) },
      ...{ visitors_from: dayAfter(at, -10), visitors_until: dayAfter(at, 75) },
      ...{ published_at: at, created_at: at, updated_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { day, scenarios, tracks, ...stop } of stops) {
    const { id } = await tx
      .insertInto('tour_stops')
      .values({
        ...stop,
        ...{ event_id: eventId, starts_on: dayAfter(at, day), ends_on: dayAfter(at, day + 1) },
        ...{ opens: '09:00', closes: '17:00', enterprise_capacity: 12, team_capacity: 10 },
        ...{ created_at: at, updated_at: at },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('tour_stop_scenarios')
      .values(scenarios.map((code, position) => ({ stop_id: id, scenario_code: code, position })))
      .execute()
    await tx
      .insertInto('tour_stop_tracks')
      .values(tracks.map((code, position) => ({ stop_id: id, track_code: code, position })))
      .execute()
    await addAgenda(tx, { eventId, stopId: id, days: [dayAfter(at, day), dayAfter(at, day + 1)], at })
  }
}

async function addAgenda(
  tx: Tx,
  { eventId, stopId, days, at }: { eventId: number; stopId: number; days: [string, string]; at: Date },
): Promise<void> {
  const made = await tx
    .insertInto('event_stages')
    .values(places.map((place, position) => ({ ...place, event_id: eventId, stop_id: stopId, position })))
    .returning('id')
    .execute()
  await tx
    .insertInto('agenda_items')
    .values(
      agenda.map(({ day, from, until, kind, place, zh, en }) => ({
        ...{ event_id: eventId, stop_id: stopId, stage_id: made[place]?.id ?? null, kind },
        ...{ title_zh: zh, title_en: en, created_at: at, updated_at: at },
        ...{ starts_at: instantOf(days[day], from), ends_at: instantOf(days[day], until) },
      })),
    )
    .execute()
  await makeKnown(tx, { eventId, stopId })
}
