import { instantOf } from '~/platform/china-time'
import type { Tx } from '~db/client.server'
import type { AgendaKind } from '../agenda/agenda'
import { makeKnown } from '../agenda/known-agenda.server'

const stages = [
  { name_zh: '主舞台', name_en: 'Main stage', drawn: true },
  { name_zh: '演示区', name_en: 'Demonstration area', drawn: false },
] as const

type Item = {
  day: 0 | 1 | 2
  from: string
  until: string
  kind: AgendaKind
  /** of the list above; null: the whole venue */
  stage: 0 | 1 | null
  zh: string
  en: string
  text?: [zh: string, en: string]
  /** the place of the exhibitor whose it is, among those of the sample */
  exhibitor?: number
  speakers?: [nameZh: string, nameEn: string, roleZh: string, roleEn: string][]
  off?: true
}

const items: Item[] = [
  {
    ...{ day: 0, from: '09:30', until: '10:00', kind: 'ceremony', stage: 0 },
    ...{ zh: '开幕', en: 'Opening' },
    speakers: [['顾平（虚构）', 'Gu Ping (invented)', '组委会', 'Organizing committee']],
  },
  {
    ...{ day: 0, from: '10:15', until: '11:00', kind: 'talk', stage: 0 },
    ...{ zh: '断路、断网、断电下的第一个小时', en: 'The first hour without roads, network or power' },
    text: ['从三次演练看先到的装备够不够用。', 'What three drills say of the equipment that arrives first.'],
    speakers: [
      ['沈川（虚构）', 'Shen Chuan (invented)', '救援队队长', 'Team leader'],
      ['罗岚（虚构）', 'Luo Lan (invented)', '通信保障工程师', 'Communications engineer'],
    ],
  },
  {
    ...{ day: 0, from: '10:30', until: '11:15', kind: 'demonstration', stage: 1, exhibitor: 0 },
    ...{ zh: '破拆工具现场演示', en: 'Breaking and cutting, live' },
  },
  {
    ...{ day: 0, from: '12:00', until: '13:30', kind: 'break', stage: null, zh: '午间休息', en: 'Lunch' },
  },
  {
    ...{ day: 0, from: '14:00', until: '15:30', kind: 'panel', stage: 0 },
    ...{ zh: '需求与供给对话：城市内涝', en: 'Demand meets supply: urban flooding' },
    speakers: [
      ['何舟（虚构）', 'He Zhou (invented)', '水域救援队', 'Water rescue team'],
      ['周霁（虚构）', 'Zhou Ji (invented)', '排涝装备企业', 'Maker of drainage equipment'],
    ],
  },
  {
    ...{ day: 1, from: '09:30', until: '10:30', kind: 'launch', stage: 0, exhibitor: 1 },
    ...{ zh: '无人系统新品发布', en: 'New unmanned systems' },
  },
  {
    ...{ day: 1, from: '10:00', until: '11:30', kind: 'training', stage: 1, exhibitor: 2 },
    ...{ zh: '水域救援装备使用培训', en: 'Using water-rescue equipment' },
  },
  {
    ...{ day: 1, from: '14:00', until: '15:00', kind: 'demonstration', stage: 1, exhibitor: 3, off: true },
    ...{ zh: '矿山救援装备演示', en: 'Mine-rescue equipment, live' },
  },
  {
    ...{ day: 2, from: '10:00', until: '11:30', kind: 'meeting', stage: 0 },
    ...{ zh: '揭榜课题交流会', en: 'Open challenges: meet the teams' },
  },
  {
    ...{ day: 2, from: '15:30', until: '16:00', kind: 'ceremony', stage: 0, zh: '闭幕', en: 'Closing' },
  },
]

/** Plans three invented days for the sample exhibition, on the stage that is drawn and beside it. */
export async function addAgenda(
  tx: Tx,
  { eventId, days, at }: { eventId: number; days: readonly string[]; at: Date },
): Promise<void> {
  const [drawn, exhibitors] = [
    await tx
      .selectFrom('plan_elements as e')
      .innerJoin('halls as h', 'h.id', 'e.hall_id')
      .select('e.id')
      .where('h.event_id', '=', eventId)
      .where('e.kind', '=', 'stage')
      .executeTakeFirst(),
    await tx
      .selectFrom('exhibitor_applications')
      .select('organisation_id')
      .where('event_id', '=', eventId)
      .orderBy('id')
      .execute(),
  ]
  const made = await tx
    .insertInto('event_stages')
    .values(
      stages.map(({ drawn: onPlan, ...stage }, position) => ({
        ...{ ...stage, event_id: eventId, position },
        element_id: onPlan ? (drawn?.id ?? null) : null,
      })),
    )
    .returning('id')
    .execute()
  for (const { day, from, until, kind, stage, zh, en, text, exhibitor, speakers = [], off } of items) {
    const on = days[day] ?? days[0] ?? ''
    const { id } = await tx
      .insertInto('agenda_items')
      .values({
        ...{ event_id: eventId, kind, title_zh: zh, title_en: en },
        ...{
          abstract_zh: text?.[0] ?? '',
          abstract_en: text?.[1] ?? '',
          state: off ? 'cancelled' : 'planned',
        },
        stage_id: stage === null ? null : (made[stage]?.id ?? null),
        organisation_id: exhibitor === undefined ? null : (exhibitors[exhibitor]?.organisation_id ?? null),
        ...{ starts_at: instantOf(on, from), ends_at: instantOf(on, until), created_at: at, updated_at: at },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (speakers.length > 0)
      await tx
        .insertInto('agenda_speakers')
        .values(
          speakers.map(([name_zh, name_en, role_zh, role_en], position) => ({
            ...{ item_id: id, position, name_zh, name_en, role_zh, role_en },
          })),
        )
        .execute()
  }
  await makeKnown(tx, { eventId })
}
