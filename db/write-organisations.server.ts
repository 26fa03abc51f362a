import { insertRows, takeIds } from './bulk.server'
import type { Tx } from './client.server'
import type { SourceNote } from './documents'

/** An organisation as it is written. */
export type OrganisationWrite = {
  externalId: string | null
  kind: 'enterprise' | 'rescue_team' | 'organizer' | 'association'
  nameZh: string
  nameEn: string
  region: string | null
  teamType: string | null
  sizeZh: string | null
  qualificationZh: string | null
  sample: boolean
  source: SourceNote | null
}

/** Inserts organisations that the operator vouches for, by importing them; the ids come back in the order of the writes. */
export async function insertOrganisations(tx: Tx, writes: OrganisationWrite[]): Promise<number[]> {
  const ids = await takeIds(tx, 'organisations', writes.length)
  await insertRows(
    tx,
    'organisations',
    writes.map((write, index) => ({
      id: ids[index],
      external_id: write.externalId,
      kind: write.kind,
      name_zh: write.nameZh,
      name_en: write.nameEn,
      region_code: write.region,
      team_type_code: write.teamType,
      size_zh: write.sizeZh,
      qualification_zh: write.qualificationZh,
      state: 'verified',
      sample: write.sample,
      source: write.source,
      created_at: new Date(),
      updated_at: new Date(),
    })),
  )
  return ids
}
