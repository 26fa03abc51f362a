import type { Db } from '~db/client.server'

export type Invitation = {
  stopId: number
  /** the needs that it named, and what answers each */
  matches: {
    needId: number
    needZh: string
    needEn: string
    offeringId: number
    offeringZh: string
    offeringEn: string
  }[]
}

/** To which stops of a tour an organisation is asked, with the public needs that each invitation named. */
export async function readInvitationsOf(
  db: Db,
  eventId: number,
  organisationId: number,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('tour_invitations as i')
    .innerJoin('tour_stops as s', 's.id', 'i.stop_id')
    .leftJoin('tour_invitation_matches as m', 'm.invitation_id', 'i.id')
    .leftJoin('public_needs as n', 'n.id', 'm.need_id')
    .leftJoin('offerings as o', 'o.id', 'm.offering_id')
    .select([
      'i.stop_id',
      'n.id as need_id',
      'n.title_zh as need_zh',
      'n.title_en as need_en',
      'o.id as offering_id',
      'o.name_zh as offering_zh',
      'o.name_en as offering_en',
    ])
    .where('s.event_id', '=', eventId)
    .where('i.organisation_id', '=', organisationId)
    .orderBy('s.starts_on')
    .orderBy('s.id')
    .orderBy('m.score_hundredths', 'desc')
    .execute()
  const found = new Map<number, Invitation>()
  for (const row of rows) {
    const invitation = found.get(row.stop_id) ?? { stopId: row.stop_id, matches: [] }
    found.set(row.stop_id, invitation)
    if (row.need_id !== null && row.offering_id !== null)
      invitation.matches.push({
        ...{ needId: row.need_id, needZh: row.need_zh ?? '', needEn: row.need_en ?? '' },
        ...{ offeringId: row.offering_id, offeringZh: row.offering_zh ?? '' },
        offeringEn: row.offering_en ?? '',
      })
  }
  return [...found.values()]
}
