import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  draftNeed,
  findNoMatch,
  matchNeed,
  meetNeed,
  openNeed,
  readNeed,
  readNeedByExternalId,
  readNeeds,
  reopenNeed,
  reviseNeed,
  startNeedTrial,
  withdrawNeed,
} from '~/modules/needs/index.server'
import {
  archiveOffering,
  draftOffering,
  pauseOffering,
  publishOffering,
  readOffering,
  readOfferingByExternalId,
  readOfferings,
  readOfferingVersions,
  resumeOffering,
  returnOffering,
  reviseOffering,
  submitOffering,
} from '~/modules/offerings/index.server'
import type { NeedContent } from '~db/write-needs.server'
import type { OfferingContent } from '~db/write-offerings.server'
import { useDatabase } from '../support/database'

const database = useDatabase('sample world')
const at = new Date('2026-11-23T08:00:00Z')
let enterprise = 0

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
const need: NeedContent = {
  titleZh: '测试需求',
  titleEn: 'Test need',
  textZh: '',
  textEn: '',
  scenarios: ['S03'],
  tracks: ['T05.02'],
  conditions: [],
  equipmentClass: null,
  constraints: [
    {
      attribute: 'ex_rating',
      op: 'present',
      valueWritten: null,
      unitWritten: null,
      number: null,
      text: null,
      flag: null,
      hard: true,
    },
  ],
  region: null,
  quantity: 2,
  budgetMinor: 100,
  currency: 'CNY',
  neededWithinDays: 30,
  neededBy: '2026-12-31',
  urgency: 'high',
}

