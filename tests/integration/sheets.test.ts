import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts/viewer'
import {
  actOnSheet,
  changeTerms,
  decideRevision,
  exportSheet,
  readOffering,
  readWorkingCopy,
  saveStep,
  sheetJobs,
  uploadSheet,
} from '~/modules/offerings/index.server'
import { offeringSchema } from '~/modules/offerings/offering.schema'
import { offeringsOfJson } from '~/modules/offerings/offering-file'
import { claimName, type FormFields, fieldsOfContent } from '~/modules/offerings/offering-form'
import { readOfferingRecord } from '~/modules/offerings/offering-record'
import type { RowProblem } from '~/modules/offerings/sheets/sheet'
import { offeringBook, type SheetOfTrack } from '~/modules/offerings/sheets/sheet-book'
import { sheetColumns } from '~/modules/offerings/sheets/sheet-columns'
import { forgetSheets, resumeSheets, runSheet } from '~/modules/offerings/sheets/sheet-jobs.server'
import { attributesIn, cellsOfRow, type SheetRow } from '~/modules/offerings/sheets/sheet-row'
import { fixedClock } from '~/platform/clock.server'
import { writeWorkbook } from '~/platform/workbook/write-workbook.server'
import { graphileLogger, taskList } from '~/platform/worker.server'
import { openDatabase } from '~db/client.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'
import { dataFolder } from '../support/vocabulary'

const database = useDatabase('sample world')
const services = () => testServices(database)
const db = () => database.db
const code = (code: string) => expect.objectContaining({ code })
const steady = new AbortController().signal

/** Every job of sheets that waits, as a worker would. */
const work = () =>
  runOnce({
    connectionString: database.url,
    taskList: taskList(sheetJobs, services(), steady),
    noHandleSignals: true,
    logger: graphileLogger(services().logger),
  })

type Enterprise = { organisationId: number; editor: Person; colleague: Person }
async function newEnterprise(): Promise<Enterprise> {
  const [one, two] = [await makePerson(db()), await makePerson(db())]
  const organisationId = await makeOrganisation(db(), {
    members: [
      [one, 'editor'],
      [two, 'editor'],
    ],
  })
  const viewer = (person: { id: number }) => viewerOf(db(), person, { organisationId })
  return { organisationId, editor: await viewer(one), colleague: await viewer(two) }
}

async function samples() {
  const vocabulary = await services().vocabulary()
  const file: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'offerings.json'), 'utf8'))
  const { records, enterprises } = offeringsOfJson(file, vocabulary)
  const context = { vocabulary, schema: offeringSchema(vocabulary), enterprises, reference: false }
  return records.flatMap((record) => readOfferingRecord(record, context).record?.content ?? [])
}

/** A file with these rows, a sheet for each track. */
async function fileOf(rows: readonly SheetRow[], name = '装备.xlsx'): Promise<File> {
  const vocabulary = await services().vocabulary()
  const tracks = [...new Set(rows.map(({ fields }) => String(fields.track)))]
  const sheets = tracks.map((track): SheetOfTrack => {
    const own = rows.filter(({ fields }) => fields.track === track)
    const columns = sheetColumns(
      vocabulary,
      track,
      new Set(own.flatMap(({ fields }) => attributesIn(fields))),
    )
    return { track, columns, rows: own.map((row) => ({ cells: cellsOfRow(row, columns, vocabulary) })) }
  })
  const bytes = await buffer(writeWorkbook(offeringBook(vocabulary, sheets), testDay))
  return new File([new Uint8Array(bytes)], name)
}
const csvOf = (lines: string[]) => new File([lines.join('\r\n')], '装备.csv')

/** A row that can be submitted. */
const pump = (own: string, more: FormFields = {}): SheetRow => ({
  id: null,
  code: own,
  fields: {
    nameZh: `测试泵 ${own}`,
    track: 'T05.02',
    equipmentClass: 'GMB',
    scenarios: ['S03.2'],
    conditions: ['NOPOWER'],
    [claimName('NOPOWER')]: '自带柴油机',
    'spec.flow_m3h': '3,000',
    price: '500000',
    ...more,
  },
})
const pumps = (count: number) => Array.from({ length: count }, (_, index) => pump(`P-${index}`))

