import { sql } from 'kysely'
import { updateRows } from '~db/bulk.server'
import type { Tx } from '~db/client.server'
import { insertOrganisations, type OrganisationWrite } from '~db/write-organisations.server'

/** How an import names an organisation: by its external id, else by its kind and Chinese name. */
export type OrganisationRef = { externalId: string | null; kind: OrganisationWrite['kind']; nameZh: string }

export type OrganisationChanges = {
  ids: Map<string, number>
  created: number
  updated: number
  changed: number[]
}

export const organisationKey = ({ externalId, kind, nameZh }: OrganisationRef): string =>
  externalId === null ? `${kind} ${nameZh}` : `id ${externalId}`

/** The organisations there already, by `organisationKey`; what cannot be found is not in the map. */
export async function findOrganisations(tx: Tx, refs: OrganisationRef[]): Promise<Map<string, number>> {
  const found = await readOrganisations(tx, refs)
  return new Map([...found].map(([key, row]) => [key, row.id]))
}

/**
 * Makes sure that each organisation is there and says what the write says; one that already does is left
 * alone. `changed` are those whose name or place, shown beside what they publish, is another now.
 */
export async function ensureOrganisations(tx: Tx, writes: OrganisationWrite[]): Promise<OrganisationChanges> {
  const found = await readOrganisations(tx, writes)
  const missing = writes.filter((write) => !found.has(organisationKey(write)))
  const different = writes.flatMap((write) => {
    const row = found.get(organisationKey(write))
    return row && !isSame(row, write) ? [{ id: row.id, write }] : []
  })
  await updateRows(
    tx,
    'organisations',
    different.map(({ id, write }) => ({ id, ...columns(write), updated_at: new Date() })),
  )
  const inserted = await insertOrganisations(tx, missing)
  const ids = new Map([...found].map(([key, row]) => [key, row.id]))
  for (const [index, write] of missing.entries()) ids.set(organisationKey(write), inserted[index] as number)
  return {
    ids,
    created: missing.length,
    updated: different.length,
    changed: different.map(({ id }) => id),
  }
}

type Row = {
  id: number
  external_id: string | null
  kind: string
  name_zh: string
  name_en: string
  region_code: string | null
  team_type_code: string | null
  size_zh: string | null
  qualification_zh: string | null
  sample: boolean
  source: unknown
}

async function readOrganisations(tx: Tx, refs: OrganisationRef[]): Promise<Map<string, Row>> {
  const ids = [...new Set(refs.flatMap(({ externalId }) => externalId ?? []))]
  const names = [...new Set(refs.flatMap((ref) => (ref.externalId === null ? ref.nameZh : [])))]
  const rows: Row[] = await tx
    .selectFrom('organisations')
    .selectAll()
    .where(sql<boolean>`external_id = any(${ids}::text[]) or name_zh = any(${names}::text[])`)
    .orderBy('id', 'desc')
    .execute()
  const found = new Map<string, Row>()
  for (const row of rows) {
    const nameZh = row.name_zh
    const kind = row.kind as OrganisationWrite['kind']
    found.set(organisationKey({ externalId: null, kind, nameZh }), row)
    if (row.external_id !== null)
      found.set(organisationKey({ externalId: row.external_id, kind, nameZh }), row)
  }
  const wanted = new Set(refs.map(organisationKey))
  return new Map([...found].filter(([key]) => wanted.has(key)))
}

const columns = (write: OrganisationWrite) => ({
  name_zh: write.nameZh,
  name_en: write.nameEn,
  region_code: write.region,
  team_type_code: write.teamType,
  size_zh: write.sizeZh,
  qualification_zh: write.qualificationZh,
})

function isSame(row: Row, write: OrganisationWrite): boolean {
  return Object.entries(columns(write)).every(([column, value]) => row[column as keyof Row] === value)
}
