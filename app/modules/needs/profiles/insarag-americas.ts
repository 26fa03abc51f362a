import type { ImportRecord } from '~/modules/vocabulary'
import { insaragNames } from './insarag-names'

/** The columns of the INSARAG Americas list as `db/data/reference` has it. */
export const insaragColumns = ['item_no', 'level', 'item', 'spec_kind', 'spec_text', 'track_code_mapped']

const licence = 'item names and figures only; the documents carry no open licence'
/** The forms as UN OCHA keeps them in its copy of the INSARAG site, at the state in which they were read. */
const copy =
  'https://github.com/UN-OCHA/insarag-static/blob/ccbd2d7751f6e39f2efa2327ba6a69be75084aa9/static/images/Capacity_building/'
const sources = {
  equipment: {
    source_title: 'INSARAG, Format 9.1: list of equipment (15 June 2016)',
    source_url: `${copy}Formato_9.1_LISTADO_DE_EQUIPAMIENTO_INSARAG_15-06-16_ENG.docx`,
    source_licence: licence,
  },
  communications: {
    source_title: 'INSARAG, Format 11.1: list of communications equipment (15 June 2016)',
    source_url: `${copy}Formato_11.1_LISTADO_DE_EQUIPOS_DE_COMUNICACIONES_INSARAG_15-06-16_ENG.docx`,
    source_licence: licence,
  },
}

const teams = {
  light: {
    team_id: 'INSARAG-AMERICAS-L',
    team_zh: 'INSARAG 美洲轻型队装备清单',
    team_en: 'INSARAG Americas list for light teams',
    team_type: 'IUS.L',
    preferred_class: 'SFLI',
  },
  medium: {
    team_id: 'INSARAG-AMERICAS-M',
    team_zh: 'INSARAG 美洲中型队装备清单',
    team_en: 'INSARAG Americas list for medium teams',
    team_type: 'IUS.M',
    preferred_class: 'GMB',
  },
}

/**
 * Which kinds of figure become a constraint: a least figure of what the item does. Sizes, lengths, currents and
 * the weight of a hand tool are nominal and stay in the text.
 */
const least: Record<string, { attribute: string; hard: boolean }> = {
  lift_t: { attribute: 'lift_t', hard: true },
  power_kw: { attribute: 'power_kw', hard: true },
  tx_power_w: { attribute: 'tx_power_w', hard: false },
  endurance_h: { attribute: 'endurance_h', hard: false },
  pull: { attribute: 'winch_t', hard: false },
}

/** A reference need for each item that a light or medium team must show; all serve collapsed structures. */
export function recordsOfInsaragList(rows: ImportRecord[]): ImportRecord[] {
  return rows.map(({ row, fields }) => {
    const of = (column: string) => String(fields[column] ?? '').trim()
    const item = of('item')
    const figure = of('spec_text')
    const level = of('level').startsWith('light') ? 'light' : 'medium'
    const detail = figure === '' ? item : `${item}, ${figure}`
    return {
      row,
      fields: {
        id: `INSARAG-${of('item_no')}-${level}`,
        ...teams[level],
        title_zh: insaragNames[item] ?? item,
        title_en: item,
        text_zh: `公开装备清单中的参考条目,不是采购计划。原文:${detail}。`,
        text_en: `A reference entry of a public equipment list, not a purchase. ${detail}.`,
        scenarios: ['S01.1'],
        tracks: of('track_code_mapped'),
        quantity: of('spec_kind') === 'count' ? figure : '',
        constraints: constraintsOf(of('spec_kind'), figure),
        urgency: 'low',
        ...sources[of('level').includes('communications') ? 'communications' : 'equipment'],
        source_ref: `item ${of('item_no')}, ${of('level')}`,
      },
    }
  })
}

function constraintsOf(kind: string, figure: string) {
  const rule = least[kind]
  // The first figure is the least of "0.5-1.5 t", "12 t and 20 t", "250 W minimum".
  const [, number, unit] = /^([\d.]+)(?:-[\d.]+)? ?([A-Za-z]+)/.exec(figure) ?? []
  if (rule === undefined || number === undefined) return []
  return [{ attr: rule.attribute, op: '>=', value: number, unit, hard: rule.hard }]
}