async function uploaded({ organisationId, editor }: Enterprise, file: File): Promise<number> {
  const id = await uploadSheet(services(), editor, { organisationId, file })
  await work()
  return id
}
const confirm = (
  { organisationId, editor }: Enterprise,
  id: number,
  mode: 'valid' | 'all' = 'valid',
  by = editor,
) => actOnSheet(services(), by, { organisationId, id, act: 'write', mode })
const submit = ({ organisationId, editor }: Enterprise, id: number, by = editor) =>
  actOnSheet(services(), by, { organisationId, id, act: 'submit' })

/** What a sheet wrote. */
async function written(enterprise: Enterprise, rows: readonly SheetRow[]): Promise<number> {
  const id = await uploaded(enterprise, await fileOf(rows))
  await confirm(enterprise, id, 'all')
  await work()
  return id
}

const sheetOf = (id: number) =>
  db().selectFrom('offering_sheets').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const rowsOf = async (id: number) =>
  (
    await db()
      .selectFrom('offering_sheet_rows')
      .selectAll()
      .where('sheet_id', '=', id)
      .orderBy('position')
      .execute()
  ).map((row) => ({ ...row, problems: row.problems as RowProblem[] }))
const offeringsOf = ({ organisationId }: Enterprise) =>
  db()
    .selectFrom('offerings')
    .select(['id', 'own_code', 'state', 'version', 'lead_time_days', 'price_minor'])
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute()
const kinds = async (id: number) => (await rowsOf(id)).map(({ kind }) => kind)
const tally = (words: readonly (string | null)[]) =>
  Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((other) => other === word).length]),
  )