beforeAll(async () => {
  const row = await database.db
    .selectFrom('organisations')
    .select('id')
    .where('external_id', '=', 'E07')
    .executeTakeFirstOrThrow()
  enterprise = row.id
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

describe('an offering', () => {
  test('goes from draft through review to the public and back, marking the index at every step', async () => {
    const { db } = database
    const id = await draftOffering(db, { organisationId: enterprise, content: offering, at })
    await expect(readOffering(db, 'public', id)).rejects.toEqual(notFound)
    await expect(readOffering(db, { organisationId: enterprise + 1 }, id)).rejects.toEqual(notFound)
    expect(await readOffering(db, { organisationId: enterprise }, id)).toMatchObject({
      ...offering,
      state: 'draft',
    })

    let mark = await markNumber('offerings', id)
    const steps: [() => Promise<unknown>, string][] = [
      [() => submitOffering(db, 'staff', { id, at }), 'in_review'],
      [() => returnOffering(db, 'staff', { id, at, reason: ' 缺少检测报告 ' }), 'returned'],
      [() => submitOffering(db, 'staff', { id, at }), 'in_review'],
      [() => publishOffering(db, 'staff', { id, at }), 'published'],
      [() => pauseOffering(db, 'staff', { id, at }), 'paused'],
      [() => resumeOffering(db, 'staff', { id, at }), 'published'],
      [() => archiveOffering(db, 'staff', { id, at }), 'archived'],
    ]
    for (const [step, state] of steps) {
      expect(await step()).toBe(state)
      const seen = await readOffering(db, 'staff', id)
      expect(seen.state).toBe(state)
      const next = await markNumber('offerings', id)
      expect(next).toBeGreaterThan(mark)
      mark = next
      const visible = await readOfferings(db, 'public', [id])
      expect(visible).toHaveLength(state === 'published' ? 1 : 0)
    }
    expect(await syncJobs()).toContain('sync-index:offerings')
  })

  test('is returned only with a reason, which goes when it is submitted again', async () => {
    const { db } = database
    const id = await draftOffering(db, { organisationId: enterprise, content: offering, at })
    await submitOffering(db, 'staff', { id, at })
    await expect(returnOffering(db, 'staff', { id, at, reason: '  ' })).rejects.toMatchObject({
      code: 'reason_needed',
    })
    await returnOffering(db, 'staff', { id, at, reason: '缺少检测报告' })
    const reason = () =>
      db.selectFrom('offerings').select('return_reason').where('id', '=', id).executeTakeFirstOrThrow()
    expect(await reason()).toEqual({ return_reason: '缺少检测报告' })
    await submitOffering(db, 'staff', { id, at })
    expect(await reason()).toEqual({ return_reason: null })
  })

  test('keeps every published text as a version that stays as it was', async () => {
    const { db } = database
    const id = await draftOffering(db, { organisationId: enterprise, content: offering, at })
    expect(
      await reviseOffering(db, 'staff', { id, version: 1, content: { ...offering, nameZh: '草稿二' }, at }),
    ).toBe(1)
    await submitOffering(db, 'staff', { id, at })
    await expect(
      reviseOffering(db, 'staff', { id, version: 1, content: offering, at }),
    ).rejects.toMatchObject({
      code: 'offering_state',
    })
    await publishOffering(db, 'staff', { id, at })
    expect(
      await reviseOffering(db, 'staff', { id, version: 1, content: { ...offering, nameZh: '第二版' }, at }),
    ).toBe(2)
    await expect(
      reviseOffering(db, 'staff', { id, version: 1, content: offering, at }),
    ).rejects.toMatchObject({ code: 'changed_meanwhile', status: 409 })
    const versions = await readOfferingVersions(db, 'public', id)
    expect(versions.map((item) => [item.version, item.offering.nameZh])).toEqual([
      [2, '第二版'],
      [1, '草稿二'],
    ])
    expect(versions[1]?.offering.specs).toEqual(offering.specs)
    expect(versions[1]?.offering.updatedAt).toBeInstanceOf(Date)
  })

  test('changes nothing at all when the step is not possible', async () => {
    const { db } = database
    const { id } = await readOfferingByExternalId(db, 'public', 'O001')
    const mark = await markNumber('offerings', id)
    await expect(publishOffering(db, 'staff', { id, at })).rejects.toMatchObject({
      code: 'offering_state',
      status: 409,
    })
    expect(await markNumber('offerings', id)).toBe(mark)
  })

  test('is taken over one step by only one of two who try at once', async () => {
    const { db } = database
    const { id } = await readOfferingByExternalId(db, 'public', 'O003')
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => pauseOffering(db, 'staff', { id, at })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('many are read in the order asked for, without those that are not public', async () => {
    const { db } = database
    const first = await readOfferingByExternalId(db, 'public', 'O010')
    const second = await readOfferingByExternalId(db, 'public', 'O011')
    await pauseOffering(db, 'staff', { id: second.id, at })
    const read = await readOfferings(db, 'public', [999_999, first.id + 10, second.id, first.id])
    expect(read.map(({ id }) => id)).toEqual([first.id + 10, first.id])
  })
})

describe('a need', () => {
  test('goes from draft to met, and is public while it waits', async () => {
    const { db } = database
    const id = await draftNeed(db, { organisationId: enterprise, content: need, at })
    await expect(readNeed(db, 'public', id)).rejects.toEqual(notFound)
    expect(await readNeed(db, { organisationId: enterprise }, id)).toMatchObject(need)
    let mark = 0
    const steps: [typeof openNeed, string, boolean][] = [
      [openNeed, 'open', true],
      [findNoMatch, 'no_acceptable_match', true],
      [reopenNeed, 'open', true],
      [matchNeed, 'matched', true],
      [startNeedTrial, 'in_trial', true],
      [meetNeed, 'met', false],
    ]
    for (const [step, state, visible] of steps) {
      expect(await step(db, 'staff', { id, at })).toBe(state)
      expect(await readNeeds(db, 'public', [id])).toHaveLength(visible ? 1 : 0)
      const next = await markNumber('needs', id)
      expect(next).toBeGreaterThan(mark)
      mark = next
    }
    await expect(withdrawNeed(db, 'staff', { id, at })).rejects.toMatchObject({
      code: 'need_state',
      status: 409,
    })
    expect(await syncJobs()).toContain('sync-index:needs')
  })

  test('may be rewritten until a match is made', async () => {
    const { db } = database
    const { id, version } = await readNeedByExternalId(db, 'public', 'N002')
    const content = { ...need, titleZh: '改写' }
    expect(await reviseNeed(db, 'staff', { id, version, content, at })).toBe(version + 1)
    expect(await readNeed(db, 'public', id)).toMatchObject(content)
    await matchNeed(db, 'staff', { id, at })
    await expect(reviseNeed(db, 'staff', { id, version: version + 1, content, at })).rejects.toMatchObject({
      code: 'need_state',
    })
  })
})
