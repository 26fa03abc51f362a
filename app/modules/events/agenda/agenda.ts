import { dayOf, timeOf } from '~/platform/china-time'
import { DomainError } from '~/platform/errors'
import type { EventKind } from '../event'

export const agendaKinds = [
  'ceremony',
  'talk',
  'panel',
  'demonstration',
  'launch',
  'training',
  'meeting',
  'break',
  'drill',
  'showing',
  'needs_session',
  'roadshow',
  'signing',
] as const
export type AgendaKind = (typeof agendaKinds)[number]

/** What an organizer chooses from, by the kind of the event. */
export const kindsOf: Record<EventKind, readonly AgendaKind[]> = {
  exhibition: [
    'ceremony',
    'talk',
    'panel',
    'demonstration',
    'launch',
    'training',
    'meeting',
    'signing',
    'break',
  ],
  tour: [
    ...(['ceremony', 'drill', 'showing', 'needs_session', 'roadshow', 'signing'] as const),
    ...(['talk', 'training', 'meeting', 'break'] as const),
  ],
}

/**
 * Whose programme it is: `stopId` names a stop of a tour, null what belongs to the event as a whole; left out, it is all of
 * it.
 */
export type AgendaScope = { eventId: number; stopId?: number | null | undefined }

/** Where items take place: named, and perhaps one of the stages drawn on the plan. */
export type Stage = {
  id: number
  nameZh: string
  nameEn: string
  elementId: number | null
  /** of the element */
  hall: { code: string; nameZh: string; nameEn: string } | null
}
export type StageContent = Pick<Stage, 'nameZh' | 'nameEn' | 'elementId'>

export type Speaker = {
  nameZh: string
  nameEn: string
  roleZh: string
  roleEn: string
  affiliationZh: string
  affiliationEn: string
}
export const speakerFields = [
  'nameZh',
  'roleZh',
  'affiliationZh',
  'nameEn',
  'roleEn',
  'affiliationEn',
] as const satisfies readonly (keyof Speaker)[]

export type AgendaContent = {
  kind: AgendaKind
  titleZh: string
  titleEn: string
  abstractZh: string
  abstractEn: string
  /** null: the whole venue, beside everything */
  stageId: number | null
  /** whose item it is: an exhibitor, or an organisation that takes part in the stop */
  organisationId: number | null
  startsAt: Date
  endsAt: Date
  speakers: Speaker[]
}
export type AgendaItem = AgendaContent & {
  id: number
  /** of what it is: an item of its own, or what is set up elsewhere and stands in the agenda by itself */
  source: 'item' | 'drill' | 'session'
  /** null: of the event as a whole */
  stopId: number | null
  /** of a drill, in words; an item has a stage */
  place: string
  /** names it in calendars for good */
  uid: string
  state: 'planned' | 'cancelled'
  /** `page`: everybody reads of it in the directory of exhibitors */
  organisation: {
    id: number
    nameZh: string
    nameEn: string
    page: boolean
  } | null
  sequence: number
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Names an item in addresses: an item of its own by its number. */
export const refOf = ({ source, id }: Pick<AgendaItem, 'source' | 'id'>): string =>
  source === 'item' ? String(id) : `${source}-${id}`

/** From when until when an item is; of the end of a drill nothing is said. */
export const hoursOf = ({
  source,
  startsAt,
  endsAt,
}: Pick<AgendaItem, 'source' | 'startsAt' | 'endsAt'>): string =>
  source === 'drill' ? timeOf(startsAt) : `${timeOf(startsAt)}–${timeOf(endsAt)}`

/** By time, what ends first before what ends later. */
export const inTime = (
  a: Pick<AgendaItem, 'startsAt' | 'endsAt' | 'id'>,
  b: Pick<AgendaItem, 'startsAt' | 'endsAt' | 'id'>,
): number =>
  a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime() || a.id - b.id

export const MAX_STAGES = 40
export const MAX_ITEMS = 1_000
export const MAX_SPEAKERS = 12

/**
 * Holds the times of an item against each other and the days of its event.
 * @throws DomainError `agenda_hours` at `until`, `agenda_day` at `day` (422)
 */
export function checkTimes(
  { startsAt, endsAt }: Pick<AgendaContent, 'startsAt' | 'endsAt'>,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): void {
  if (endsAt <= startsAt) throw new DomainError('agenda_hours', { field: 'until' })
  const day = dayOf(startsAt)
  if (day < startsOn || day > endsOn) throw new DomainError('agenda_day', { field: 'day', startsOn, endsOn })
}

type Placed = Pick<AgendaItem, 'id' | 'state' | 'stageId' | 'startsAt' | 'endsAt' | 'titleZh'>

/** The item that stands on the same stage at the same time, if there is one; an end is no overlap. */
export const clashOf = <Item extends Placed>(
  items: readonly Item[],
  { id, stageId, startsAt, endsAt }: Pick<Placed, 'stageId' | 'startsAt' | 'endsAt'> & { id: number | null },
): Item | undefined =>
  stageId === null
    ? undefined
    : items.find(
        (other) =>
          other.id !== id &&
          other.state === 'planned' &&
          other.stageId === stageId &&
          other.startsAt < endsAt &&
          startsAt < other.endsAt,
      )

/** @throws DomainError `stage_busy` (409), naming the item that stands there */
export function refuseClash(
  items: readonly Placed[],
  item: Pick<Placed, 'stageId' | 'startsAt' | 'endsAt'> & { id: number | null },
): void {
  const other = clashOf(items, item)
  if (other)
    throw new DomainError(
      'stage_busy',
      {
        ...{ field: 'stage', title: other.titleZh },
        ...{ from: timeOf(other.startsAt), until: timeOf(other.endsAt) },
      },
      { status: 409 },
    )
}