describe('a spreadsheet', () => {
  it('of 5,000 rows goes in and comes out identical, and the export changes nothing', async () => {
    const enterprise = await newEnterprise()
    const { organisationId } = enterprise
    const contents = await samples()
    const rows = Array.from({ length: 5_000 }, (_, index): SheetRow => {
      const content = contents[index % contents.length]
      if (!content) throw new Error('there are samples')
      const fields = fieldsOfContent({ ...content, nameZh: `${content.nameZh} ${index}` })
      return { id: null, code: `P-${index}`, fields }
    })
    const id = await uploaded(enterprise, await fileOf(rows))
    expect(tally(await kinds(id))).toEqual({ new: 5_000 })
    await confirm(enterprise, id, 'all')
    await work()
    expect(tally((await rowsOf(id)).map(({ outcome }) => outcome))).toEqual({ written: 5_000 })

    const exported = await buffer(await exportSheet(services(), organisationId, { after: 0 }))
    const again = await uploaded(enterprise, new File([new Uint8Array(exported)], 'again.xlsx'))
    expect(tally(await kinds(again))).toEqual({ unchanged: 5_000 })
    const back = await rowsOf(again)
    const own = new Map((await offeringsOf(enterprise)).map((row) => [row.own_code, row.id]))
    expect(back.every((row) => row.offering_id === own.get(row.code))).toBe(true)
    const kept = await db()
      .selectFrom('offering_revisions as r')
      .innerJoin('offerings as o', 'o.id', 'r.offering_id')
      .select(['o.own_code', 'r.fields'])
      .where('o.organisation_id', '=', organisationId)
      .execute()
    const byCode = new Map(kept.map((row) => [row.own_code, row.fields]))
    expect(
      rows.filter(
        (row) => JSON.stringify(sorted(byCode.get(row.code))) !== JSON.stringify(sorted(row.fields)),
      ),
    ).toEqual([])
  }, 300_000)

  it('is reported row by row: each fault with its cell, its reason and what would be taken', async () => {
    const enterprise = await newEnterprise()
    const wrong: SheetRow[] = [
      pump('A'),
      pump('B', { 'spec.flow_m3h': 'sehr viel', track: 'T99' }),
      pump('C', { scenarios: [] }),
      { ...pump('D'), id: 999_999_999 },
      { ...pump('E'), code: null },
      pump('F'),
      pump('F'),
    ]
    const file = await fileOf(wrong.map((row) => ({ ...row, fields: { ...row.fields, track: 'T05.02' } })))
    const rows = await rowsOf(await uploaded(enterprise, file))
    const said = rows.map(({ kind, problems }) => [
      kind,
      problems.map(({ field, reason }) => `${field} ${reason}`),
    ])
    expect(said).toEqual([
      ['new', []],
      ['refused', ['spec.flow_m3h not_a_number']],
      ['new', ['scenarios missing']],
      ['refused', ['id unknown_offering']],
      ['refused', ['code code_missing']],
      ['refused', ['code same_twice']],
      ['refused', ['code same_twice']],
    ])
    expect(rows[1]).toMatchObject({ number: 4, name: '测试泵 B', fields: null })
    expect(rows[1]?.problems[0]).toMatchObject({
      value: 'sehr viel',
      cell: expect.stringMatching(/^[A-Z]+4$/),
    })
    expect(await offeringsOf(enterprise)).toEqual([])

    const typed = csvOf([
      'id,code,nameZh,track,equipmentClass,scenarios,claims,spec.flow_m3h,unit.flow_m3h',
      '编号,企业编码 *,名称 *,赛道 *,类别 *,场景,佐证,流量,单位',
      ',X,泵,排水,GMB,S03.2,,,',
      ',Y,泵,移动泵车与拖挂泵站,gmb,S03.2,NIGHT | 带灯,,',
      ',Z,泵,T05.02 · 泵,GMB,S03.2,,5,furlong',
    ])
    const [row, loose, unit] = await rowsOf(await uploaded(enterprise, typed))
    expect(row).toMatchObject({ kind: 'refused', number: 3 })
    expect(row?.problems[0]).toMatchObject({
      field: 'track',
      reason: 'unknown_code',
      value: '排水',
      cell: 'D3',
    })
    expect(loose?.problems).toMatchObject([
      { field: 'claims', reason: 'not_ticked', value: 'NIGHT', cell: 'G4' },
    ])
    expect(unit?.problems).toMatchObject([{ field: 'unit.flow_m3h', reason: 'unknown_unit', cell: 'I5' }])
  })

  it('writes only what is right, or nothing unless all is', async () => {
    const enterprise = await newEnterprise()
    const id = await uploaded(enterprise, await fileOf([pump('A'), pump('B', { price: 'teuer' })]))
    await expect(confirm(enterprise, id, 'all')).rejects.toEqual(code('sheet_rows_refused'))
    await confirm(enterprise, id, 'valid')
    await work()
    expect(await sheetOf(id)).toMatchObject({ state: 'written' })
    expect((await offeringsOf(enterprise)).map((row) => row.own_code)).toEqual(['A'])
  })

  it('is another’s to nobody else, and written by nobody who may not write', async () => {
    const enterprise = await newEnterprise()
    const other = await newEnterprise()
    const id = await uploaded(enterprise, await fileOf(pumps(1)))
    await expect(
      actOnSheet(services(), other.editor, { organisationId: other.organisationId, id, act: 'submit' }),
    ).rejects.toEqual(code('not_found'))
    // A number of somebody else's is a number that is not there.
    await written(other, pumps(1))
    const [theirs] = await offeringsOf(other)
    const rows = await rowsOf(
      await uploaded(enterprise, await fileOf([{ ...pump('Z'), id: theirs?.id ?? 0 }])),
    )
    expect(rows[0]?.problems[0]).toMatchObject({ reason: 'unknown_offering' })

    await confirm(enterprise, id)
    await db().deleteFrom('memberships').where('person_id', '=', enterprise.editor.id).execute()
    await work()
    expect(await sheetOf(id)).toMatchObject({ state: 'checked', refusal: { code: 'sheet_right_gone' } })
    expect(await offeringsOf(enterprise)).toEqual([])
    await confirm(enterprise, id, 'all', enterprise.colleague)
    await work()
    expect(await offeringsOf(enterprise)).toHaveLength(1)
  })

  it('with what only harms is refused whole, with the reason', async () => {
    const enterprise = await newEnterprise()
    const refusal = async (file: File) => {
      const { state, refusal } = await sheetOf(await uploaded(enterprise, file))
      return [state, (refusal as { code: string } | null)?.code]
    }
    const keys = 'id,code,nameZh,track,equipmentClass'
    expect(await refusal(csvOf([keys, ...Array(5_002).fill(',A,泵,T05,GMB')]))).toEqual([
      'refused',
      'workbook_rows',
    ])
    expect(await refusal(csvOf([`${keys},password`, ',A,泵,T05,GMB,x']))).toEqual([
      'refused',
      'sheet_column_unknown',
    ])
    expect(await refusal(csvOf([keys]))).toEqual(['refused', 'sheet_empty'])
    expect(await refusal(csvOf(['a,b', '1,2']))).toEqual(['refused', 'workbook_unknown'])
    const broken = new File([Buffer.from(`${keys}\r\n,A,pompe \xff\xff,T05,GMB`, 'latin1')], 'a.csv')
    expect(await refusal(broken)).toEqual(['refused', 'workbook_encoding'])
    const good = Buffer.from(await (await fileOf(pumps(1))).arrayBuffer())
    expect(await refusal(new File([good.subarray(0, good.length - 40)], 'a.xlsx'))).toEqual([
      'refused',
      'workbook_damaged',
    ])
    const { organisationId, editor } = enterprise
    const old = new File([Buffer.from('d0cf11e0a1b11ae1', 'hex')], 'a.xls')
    await expect(uploadSheet(services(), editor, { organisationId, file: old })).rejects.toMatchObject({
      code: 'workbook_old',
      params: { field: 'file' },
    })
    const empty = new File([], 'a.xlsx')
    await expect(uploadSheet(services(), editor, { organisationId, file: empty })).rejects.toEqual(
      code('file_empty'),
    )
  })

  it('sent twice is one, and confirmed by two at once is written once', async () => {
    const enterprise = await newEnterprise()
    const { organisationId, editor, colleague } = enterprise
    const file = await fileOf(pumps(3))
    const ids = await Promise.all(
      [editor, colleague].map((by) => uploadSheet(services(), by, { organisationId, file })),
    )
    expect(new Set(ids).size).toBe(1)
    const [id = 0] = ids
    await expect(confirm(enterprise, id)).rejects.toEqual(code('sheet_state'))
    await work()
    const { run } = await sheetOf(id)
    await Promise.all([confirm(enterprise, id), confirm(enterprise, id, 'all', colleague)])
    expect((await sheetOf(id)).run).toBe(run + 1)
    await work()
    await confirm(enterprise, id)
    await work()
    expect(await offeringsOf(enterprise)).toHaveLength(3)
    await Promise.all([submit(enterprise, id), submit(enterprise, id, colleague)])
    expect((await sheetOf(id)).run).toBe(run + 2)
    await work()
    await submit(enterprise, id)
    await work()
    expect(tally((await offeringsOf(enterprise)).map(({ state }) => state))).toEqual({ in_review: 3 })
  })
})

