import type { SpecAttribute, Track, Vocabulary } from '~/modules/vocabulary'
import { fromCanonical, termName, toCanonical, valueNames } from '~/modules/vocabulary'
import type { SpecRow } from '~db/documents'
import type { OfferingContent } from '~db/write-offerings.server'
import { modelNumber, modifiers } from './names'
import { clamp, type Random, rounded } from './random'

/** One offering in this many is made from its track alone, so that tracks without a sample are not empty. */
const FROM_TRACK = 0.12
const ratings = ['IP54', 'IP55', 'IP65', 'IP66', 'IP67', 'IP68']

/** An offering like one of the samples, or one made from its track and the attributes of that track. */
export function makeOffering(
  random: Random,
  vocabulary: Vocabulary,
  samples: OfferingContent[],
  region: string,
): OfferingContent {
  if (!random.chance(FROM_TRACK)) return likeSample(random, vocabulary, random.pick(samples), region)
  const track = random.pick([...vocabulary.tracks.values()].filter(({ level }) => level === 2))
  const near = samples.filter((sample) => vocabulary.tracks.get(sample.track)?.parent === track.parent)
  return fromTrack(random, vocabulary, track, random.pick(near.length > 0 ? near : samples), region)
}

function likeSample(
  random: Random,
  vocabulary: Vocabulary,
  base: OfferingContent,
  region: string,
): OfferingContent {
  const size = random.factor(0.35)
  const specs = base.specs
    .filter((_spec, index) => index === 0 || !random.chance(0.08))
    .map((spec) => vary(random, vocabulary, spec, size))
  const [modifierZh, modifierEn] = random.chance(0.6) ? random.pick(modifiers) : ['', '']
  const model = modelNumber(random)
  return {
    ...base,
    nameZh: `${modifierZh}${withoutFigure(base.nameZh)} ${model}`.slice(0, 120),
    nameEn: `${afterModifier(modifierEn, withoutFigure(base.nameEn))} ${model}`,
    model,
    equipmentClass: random.chance(0.85) ? base.equipmentClass : random.pick(['HPSS', 'SFLI', 'GMB', 'STD']),
    tags: base.tags.filter(() => !random.chance(0.2)),
    scenarios: nearbyScenarios(random, vocabulary, base.scenarios),
    conditions: base.conditions.filter(() => !random.chance(0.15)),
    specs,
    ...describe(random, vocabulary, base.summaryZh, base.summaryEn, specs),
    ...trade(random, base, size, region),
  }
}

/** Serves what its neighbour in the tree serves, at a price like that one's. */
function fromTrack(
  random: Random,
  vocabulary: Vocabulary,
  track: Track,
  base: OfferingContent,
  region: string,
): OfferingContent {
  const own = [...vocabulary.attributes.values()].filter(
    ({ tracks, valueType }) =>
      valueType === 'number' && tracks?.some((code) => code === track.code || code === track.parent),
  )
  const chosen = own.filter(() => random.chance(Math.min(1, 4 / Math.max(1, own.length))))
  const common = base.specs.filter(({ attribute }) => vocabulary.attributes.get(attribute)?.tracks === null)
  const size = random.factor(0.35)
  const specs = [
    ...chosen.map((attribute) => typicalSpec(random, attribute)),
    ...common.map((spec) => vary(random, vocabulary, spec, size)),
  ]
  const [modifierZh, modifierEn] = random.pick(modifiers)
  const model = modelNumber(random)
  const zh = `${modifierZh}${track.zh.replace(/与/gu, '')}装备`
  const en = `${modifierEn} ${track.en.toLowerCase()} set`
  return {
    ...base,
    nameZh: `${zh} ${model}`,
    nameEn: `${en} ${model}`,
    model,
    track: track.code,
    scenarios: nearbyScenarios(random, vocabulary, base.scenarios),
    specs,
    ...describe(
      random,
      vocabulary,
      `${zh},面向${track.zh}任务。`,
      `${en} for ${track.en.toLowerCase()}.`,
      specs,
    ),
    ...trade(random, base, size, region),
  }
}

/** Light + Field refuelling vehicle is Light field refuelling vehicle; VTOL stays VTOL. */
const afterModifier = (modifier: string, name: string) =>
  modifier === ''
    ? name
    : `${modifier} ${/^[A-Z][a-z]/.test(name) ? name[0]?.toLowerCase() + name.slice(1) : name}`

/** A name without the figure or model at its end: the figure is another now. */
const withoutFigure = (name: string) =>
  name
    .replace(/[\s\d.,/×x-]*\d+(?:\.\d+)?\s?(?:[A-Za-z%°㎡³²]{1,4}|米|吨|小时|千瓦|升|人|方)?$/u, '')
    .trim() || name

