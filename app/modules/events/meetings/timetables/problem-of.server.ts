import type { Db, Tx } from '~db/client.server'
import { readMembers, unknownMember } from '../members.server'
import { readParticipants } from '../participants.server'
import type { Programme } from '../programme'
import { readPlaces } from '../programme.repo.server'
import { listRequests, readPlanned } from '../requests.repo.server'
import type { MeetingProblem } from '../timetable/problem'

/**
 * What the timetable of a programme is to be made of, as things stand: the meetings that both sides agreed to, of those who
 * still take part. `anew`: without regard to what people were told before.
 */
export async function problemOf(
  db: Db | Tx,
  programme: Programme,
  { anew }: { anew: boolean },
): Promise<MeetingProblem> {
  const participants = await readParticipants(db, programme)
  const members = await readMembers(db, programme.id)
  const places = await readPlaces(db, programme)
  const requests = await listRequests(db, programme.id, { state: 'accepted' })
  const planned = await readPlanned(db, programme.id)
  const slotIds = programme.slots.map(({ id }) => id)
  const there = new Set(participants.map(({ id }) => id))
  const known = { slots: new Set(slotIds), places: new Set(places.map(({ id }) => id)) }
  const wishes = requests.filter(({ enterprise, team }) => there.has(enterprise.id) && there.has(team.id))
  const wished = new Set(wishes.map(({ id }) => id))
  const halls = [...new Set(places.map(({ hall }) => hall))]
  return {
    slots: programme.slots.map(({ id, day, starts, ends }) => ({ id, day, start: starts, end: ends })),
    places: places.map(({ id, kind, hall, owners }) => ({ id, kind, hall, owners, closed: [] })),
    participants: [...there].map((id) => {
      const { away, cap, ownCap } = members.get(id) ?? unknownMember
      const absent = new Set(away)
      const caps = [cap ?? programme.cap, ownCap].filter((each) => each !== null)
      return {
        id,
        slots: slotIds.filter((slot) => !absent.has(slot)),
        cap: caps.length > 0 ? Math.min(...caps) : null,
      }
    }),
    wishes: wishes.map(({ id, enterprise, team, score, fixed }) => ({
      id,
      a: enterprise.id,
      b: team.id,
      score,
      fixed: fixed && {
        slot: fixed.slotId,
        place: fixed.placeId !== null && known.places.has(fixed.placeId) ? fixed.placeId : null,
      },
    })),
    walks: halls.flatMap((from, index) =>
      halls.slice(index + 1).map((to) => ({ from, to, minutes: programme.walkMinutes })),
    ),
    standing: anew
      ? []
      : [...planned.values()]
          .filter(
            ({ requestId, state, slotId, placeId }) =>
              state === 'planned' &&
              wished.has(requestId) &&
              known.slots.has(slotId) &&
              known.places.has(placeId),
          )
          .map(({ requestId, slotId, placeId }) => ({ wish: requestId, slot: slotId, place: placeId })),
  }
}