const sorted = (fields: unknown) =>
  Object.entries((fields ?? {}) as FormFields).sort(([a], [b]) => (a < b ? -1 : 1))

describe('a worker', () => {
  it('that dies between two batches leaves a sheet that another ends, and nothing is written twice', async () => {
    const enterprise = await newEnterprise()
    const { organisationId, editor } = enterprise
    const first = await written(enterprise, pumps(600))
    expect(await offeringsOf(enterprise)).toHaveLength(600)
    const id = await uploaded(
      enterprise,
      await fileOf([...pumps(600).map((row) => pump(row.code ?? '', { model: 'M2' })), pump('NEW')]),
    )
    expect(tally(await kinds(id))).toEqual({ changed: 600, new: 1 })
    await confirm(enterprise, id)
    const { run } = await sheetOf(id)

    // The second batch waits for a listing that somebody else has in hand; there the worker's connection is cut.
    const held = (await rowsOf(first))[400]?.offering_id ?? 0
    const doomed = openDatabase(database.url, { max: 1 })
    const { pid } = await sqlPid(doomed)
    let dead: Promise<void> = Promise.resolve()
    await db()
      .transaction()
      .execute(async (tx) => {
        await tx.selectFrom('offerings').select('id').where('id', '=', held).forUpdate().execute()
        dead = runSheet({ ...services(), db: doomed }, { sheetId: id, run }, steady)
        dead.catch(() => {})
        await waitsForLock(pid)
        await sql`select pg_terminate_backend(${pid})`.execute(database.owner)
        await expect(dead).rejects.toThrow()
      })
    await doomed.destroy().catch(() => {})
    expect(tally((await rowsOf(id)).map(({ outcome }) => outcome))).toEqual({ written: 250, null: 351 })

    expect(await resumeSheets(services())).toBe(0)
    const later = { ...services(), clock: fixedClock(new Date(testDay.getTime() + 180_000)) }
    expect(await resumeSheets(later)).toBe(1)
    expect(await sheetOf(id)).toMatchObject({ state: 'writing', run: run + 1 })
    // The one that was thought dead wakes up: it is no longer its turn.
    await runSheet(services(), { sheetId: id, run }, steady)
    expect(tally((await rowsOf(id)).map(({ outcome }) => outcome))).toEqual({ written: 250, null: 351 })
    await work()
    expect(await sheetOf(id)).toMatchObject({ state: 'written' })
    expect(tally((await rowsOf(id)).map(({ outcome }) => outcome))).toEqual({ written: 601 })
    expect(await offeringsOf(enterprise)).toHaveLength(601)
    const versions = await db()
      .selectFrom('offering_revisions as r')
      .innerJoin('offerings as o', 'o.id', 'r.offering_id')
      .select('r.version')
      .where('o.organisation_id', '=', organisationId)
      .execute()
    expect(tally(versions.map(({ version }) => String(version)))).toEqual({ 1: 1, 2: 600 })
    expect(editor.id).toBeGreaterThan(0)
  })

  it('that is asked to stop hands the rest to the next', async () => {
    const enterprise = await newEnterprise()
    const id = await uploaded(enterprise, await fileOf(pumps(2)))
    await confirm(enterprise, id)
    const { run } = await sheetOf(id)
    await runSheet(services(), { sheetId: id, run }, AbortSignal.abort())
    expect(await offeringsOf(enterprise)).toEqual([])
    await work()
    expect(await offeringsOf(enterprise)).toHaveLength(2)
  })

  it('is not tried for ever, and reports are kept for sixty days', async () => {
    const enterprise = await newEnterprise()
    const id = await uploaded(enterprise, await fileOf(pumps(1)))
    await db()
      .updateTable('offering_sheets')
      .set({ state: 'writing', run: 12 })
      .where('id', '=', id)
      .execute()
    const later = { ...services(), clock: fixedClock(new Date(testDay.getTime() + 180_000)) }
    await resumeSheets(later)
    expect(await sheetOf(id)).toMatchObject({ state: 'checked', refusal: { code: 'sheet_failed' } })
    const { file_id } = await sheetOf(id)
    const after = { ...services(), clock: fixedClock(new Date(testDay.getTime() + 61 * 86_400_000)) }
    expect(await forgetSheets(after)).toBeGreaterThan(0)
    expect(await rowsOf(id)).toEqual([])
    const file = await db()
      .selectFrom('files')
      .select('removed_at')
      .where('id', '=', file_id)
      .executeTakeFirst()
    expect(file?.removed_at).not.toBeNull()
  })
})