function vary(random: Random, vocabulary: Vocabulary, spec: SpecRow, size: number): SpecRow {
  const attribute = vocabulary.attributes.get(spec.attribute)
  if (attribute === undefined) return spec
  if (attribute.valueType === 'ordinal') {
    const text = random.chance(0.6) ? spec.text : random.pick(ratings)
    return { ...spec, text, valueWritten: text ?? spec.valueWritten }
  }
  if (attribute.valueType === 'enum' && random.chance(0.15)) {
    const text = random.pick(attribute.enumValues)
    return { ...spec, text, valueWritten: text }
  }
  if (spec.number === null) return spec
  return number(attribute, spec.unitWritten, varied(random, attribute, spec.number, size))
}

function varied(random: Random, attribute: SpecAttribute, value: number, size: number): number {
  if (attribute.quantity === 'temperature' && value <= 0)
    return clamp(Math.round(value + random.normal() * 6), -60, 0)
  const low = attribute.typicalMin ?? value / 10
  const high = attribute.typicalMax ?? value * 10
  const changed = clamp(
    value * (attribute.direction === 'higher' ? size : 1) * random.factor(0.3),
    low / 1.5,
    high * 1.5,
  )
  if (attribute.quantity === 'count' || Number.isInteger(value / 10))
    return Math.max(1, Math.round(rounded(changed)))
  return rounded(changed)
}

function typicalSpec(random: Random, attribute: SpecAttribute): SpecRow {
  const low = Math.max(attribute.typicalMin ?? 1, 0.001)
  const high = Math.max(attribute.typicalMax ?? low * 100, low)
  const middle = Math.sqrt(low * high)
  const value = clamp(middle * random.factor(Math.log(high / low) / 6), low, high)
  const whole = attribute.quantity === 'count' ? Math.max(1, Math.round(value)) : rounded(value)
  return number(attribute, attribute.canonicalUnit, whole)
}

/** A number as a supplier writes it: in the unit of the sample, rounded there. */
function number(attribute: SpecAttribute, unit: string | null, canonical: number): SpecRow {
  const written = unit === null ? canonical : (fromCanonical(canonical, unit, attribute) ?? canonical)
  const figure = attribute.quantity === 'temperature' ? Math.round(written) : Number(written.toPrecision(3))
  return {
    attribute: attribute.code,
    valueWritten: String(figure),
    unitWritten: unit,
    number: toCanonical(figure, unit, attribute) ?? canonical,
    text: null,
    flag: null,
  }
}

function nearbyScenarios(random: Random, { scenarios }: Vocabulary, codes: string[]): string[] {
  const kept = codes.filter((_code, index) => index === 0 || !random.chance(0.2))
  const first = scenarios.get(kept[0] ?? '')
  const siblings = first?.parent ? (scenarios.get(first.parent)?.children ?? []) : (first?.children ?? [])
  if (siblings.length > 0 && random.chance(0.2)) kept.push(random.pick(siblings))
  return [...new Set(kept)]
}

function describe(random: Random, vocabulary: Vocabulary, zh: string, en: string, specs: SpecRow[]) {
  const stated = specs.length > 0 ? random.pick(specs) : undefined
  const attribute = stated && vocabulary.attributes.get(stated.attribute)
  if (!stated || !attribute || stated.flag !== null) return { summaryZh: zh, summaryEn: en }
  const named = stated.text === null ? undefined : valueNames(attribute).get(stated.text)
  const unit = stated.unitWritten ?? ''
  const value = (lang: 'zh' | 'en') =>
    named?.[lang] ?? `${stated.valueWritten}${unit === '' ? '' : ` ${unit}`}`
  return {
    summaryZh: `${zh}${termName(attribute, 'zh')}:${value('zh')}。`,
    summaryEn: `${en} ${termName(attribute, 'en')}: ${value('en')}.`,
  }
}

function trade(random: Random, base: OfferingContent, size: number, region: string) {
  const price = base.priceMinor ?? 1_000_000
  return {
    region,
    priceMinor: Math.max(100, rounded((price / 100) * size ** 0.8 * random.factor(0.3)) * 100),
    leadTimeDays: clamp(Math.round((base.leadTimeDays ?? 30) * random.factor(0.4)), 1, 365),
    capacityPerMonth: clamp(Math.round((base.capacityPerMonth ?? 10) * random.factor(0.5)), 1, 5_000),
    warrantyMonths: random.pick([12, 12, 18, 24, 24, 36, 60]),
    verificationLevel: random.pick([
      'SIM',
      'SIM',
      'SIM',
      'SIM',
      'DRILL',
      'DRILL',
      'DRILL',
      'FIELD',
      'FIELD',
      null,
    ]),
    catalogues: random.chance(0.15) ? [random.pick(['AAT', 'FSE', 'ASE', 'CAS', 'ECP'])] : [],
  }
}
