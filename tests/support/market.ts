import type { Db } from '~db/client.server'
import { insertOfferings } from '~db/write-offerings.server'
import { markForIndex } from '~search/marks.server'

type Wanted = {
  enterprise: number
  track: string
  scenario: string
  /** each offering's name, and its power in kW where it says one */
  offerings: { name: string; power: number | null }[]
}

/** Published offerings of an enterprise, marked for the index; their ids. */
export const makeOfferings = (
  db: Db,
  { enterprise, track, scenario, offerings }: Wanted,
): Promise<number[]> =>
  db.transaction().execute(async (tx) => {
    const made = await insertOfferings(
      tx,
      offerings.map(({ name, power }) => ({
        ...{ nameZh: name, nameEn: '', summaryZh: '', summaryEn: '' },
        ...{ model: null, track, equipmentClass: 'GMB', tags: [], scenarios: [scenario] },
        ...{ conditions: [], region: '430000', priceMinor: null, priceMaxMinor: null, currency: 'CNY' },
        ...{ priceBasis: 'sale' as const, leadTimeDays: 30, capacityPerMonth: null, warrantyMonths: null },
        ...{ verificationLevel: null, catalogues: [], standards: [], regionsServed: [], interfaces: [] },
        specs:
          power === null
            ? []
            : [
                {
                  ...{ attribute: 'power_kw', number: power, text: null, flag: null },
                  ...{ valueWritten: String(power), unitWritten: 'kW' },
                },
              ],
        ...{
          citations: [],
          claims: [],
          media: [],
          videos: [],
          externalId: null,
          state: 'published' as const,
        },
        ...{ organisationId: enterprise, reference: false, sample: false, source: null },
        publishedAt: new Date(),
      })),
    )
    await markForIndex(tx, 'offerings', made)
    return made
  })

/** Takes offerings off the market again. */
export const archiveOfferings = (db: Db, ids: readonly number[]): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (ids.length === 0) return
    await tx
      .updateTable('offerings')
      .set({ state: 'archived' })
      .where('id', 'in', [...ids])
      .execute()
    await markForIndex(tx, 'offerings', [...ids])
  })

/** Whether the worker has pushed every one of these. */
export const isIndexed = async (db: Db, ids: readonly number[]): Promise<boolean> =>
  (
    await db
      .selectFrom('index_marks')
      .select('entity_id')
      .where('index_name', '=', 'offerings')
      .where('entity_id', 'in', [...ids])
      .execute()
  ).length === 0
