import type { ImportRecord } from '~/modules/vocabulary'

/** The columns of the NIMS metrics list as `db/data/reference` has it. */
export const nimsColumns = [
  'fema_id',
  'name',
  'attribute',
  'metric',
  'type_level',
  'value',
  'unit',
  'si_value',
  'si_unit',
]

const source = {
  source_title: 'FEMA NIMS Resource Typing Library Tool (RTLT), September 2025',
  source_url: 'https://rtlt.preptoolkit.fema.gov/Public',
  source_licence: 'US federal government work, not subject to copyright (17 U.S.C. 105)',
}

type Kind = { zh: string; tracks: string[]; scenarios: string[] }

/** Chinese name, tracks and scenarios of each definition: our own reading; empty where none is plain. */
const kinds: Record<string, Kind> = {
  '4-508-1285': { zh: '便携消防泵', tracks: ['T10.05', 'T05.03'], scenarios: ['S05'] },
  '4-508-1276': { zh: '消防泵车', tracks: ['T10.11'], scenarios: ['S06'] },
  '4-508-1273': { zh: '举高消防车', tracks: ['T10.01'], scenarios: ['S06.1'] },
  '4-508-1286': { zh: '多功能云梯消防车', tracks: ['T10.01', 'T10.11'], scenarios: ['S06.1'] },
  '4-508-1287': { zh: '保障供水车', tracks: ['T05.06', 'T10.11'], scenarios: ['S05', 'S06'] },
  '4-508-1288': { zh: '战术供水车', tracks: ['T05.06', 'T10.11'], scenarios: ['S05', 'S06'] },
  '9-508-1271': { zh: '移动炊事单元', tracks: ['T16.03'], scenarios: ['S16'] },
  '7-508-1208': { zh: '污水管道疏通装备', tracks: ['T09.08'], scenarios: ['S12'] },
  '2-508-1053': { zh: '移动通信中心', tracks: ['T02.02', 'T03.03'], scenarios: ['S11.1', 'S18'] },
  '9-508-1197': { zh: '短期安置场所', tracks: ['T16.01'], scenarios: ['S16'] },
  '9-508-1193': { zh: '长期安置场所', tracks: ['T16.01'], scenarios: ['S16'] },
  '3-508-1296': { zh: '医疗转运大巴', tracks: ['T15.07'], scenarios: ['S09.1'] },
  '11-508-1252': { zh: '物资中转单元', tracks: ['T09.09'], scenarios: [] },
}

/**
 * What the metrics become. People who come with a unit are no property of the equipment, an upper bound is no
 * least value, and workstations, patients and daily meals have no attribute: those stay in the text.
 */
const measured = new Set([
  'flow_m3h',
  'work_pressure_mpa',
  'fire_flow_ls',
  'tank_l',
  'work_height_m',
  'shelter_persons',
])

/** A reference need for each type level of each definition, with its least values as hard constraints. */
export function recordsOfNimsMetrics(rows: ImportRecord[]): ImportRecord[] {
  const groups = new Map<string, ImportRecord[]>()
  for (const row of rows) {
    const key = `${row.fields.fema_id} ${row.fields.type_level}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map(recordOf)
}

function recordOf(rows: ImportRecord[]): ImportRecord {
  const [first] = rows as [ImportRecord]
  const of = (row: ImportRecord, column: string) => String(row.fields[column] ?? '').trim()
  const id = of(first, 'fema_id')
  const level = of(first, 'type_level').replace(/^Type /, '')
  const kind = kinds[id] ?? { zh: of(first, 'name'), tracks: [], scenarios: [] }
  const stated = rows.map((row) => `${of(row, 'metric')} ${of(row, 'value')} ${of(row, 'unit')}`).join('; ')
  return {
    row: first.row,
    fields: {
      id: `NIMS-${id}-T${level}`,
      team_id: 'FEMA-NIMS',
      team_zh: '美国 NIMS 资源分级',
      team_en: 'NIMS resource typing (FEMA)',
      title_zh: `${kind.zh}(NIMS ${level} 型)`,
      title_en: `${of(first, 'name')} (NIMS Type ${level})`,
      text_zh: `公开资源分级标准中的参考条目,不是采购计划。原文指标:${stated}。`,
      text_en: `A reference entry of a public resource typing definition, not a purchase. Metrics: ${stated}.`,
      scenarios: kind.scenarios,
      tracks: kind.tracks,
      constraints: rows
        .filter((row) => measured.has(of(row, 'attribute')))
        .map((row) => ({
          attr: of(row, 'attribute'),
          op: '>=',
          value: of(row, 'value'),
          unit: of(row, 'unit'),
          hard: true,
        })),
      urgency: 'low',
      ...source,
      source_ref: `${id}, Type ${level}`,
    },
  }
}
