import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '~/modules/accounts/viewer'
import type { OfferingAct } from '~/modules/offerings/act-on-offerings.server'
import {
  actOnOfferings,
  decideRevision,
  readOffering,
  readOfferingByExternalId,
  readOfferings,
  readOfferingVersions,
  saveStep,
  startOffering,
  submitRevision,
  withdrawRevision,
} from '~/modules/offerings/index.server'
import { fieldsOfContent } from '~/modules/offerings/offering-form'
import { formSteps } from '~/modules/offerings/revisions/revision'
import type { OfferingContent } from '~db/write-offerings.server'
import { useDatabase } from '../support/database'
import { editorOf } from '../support/offerings'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const services = () => testServices(database)
let enterprise = 0
let editor: Person
let reviewer: Person

const offering: OfferingContent = {
  nameZh: '测试泵',
  nameEn: 'Test pump',
  summaryZh: '',
  summaryEn: '',
  model: 'TP-1',
  track: 'T05.02',
  equipmentClass: 'GMB',
  tags: ['SMART'],
  scenarios: ['S03.2', 'S02'],
  conditions: ['NOPOWER'],
  region: '430000',
  priceMinor: 12_345,
  priceMaxMinor: null,
  currency: 'CNY',
  priceBasis: 'sale',
  leadTimeDays: 10,
  capacityPerMonth: null,
  warrantyMonths: 12,
  verificationLevel: null,
  catalogues: [],
  standards: [],
  regionsServed: ['430000', '440000'],
  interfaces: [{ kind: 'power', text: '380 V' }],
  citations: [],
  claims: [{ code: 'NOPOWER', text: '自带柴油机' }],
  media: [],
  videos: [],
  specs: [
    {
      attribute: 'flow_m3h',
      valueWritten: '3,000',
      unitWritten: '立方米/小时',
      number: 3000,
      text: null,
      flag: null,
    },
  ],
}
beforeAll(async () => {
  const { db } = database
  const [one, two] = [await makePerson(db), await makePerson(db, { platformRole: 'reviewer' })]
  enterprise = await makeOrganisation(db, { members: [[one, 'editor']] })
  editor = await viewerOf(db, one, { organisationId: enterprise })
  reviewer = await viewerOf(db, two)
})

const markNumber = async (index: string, id: number) =>
  (
    await database.db
      .selectFrom('index_marks')
      .select('number')
      .where('index_name', '=', index)
      .where('entity_id', '=', id)
      .executeTakeFirst()
  )?.number ?? 0
const syncJobs = async () =>
  (
    await sql<{
      key: string
    }>`select key from graphile_worker.jobs where task_identifier = 'sync-index'`.execute(database.db)
  ).rows.map(({ key }) => key)
const notFound = expect.objectContaining({ code: 'not_found', status: 404 })

/** A draft of the enterprise that says all of `offering`, with the version to submit. */
async function written() {
  const { nameZh, track, equipmentClass } = offering
  const id = await startOffering(services(), editor, {
    organisationId: enterprise,
    nameZh,
    track,
    equipmentClass,
    copyFrom: null,
  })
  const sent = fieldsOfContent(offering)
  let version = 1
  for (const step of formSteps)
    version = (await saveStep(services(), editor, { id, version, step, sent })).version
  return { id, version }
}

describe('an offering', () => {
  test('goes from draft through review to the public and to its end, marking the index at every step', async () => {
    const { db } = database
    const { id, version } = await written()
    await expect(readOffering(db, 'public', id)).rejects.toEqual(notFound)
    await expect(readOffering(db, { organisationId: enterprise + 1 }, id)).rejects.toEqual(notFound)
    expect(await readOffering(db, { organisationId: enterprise }, id)).toMatchObject({ state: 'draft' })

    const submit = () => submitRevision(services(), editor, { id, version })
    const decide = (decision: { decision: 'publish' } | { decision: 'return'; reasons: { all: string } }) =>
      decideRevision(services(), reviewer, { id, version, ...decision }, { origin: 'https://muster.example' })
    const act = (act: OfferingAct) => actOnOfferings(services(), editor, { ids: [id], act })
    let mark = await markNumber('offerings', id)
    const steps: [() => Promise<unknown>, string][] = [
      [submit, 'in_review'],
      [() => withdrawRevision(services(), editor, { id }), 'draft'],
      [submit, 'in_review'],
      [() => decide({ decision: 'return', reasons: { all: '缺少检测报告' } }), 'returned'],
      [submit, 'in_review'],
      [() => decide({ decision: 'publish' }), 'published'],
      [() => act('pause'), 'paused'],
      [() => act('resume'), 'published'],
      [() => act('archive'), 'archived'],
    ]
    for (const [step, state] of steps) {
      await step()
      const seen = await readOffering(db, 'staff', id)
      expect(seen.state).toBe(state)
      const next = await markNumber('offerings', id)
      expect(next).toBeGreaterThan(mark)
      mark = next
      const visible = await readOfferings(db, 'public', [id])
      expect(visible).toHaveLength(state === 'published' ? 1 : 0)
      if (state === 'published') expect(visible[0]).toMatchObject(offering)
    }
    expect(await syncJobs()).toContain('sync-index:offerings')
    const versions = await readOfferingVersions(db, 'staff', id)
    expect(versions.map(({ version, offering }) => [version, offering.specs])).toEqual([[1, offering.specs]])
    expect(versions[0]?.offering.updatedAt).toBeInstanceOf(Date)
  })

  test('changes nothing at all when the step is not possible', async () => {
    const { db } = database
    const { id } = await readOfferingByExternalId(db, 'public', 'O001')
    const mark = await markNumber('offerings', id)
    const viewer = await editorOf(db, id)
    await expect(actOnOfferings(services(), viewer, { ids: [id], act: 'resume' })).rejects.toMatchObject({
      code: 'offering_state',
      status: 409,
    })
    expect(await markNumber('offerings', id)).toBe(mark)
  })

  test('is taken over one step by only one of two who try at once', async () => {
    const { db } = database
    const { id } = await readOfferingByExternalId(db, 'public', 'O003')
    const viewer = await editorOf(db, id)
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map(() => actOnOfferings(services(), viewer, { ids: [id], act: 'pause' })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('many are read in the order asked for, without those that are not public', async () => {
    const { db } = database
    const first = await readOfferingByExternalId(db, 'public', 'O010')
    const second = await readOfferingByExternalId(db, 'public', 'O011')
    await actOnOfferings(services(), await editorOf(db, second.id), { ids: [second.id], act: 'pause' })
    const read = await readOfferings(db, 'public', [999_999, first.id + 10, second.id, first.id])
    expect(read.map(({ id }) => id)).toEqual([first.id + 10, first.id])
  })
})
