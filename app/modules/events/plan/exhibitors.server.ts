import type { Db } from '~db/client.server'

/** Who exhibits, and the scenarios and tracks of what they offer to everybody. */
export type Exhibitor = {
  id: number
  nameZh: string
  nameEn: string
  scenarios: ReadonlySet<string>
  tracks: ReadonlySet<string>
}

export async function readExhibitors(db: Db, ids: readonly number[]): Promise<Map<number, Exhibitor>> {
  if (ids.length === 0) return new Map()
  const [organisations, offerings] = await Promise.all([
    db.selectFrom('organisations').select(['id', 'name_zh', 'name_en']).where('id', 'in', ids).execute(),
    db
      .selectFrom('public_offerings')
      .select(['organisation_id', 'track_code', 'scenario_codes'])
      .where('organisation_id', 'in', ids)
      .execute(),
  ])
  const offered = (id: number) => offerings.filter((offering) => offering.organisation_id === id)
  return new Map(
    organisations.map(({ id, name_zh, name_en }) => [
      id,
      {
        ...{ id, nameZh: name_zh, nameEn: name_en },
        scenarios: new Set(offered(id).flatMap(({ scenario_codes }) => scenario_codes)),
        tracks: new Set(offered(id).map(({ track_code }) => track_code)),
      },
    ]),
  )
}