describe('listings that are there already', () => {
  let reviewer: Person
  beforeAll(async () => {
    reviewer = await viewerOf(db(), await makePerson(db(), { platformRole: 'reviewer' }))
  })
  /** Three that are published. */
  async function published(enterprise: Enterprise) {
    const id = await written(enterprise, pumps(3))
    await submit(enterprise, id)
    await work()
    for (const { id } of await offeringsOf(enterprise)) {
      const { version } = await readWorkingCopy(db(), enterprise.editor, id)
      await decideRevision(
        services(),
        reviewer,
        { id, version, decision: 'publish' },
        { origin: 'https://m.example' },
      )
    }
    return (await offeringsOf(enterprise)).map((row) => row.id)
  }

  it('change price and delivery at once, and the rest as a revision that a review decides', async () => {
    const enterprise = await newEnterprise()
    const [first = 0, second = 0, third = 0] = await published(enterprise)
    const id = await uploaded(
      enterprise,
      await fileOf([
        pump('P-0', { price: '450000', leadTimeDays: '12' }),
        pump('P-1', { price: '460000', model: 'M2' }),
        pump('P-2', { 'spec.flow_m3h': '3,000' }),
      ]),
    )
    expect((await rowsOf(id)).map(({ kind, changed }) => [kind, changed.sort()])).toEqual([
      ['changed', ['leadTimeDays', 'price']],
      ['changed', ['model', 'price']],
      ['unchanged', []],
    ])
    await confirm(enterprise, id, 'all')
    await work()
    expect(await readOffering(db(), 'public', first)).toMatchObject({
      priceMinor: 45_000_000,
      leadTimeDays: 12,
      version: 2,
    })
    expect(await readOffering(db(), 'public', second)).toMatchObject({
      priceMinor: 46_000_000,
      model: null,
      version: 2,
    })
    expect(await readOffering(db(), 'public', third)).toMatchObject({ version: 1 })
    expect((await readWorkingCopy(db(), enterprise.editor, second)).revision).toMatchObject({
      state: 'editing',
      fields: { model: 'M2', price: '460000' },
    })
    expect((await readWorkingCopy(db(), enterprise.editor, first)).revision).toBeNull()
    await submit(enterprise, id)
    await work()
    expect((await rowsOf(id)).map(({ submission }) => submission)).toEqual(['in_force', 'submitted', null])
    expect((await readWorkingCopy(db(), enterprise.editor, second)).revision).toMatchObject({
      state: 'in_review',
    })

    // What is in review is left alone but for its price.
    const later = await rowsOf(
      await uploaded(enterprise, await fileOf([pump('P-1', { model: 'M3' }), pump('P-0', { price: '1' })])),
    )
    expect(later.map(({ kind, problems }) => [kind, problems[0]?.reason])).toEqual([
      ['refused', 'in_review'],
      ['changed', undefined],
    ])
  })

  it('that somebody changed after the check are not written over', async () => {
    const enterprise = await newEnterprise()
    const [first = 0, second = 0] = await published(enterprise)
    const rows = ['P-0', 'P-1', 'P-2'].map((own) => pump(own, { model: 'M2' }))
    const id = await uploaded(enterprise, await fileOf([...rows, pump('NEW')]))
    const { editor, colleague } = enterprise
    await changeTerms(services(), colleague, {
      id: first,
      version: 1,
      terms: {
        priceMinor: 100,
        priceMaxMinor: null,
        currency: 'CNY',
        priceBasis: 'sale',
        leadTimeDays: 1,
        capacityPerMonth: null,
      },
    })
    await saveStep(services(), colleague, {
      id: second,
      version: 0,
      step: 'basics',
      sent: { nameZh: '改了', track: 'T05.02', equipmentClass: 'GMB' },
    })
    await confirm(enterprise, id, 'all')
    await work()
    expect(await sheetOf(id)).toMatchObject({
      state: 'checked',
      refusal: { code: 'sheet_rows_changed', params: { n: 2 } },
    })
    expect((await rowsOf(id)).every(({ outcome }) => outcome === null)).toBe(true)
    await confirm(enterprise, id, 'valid')
    await work()
    expect((await rowsOf(id)).map(({ outcome }) => outcome)).toEqual([
      'changed_meanwhile',
      'changed_meanwhile',
      'written',
      'written',
    ])
    expect((await readWorkingCopy(db(), editor, second)).fields).toMatchObject({ nameZh: '改了' })

    // Nor is what was changed after it was written handed in.
    const [, , third = 0, fourth = 0] = (await offeringsOf(enterprise)).map((row) => row.id)
    await saveStep(services(), colleague, {
      id: third,
      version: 1,
      step: 'basics',
      sent: { nameZh: '又改', track: 'T05.02', equipmentClass: 'GMB' },
    })
    await submit(enterprise, id)
    await work()
    expect((await rowsOf(id)).map(({ submission }) => submission)).toEqual([
      null,
      null,
      'changed_meanwhile',
      'submitted',
    ])
    expect((await offeringsOf(enterprise)).find((row) => row.id === fourth)?.state).toBe('in_review')
  })

  it('send no mail for a row', async () => {
    const count = () =>
      db()
        .selectNoFrom((eb) => [
          eb
            .selectFrom('mails')
            .select((row) => row.fn.countAll<number>().as('n'))
            .as('mails'),
          eb
            .selectFrom('notices')
            .select((row) => row.fn.countAll<number>().as('n'))
            .as('notices'),
        ])
        .executeTakeFirstOrThrow()
    const enterprise = await newEnterprise()
    const before = await count()
    const id = await written(enterprise, [pump('A'), pump('B', { scenarios: [] })])
    await submit(enterprise, id)
    await work()
    expect((await rowsOf(id)).map(({ submission }) => submission)).toEqual([
      'submitted',
      'offering_incomplete',
    ])
    expect(await count()).toEqual(before)
  })
})

const sqlPid = async (of: typeof database.db) =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(of)).rows[0] as { pid: number }

async function waitsForLock(pid: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ wait: string | null }>`
      select wait_event_type as wait from pg_stat_activity where pid = ${pid}`.execute(database.owner)
    if (rows[0]?.wait === 'Lock') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
