import type { Db, Tx } from '~db/client.server'

export type Taken = { boothId: number; state: 'held' | 'sold'; organisationId: number }

const rowsOf = (db: Db | Tx, now: Date) =>
  db
    .selectFrom('booth_holds as h')
    .select(['h.booth_id', 'h.state', 'h.organisation_id'])
    .where('h.state', 'in', ['held', 'sold'])
    .where((has) => has.or([has('h.state', '=', 'sold'), has('h.lapses_at', '>', now)]))

const mapOf = (rows: { booth_id: number; state: string; organisation_id: number }[]): Map<number, Taken> =>
  new Map(
    rows.map((row) => [
      row.booth_id,
      { boothId: row.booth_id, state: row.state as Taken['state'], organisationId: row.organisation_id },
    ]),
  )

/**
 * The booths of a hall that somebody holds or has bought, by their ids. A hold that has lapsed is none. To change booths
 * by what it says, lock their rows first: a new hold waits for them.
 */
export const takenBooths = async (tx: Db | Tx, hallId: number, now: Date): Promise<Map<number, Taken>> =>
  mapOf(
    await rowsOf(tx, now)
      .innerJoin('booths as b', 'b.id', 'h.booth_id')
      .where('b.hall_id', '=', hallId)
      .execute(),
  )

/** The same of all halls of an event. */
export const takenBoothsOfEvent = async (
  db: Db | Tx,
  eventId: number,
  now: Date,
): Promise<Map<number, Taken>> => mapOf(await rowsOf(db, now).where('h.event_id', '=', eventId).execute())
