import { sql } from 'kysely'
import { wantedStates } from '~/modules/needs'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'
import type { MeetingSide, Party } from './meeting'

/** An organisation that takes part, and what it comes with: its offerings or its needs, by their ids. */
export type MeetingParticipant = Party & { side: MeetingSide; things: number[] }

/**
 * Who can meet whom. At an exhibition: accepted exhibitors with the published offerings that they show, and the teams of
 * registered visitors with their open needs. At a stop of a tour: who is signed up for it, with what each brings;
 * a team that names no needs comes with all of its own.
 */
export function readParticipants(db: Db | Tx, scope: EventScope): Promise<MeetingParticipant[]> {
  return scope.stopId === null ? atExhibition(db, scope.eventId) : atStop(db, scope.stopId)
}

const wanted = sql.join(wantedStates)

async function atExhibition(db: Db | Tx, eventId: number): Promise<MeetingParticipant[]> {
  const { rows } = await sql<Row>`
    select g.id, g.name_zh, g.name_en, 'enterprise' as side, array(
        select o.id from application_offerings s join public_offerings o on o.id = s.offering_id
        where s.application_id = a.id order by o.id) as things
      from exhibitor_applications a join organisations g on g.id = a.organisation_id
      where a.event_id = ${eventId} and a.state = 'accepted' and g.state <> 'suspended'
    union all
    select g.id, g.name_zh, g.name_en, 'team', array(
        select n.id from needs n where n.organisation_id = g.id and n.state in (${wanted})
          and not n.reference order by n.id)
      from organisations g
      where g.kind = 'rescue_team' and g.state <> 'suspended' and exists (
        select from event_visitors v where v.event_id = ${eventId} and v.organisation_id = g.id
          and v.state = 'registered')
    order by side, name_zh, id
  `.execute(db)
  return rows.map(toParticipant)
}

async function atStop(db: Db | Tx, stopId: number): Promise<MeetingParticipant[]> {
  const { rows } = await sql<Row>`
    select g.id, g.name_zh, g.name_en, u.side, case
        when u.side = 'enterprise' then array(
          select o.id from tour_sign_up_offerings s join public_offerings o on o.id = s.offering_id
          where s.sign_up_id = u.id and p.stop_id <> all(s.left_out_at) order by o.id)
        else array(
          select n.id from needs n where n.organisation_id = g.id and n.state in (${wanted}) and not n.reference
            and (not exists (select from tour_sign_up_needs s where s.sign_up_id = u.id)
              or exists (select from tour_sign_up_needs s where s.sign_up_id = u.id and s.need_id = n.id
                and p.stop_id <> all(s.left_out_at)))
          order by n.id)
        end as things
      from tour_sign_up_stops p
        join tour_sign_ups u on u.id = p.sign_up_id
        join organisations g on g.id = u.organisation_id
      where p.stop_id = ${stopId} and p.state = 'accepted' and g.state <> 'suspended'
      order by u.side, g.name_zh, g.id
  `.execute(db)
  return rows.map(toParticipant)
}

type Row = { id: number; name_zh: string; name_en: string; side: MeetingSide; things: (number | string)[] }

const toParticipant = ({ id, name_zh, name_en, side, things }: Row): MeetingParticipant => ({
  id,
  nameZh: name_zh,
  nameEn: name_en,
  side,
  things: things.map(Number),
})
