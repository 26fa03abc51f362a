import type { Db } from '~db/client.server'

/** Who exhibits, and what they show, or where they said nothing of it, what they offer. */
export type Exhibitor = {
  id: number
  nameZh: string
  nameEn: string
  /** whether the directory has a page of it */
  listed: boolean
  shows: { scenarios: string[]; track: string; nameZh: string; nameEn: string }[]
}

export async function readExhibitors(
  db: Db,
  eventId: number,
  ids: readonly number[],
): Promise<Map<number, Exhibitor>> {
  if (ids.length === 0) return new Map()
  const [organisations, offerings] = await Promise.all([
    db
      .selectFrom('organisations as g')
      .leftJoin('exhibitor_applications as a', (join) =>
        join
          .onRef('a.organisation_id', '=', 'g.id')
          .on('a.event_id', '=', eventId)
          .on('a.state', '=', 'accepted'),
      )
      .select(['g.id', 'g.name_zh', 'g.name_en', 'g.state', 'a.id as application'])
      .where('g.id', 'in', ids)
      .execute(),
    db
      .selectFrom('public_offerings as o')
      .leftJoin('shown_offerings as s', (join) =>
        join.onRef('s.offering_id', '=', 'o.id').on('s.event_id', '=', eventId),
      )
      .select([
        'o.organisation_id',
        'o.track_code',
        'o.scenario_codes',
        'o.name_zh',
        'o.name_en',
        's.event_id',
      ])
      .where('o.organisation_id', 'in', ids)
      .execute(),
  ])
  const offered = new Map(ids.map((id): [number, typeof offerings] => [id, []]))
  for (const offering of offerings) offered.get(offering.organisation_id)?.push(offering)
  return new Map(
    organisations.map(({ id, name_zh, name_en, state, application }) => {
      const all = offered.get(id) ?? []
      const shown = all.filter(({ event_id }) => event_id !== null)
      const known = shown.length > 0 ? shown : all
      return [
        id,
        {
          ...{ id, nameZh: name_zh, nameEn: name_en, listed: application !== null && state !== 'suspended' },
          shows: known.map((each) => ({
            ...{ scenarios: each.scenario_codes, track: each.track_code },
            ...{ nameZh: each.name_zh, nameEn: each.name_en },
          })),
        },
      ]
    }),
  )
}
