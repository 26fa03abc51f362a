import { type ImportRecord, scenariosOfTrack } from '~/modules/vocabulary'
import { femaNames } from './fema-names'

/** The columns of FEMA's Schedule of Equipment Rates as `db/data/reference` has it. */
export const femaColumns = [
  'cost_code',
  'equipment',
  'specification',
  'capacity_value',
  'capacity_unit',
  'capacity_si_value',
  'capacity_si_unit',
  'engine_hp_max',
  'engine_kw_max',
  'charge_unit',
  'rate_usd_2025',
  'track_code_mapped',
]

const source = {
  source_title: 'FEMA Schedule of Equipment Rates 2025',
  source_url: 'https://www.fema.gov/assistance/public/tools-resources/schedule-equipment-rates',
  source_licence: 'US federal government work, not subject to copyright (17 U.S.C. 105)',
}

/**
 * What the capacity of a kind of equipment is of, by the beginning of its name and the unit. A capacity that
 * is not here (blade sizes, gross vehicle weights, hose diameters) stays in the text.
 */
const capacities: [name: RegExp, unit: string, attribute: string][] = [
  [/^Air Compressor/, 'cfm', 'air_volume_m3h'],
  [/^Drone Atomizer/, 'L', 'tank_l'],
  [/^Barge/, 'ft', 'length_m'],
  [/^Boat/, 'ft', 'boat_length_m'],
  [/^Generator/, 'kW', 'power_kw'],
  [/^Pump/, 'gal/h', 'flow_m3h'],
  [/^Pump/, 'ft3/s', 'flow_m3h'],
  [/^Breaker|^Jackhammer/, 'lb', 'weight_kg'],
  [/^Aerial Lift|^Truck, Fire, (?:Aerial|Articulating)/, 'ft', 'work_height_m'],
  [/^Crane/, 'lb', 'lift_t'],
  [/^Snow Blower, Truck/, 'in', 'snow_width_m'],
  [/^Snow Blower, Self/, 'ton/h', 'snow_rate_th'],
  [/^Snow remover/, 'm', 'snow_width_m'],
  [/^Truck, Fire, (?:Engine|Type)/, 'gpm', 'fire_flow_ls'],
  [/Water/, 'gal', 'tank_l'],
  [/^Helicopter/, 'gal', 'drop_volume_l'],
  [/^Helicopter/, 'persons', 'capacity_persons'],
  [/^Truck, Tow/, 'lb', 'winch_t'],
  [/^Mobile Communications|^Light Tower/, 'ft', 'mast_m'],
]
/** Units of the list that are written otherwise here; a US short ton is no tonne, so the SI figure is taken. */
const units: Record<string, string> = { 'ft3/s': 'cfs' }
const TAKE_SI = new Set(['ton/h'])
/** Machines whose engine's power is their power; a generator's is what it gives. */
const ENGINE_IS_POWER = /^(?:T05|T08|T09)/

/** A reference offering for each rate of the schedule. */
export function recordsOfFemaRates(rows: ImportRecord[]): ImportRecord[] {
  return rows.map(({ row, fields }) => {
    const of = (column: string) => String(fields[column] ?? '').trim()
    const equipment = of('equipment')
    const track = of('track_code_mapped')
    const specification = of('specification')
    const detail = specification === '' ? equipment : `${equipment}: ${specification}`
    return {
      row,
      fields: {
        id: `FEMA-${of('cost_code')}`,
        enterprise_id: 'FEMA',
        enterprise_zh: '美国联邦应急管理局',
        enterprise_en: 'Federal Emergency Management Agency (FEMA)',
        name_zh: nameZh(equipment, of('capacity_value'), of('capacity_unit')),
        name_en: detail,
        summary_zh: `公开费率表中的参考条目,不是在售产品。原文:${detail}。`,
        summary_en: `A reference entry of a public rate schedule, not an offer. ${detail}.`,
        track,
        equipment_class: 'STD',
        scenarios: scenariosOfTrack(track),
        price: of('rate_usd_2025'),
        currency: 'USD',
        price_basis: of('charge_unit'),
        specs: specsOf(of, equipment, track),
        ...source,
        source_ref: `cost code ${of('cost_code')}`,
      },
    }
  })
}

function nameZh(equipment: string, value: string, unit: string): string {
  const name = femaNames[equipment] ?? equipment
  return value === '' ? name : `${name}(${Number(value)} ${unit})`
}

function specsOf(of: (column: string) => string, equipment: string, track: string) {
  const specs: { attr: string; value: string; unit: string }[] = []
  const unit = of('capacity_unit')
  const attribute = capacities.find(([name, of]) => of === unit && name.test(equipment))?.[2]
  if (attribute !== undefined)
    specs.push(
      TAKE_SI.has(unit)
        ? { attr: attribute, value: of('capacity_si_value'), unit: of('capacity_si_unit') }
        : { attr: attribute, value: of('capacity_value'), unit: units[unit] ?? unit },
    )
  const power = of('engine_hp_max')
  if (power !== '' && ENGINE_IS_POWER.test(track) && !specs.some(({ attr }) => attr === 'power_kw'))
    specs.push({ attr: 'power_kw', value: power, unit: 'hp' })
  return specs
}
