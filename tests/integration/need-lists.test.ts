import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { rowField, TICKED } from '~/modules/needs'
import {
  confirmRows,
  readConfirmation,
  readNeedList,
  readNeedLists,
  readOwnNeed,
  removeNeedList,
  uploadNeedList,
  writtenFields,
} from '~/modules/needs/index.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const services = () => testServices(database, null)
const page = { after: 0, limit: 100 }

async function makeTeam(kind: 'rescue_team' | 'enterprise' = 'rescue_team') {
  const { db } = database
  const owner = await makePerson(db)
  const id = await makeOrganisation(db, { kind, members: [[owner, 'owner']] })
  return { id, viewer: await viewerOf(db, owner, { organisationId: id }) }
}
type Team = Awaited<ReturnType<typeof makeTeam>>

const csv = (text: string, name = '清单.csv') => new File([text], name, { type: 'text/csv' })
const chinese = [
  '长沙抗洪抢险队装备清单,,,,',
  '序号,装备名称,技术参数,数量（台）,预算,存放地点,备注',
  '1,移动排水泵车,流量≥3000m³/h 扬程≥15m,2,300万,湘江库,',
  '2,生命探测仪,探测深度≥20m,若干,,岳麓库,夜间用',
  '3,不锈钢饭盒,,50,,,',
  '合计,,,,,,',
].join('\n')

/** The form of a page as a browser sends it, with the rows of these positions ticked. */
const form = (positions: number[], fields: Record<string, string> = {}) =>
  readConfirmation({ [TICKED]: positions.map(String), ...fields })

describe('an equipment list of a team', () => {
  let team: Team
  beforeEach(async () => {
    team = await makeTeam()
  })
  const upload = (text: string, of: Team = team) => uploadNeedList(services(), of.viewer, csv(text))
  const read = (id: number, of: Team = team) => readNeedList(database.db, of.id, id, page)

  it('is read below its heads, with tracks and figures proposed, and every cell kept', async () => {
    const list = await read(await upload(chinese))
    expect(list.page.map(({ number, fields }) => [number, fields.titleZh])).toEqual([
      [3, '移动排水泵车'],
      [4, '生命探测仪'],
      [5, '不锈钢饭盒'],
    ])
    const [pump, detector, box] = list.page
    expect(pump?.tracks[0]).toMatch(/^T05/)
    expect(pump?.fields).toMatchObject({ quantity: '2', budget: '300万' })
    expect(Object.values(pump?.fields ?? {})).toEqual(expect.arrayContaining(['flow_m3h', '3000', 'head_m']))
    expect(pump?.fields.textZh).toContain('存放地点：湘江库')
    expect(detector?.problems).toEqual([{ part: 'quantity', value: '若干' }])
    expect(detector?.fields.textZh).toContain('若干')
    expect(detector?.fields.textZh).toContain('夜间用')
    expect(box?.tracks).toEqual([])
  })

  it('is one list however often the file is sent, by two people at once too', async () => {
    const ids = await Promise.all([upload(chinese), upload(chinese), upload(chinese)])
    expect(new Set(ids).size).toBe(1)
    expect(await readNeedLists(database.db, team.id)).toMatchObject([{ rows: 3, drafted: 0 }])
  })

  it('becomes drafts as it was confirmed, each row once, whoever sends the form again', async () => {
    const id = await upload(chinese)
    const confirmation = form([1, 3], {
      [rowField(1, 'title')]: '城区排水泵车',
      [rowField(1, 'track')]: 'T05',
      [rowField(1, 'quantity')]: '4',
      [rowField(1, 'weight0')]: 'wished',
      [rowField(1, 'weight1')]: 'out',
      [rowField(3, 'title')]: '饭盒',
      scenarios: 'S03',
      region: '430000',
    })
    const made = await Promise.all(
      [1, 2].map(() => confirmRows(services(), team.viewer, { id, confirmation })),
    )
    expect(made.sort()).toEqual([0, 2])
    const list = await read(id)
    expect(list).toMatchObject({ rows: 3, drafted: 2 })
    const need = list.page[0]?.need
    expect(need?.state).toBe('draft')
    const fields = writtenFields(await readOwnNeed(database.db, team.viewer, need?.id ?? 0))
    expect(fields).toMatchObject({
      ...{ titleZh: '城区排水泵车', quantity: '4', tracks: ['T05'], region: '430000' },
      ...{ 'row.r0.attr': 'flow_m3h', 'row.r0.weight': 'wished' },
    })
    expect(fields.scenarios).toContain('S03')
    expect(fields).not.toHaveProperty('row.r1.attr')
    await removeNeedList(services(), team.viewer, id)
    expect((await readOwnNeed(database.db, team.viewer, need?.id ?? 0)).need.state).toBe('draft')
  })

  it('is there for its team alone', async () => {
    const id = await upload(chinese)
    const other = await makeTeam()
    await expect(read(id, other)).rejects.toMatchObject({ code: 'not_found' })
    const confirmation = form([1])
    await expect(confirmRows(services(), other.viewer, { id, confirmation })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(removeNeedList(services(), other.viewer, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(upload(chinese, await makeTeam('enterprise'))).rejects.toMatchObject({ code: 'only_teams' })
  })

  it.each([
    ['list_no_heads', '甲,乙\n1,2'],
    ['list_empty', '名称,数量\n,3'],
    ['list_too_long', `名称\n${Array.from({ length: 501 }, (_, n) => `泵${n}`).join('\n')}`],
    ['workbook_rows', `名称\n${Array.from({ length: 900 }, (_, n) => `泵${n}`).join('\n')}`],
  ])('is refused with the reason: %s', async (code, text) => {
    await expect(upload(text)).rejects.toMatchObject({ code, params: { field: 'file' } })
    expect(await readNeedLists(database.db, team.id)).toEqual([])
  })

  it('of the public list of INSARAG Americas is taken whole', async () => {
    const file = new URL('../../db/data/reference/insarag_americas_usar_equipment_list.csv', import.meta.url)
    const list = await read(await upload(readFileSync(file, 'utf8')))
    expect(list.rows).toBe(77)
    expect(list.page.filter(({ tracks }) => tracks.length > 0).length).toBeGreaterThan(45)
  })
})
