/**
 * Which figure on record shows that equipment works under a condition. The attributes are those of
 * the vocabulary's conditions list; an attribute that the list does not name but whose rule text does
 * ("flown", "unmanned", "remote") is marked `fromText`.
 *
 * - `decides`: proves the condition where it holds, and contradicts it where it does not;
 * - `proves`: proves it where it holds, says nothing otherwise;
 * - `supports`: too weak to prove anything alone, but enough to back a supplier's claim.
 *
 * Thresholds are canonical units. They are this project's judgment except where the list states one.
 */
export type EvidenceStrength = 'decides' | 'proves' | 'supports'

export type EvidenceTest =
  | { kind: 'number'; op: '>=' | '<='; value: number }
  | { kind: 'flag' /** a flag that is false contradicts, whatever else is on record */; veto?: true }
  | { kind: 'ip'; value: string }
  | { kind: 'one-of'; values: readonly string[] }
  | { kind: 'matching'; pattern: RegExp }
  | { kind: 'stated' }

export type EvidenceRule = {
  attribute: string
  strength: EvidenceStrength
  test: EvidenceTest
  fromText?: true
}

const atLeast = (
  attribute: string,
  value: number,
  strength: EvidenceStrength,
  rest?: { fromText: true },
): EvidenceRule => ({ attribute, strength, test: { kind: 'number', op: '>=', value }, ...rest })
const atMost = (attribute: string, value: number, strength: EvidenceStrength): EvidenceRule => ({
  attribute,
  strength,
  test: { kind: 'number', op: '<=', value },
})
const stated = (attribute: string, strength: EvidenceStrength): EvidenceRule => ({
  attribute,
  strength,
  test: { kind: 'stated' },
})
const flag = (attribute: string, strength: EvidenceStrength): EvidenceRule => ({
  attribute,
  strength,
  test: { kind: 'flag' },
})
const ip = (value: string, strength: EvidenceStrength): EvidenceRule => ({
  attribute: 'ip_rating',
  strength,
  test: { kind: 'ip', value },
})

/** What two people can carry between them over rough ground. */
const carriedByTwoKg = 50
const unmanned = atLeast('remote_distance_m', 50, 'supports', { fromText: true })

export const evidenceRules: Readonly<Record<string, readonly EvidenceRule[]>> = {
  NOROAD: [
    {
      attribute: 'transport_mode',
      strength: 'proves',
      test: { kind: 'one-of', values: ['man_portable', 'backpack', 'heli_sling', 'air_drop'] },
    },
    atMost('weight_kg', carriedByTwoKg, 'proves'),
    atLeast('climb_deg', 20, 'proves'),
    atLeast('obstacle_mm', 200, 'proves'),
    atLeast('flight_min', 1, 'supports', { fromText: true }),
  ],
  NONET: [
    stated('satellite', 'proves'),
    flag('mesh', 'proves'),
    atLeast('coverage_km', 0.1, 'supports'),
    atLeast('through_earth_m', 1, 'proves', { fromText: true }),
    atLeast('tx_power_w', 0.1, 'supports', { fromText: true }),
  ],
  NOPOWER: [
    { attribute: 'self_power', strength: 'decides', test: { kind: 'flag', veto: true } },
    atLeast('fuel_runtime_h', 0.1, 'proves'),
    atLeast('battery_kwh', 0.01, 'proves'),
    // endurance_h, which the list names too, says how long it works and not from what.
  ],
  HIALT: [atLeast('altitude_max_m', 3000, 'decides')],
  XCOLD: [atMost('temp_min_c', -30, 'decides')],
  XHEAT: [
    atLeast('temp_max_c', 55, 'proves'),
    atLeast('heat_tolerance_c', 100, 'proves'),
    atLeast('tpp_cal', 8, 'proves'),
  ],
  NIGHT: [atLeast('luminous_lm', 1, 'proves'), atLeast('thermal_width_px', 1, 'proves')],
  SMOKE: [
    atLeast('thermal_width_px', 1, 'proves'),
    atLeast('air_supply_min', 1, 'proves'),
    atLeast('air_volume_m3h', 1, 'supports'),
  ],
  RAIN: [ip('IP54', 'decides')],
  WIND: [atLeast('wind_resistance_ms', 12, 'decides')],
  CONF: [
    atMost('width_m', 1, 'supports'),
    atMost('height_m', 1.2, 'supports'),
    atMost('insert_gap_mm', 100, 'proves'),
    atLeast('probe_length_m', 0.5, 'proves'),
  ],
  LOWH: [atMost('height_m', 2.1, 'decides')],
  UNDER: [atLeast('working_depth_m', 0.1, 'proves'), ip('IPX8', 'proves')],
  SWIFT: [atLeast('water_speed_ms', 3, 'proves'), atLeast('buoyancy_n', 100, 'supports')],
  SHALL: [atMost('min_water_depth_m', 0.5, 'proves'), atLeast('solids_mm', 20, 'proves')],
  MUD: [atMost('ground_pressure_kpa', 40, 'proves'), atLeast('climb_deg', 20, 'supports')],
  SLOPE: [atLeast('climb_deg', 30, 'decides')],
  FOREST: [atMost('width_m', 2, 'supports'), atMost('weight_kg', carriedByTwoKg, 'supports')],
  ICE: [atMost('weight_kg', 100, 'supports'), atLeast('buoyancy_n', 100, 'supports')],
  RUBBLE: [
    atMost('weight_kg', carriedByTwoKg, 'supports'),
    atLeast('detect_range_m', 0.1, 'supports'),
    atLeast('support_load_kn', 1, 'supports'),
    unmanned,
  ],
  AFTER: [atMost('accuracy_mm', 10, 'supports'), atMost('alarm_delay_s', 60, 'supports'), unmanned],
  TOXIC: [
    atLeast('permeation_min', 1, 'proves'),
    atLeast('air_supply_min', 1, 'proves'),
    atLeast('gas_types', 1, 'supports'),
    unmanned,
  ],
  EXATM: [stated('ex_rating', 'proves')],
  LOWO2: [atLeast('air_supply_min', 1, 'proves'), unmanned],
  DUST: [ip('IP6X', 'decides')],
  RADIO: [atLeast('shield_factor', 1.5, 'proves'), unmanned],
  CORR: [
    {
      attribute: 'material',
      strength: 'proves',
      test: {
        kind: 'matching',
        pattern: /316|304|2205|不锈|钛|玻璃钢|哈氏|stainless|titanium|hastelloy|\bFRP\b/iu,
      },
    },
  ],
  HIRISE: [
    atLeast('work_height_m', 24, 'proves'),
    atLeast('descent_height_m', 24, 'proves'),
    atLeast('spray_height_m', 24, 'proves', { fromText: true }),
  ],
  HEIGHT: [atLeast('rope_strength_kn', 1, 'proves'), atLeast('load_kg', 80, 'supports')],
  GNSSD: [stated('positioning_m', 'supports')],
  EMI: [flag('emc', 'decides')],
  NARROW: [atMost('width_m', 2, 'decides'), atMost('length_m', 6, 'supports')],
  MOUNT: [
    atLeast('climb_deg', 20, 'supports'),
    atMost('weight_kg', carriedByTwoKg, 'supports'),
    atLeast('altitude_max_m', 3000, 'supports'),
  ],
  LONG: [atLeast('endurance_h', 8, 'decides'), atLeast('fuel_runtime_h', 8, 'decides')],
  UNATT: [atLeast('battery_days', 1, 'proves'), atLeast('remote_distance_m', 50, 'supports')],
  LIVE: [atLeast('insulation_kv', 1, 'proves')],
}
