import type { EquipmentClass, Vocabulary } from '~/modules/vocabulary'
import { ancestors } from '~/modules/vocabulary'
import { type Kin, kinOf, scenarioCloseness, trackCloseness } from './closeness'
import { type EvidenceRule, evidenceRules } from './evidence-rules'
import type { GateValue, MatchNeed, MatchOffering } from './match'
import { hashWords, TextReader, type WeighedWord, weighWords } from './text-likeness'

/** An offering made ready to be held against many needs: what the rules read, small enough to keep. */
export type PreparedOffering = {
  id: number
  reference: boolean
  track: string
  equipmentClass: string
  tags: readonly string[]
  scenarios: readonly string[]
  conditions: readonly string[]
  /** canonical values by attribute */
  specs: ReadonlyMap<string, GateValue>
  region: string | null
  /** null where no sale price is stated; minor units of `currency` */
  price: { min: number; max: number } | null
  currency: string
  leadTimeDays: number | null
  capacityPerMonth: number | null
  warrantyMonths: number | null
  verificationLevel: string | null
  publishedAt: number
  words: OfferingWords
}

export type PreparedConstraint = MatchNeed['constraints'][number] & { unit: string | null }
export type PreparedCondition = { code: string; rules: readonly EvidenceRule[] }

/** A need made ready to be held against many offerings on one day. */
export type PreparedNeed = {
  id: number
  tracks: readonly string[]
  trackKin: readonly Map<string, Kin>[]
  scenarios: readonly string[]
  scenarioKin: readonly Map<string, Kin>[]
  conditions: readonly PreparedCondition[]
  hard: readonly PreparedConstraint[]
  soft: readonly PreparedConstraint[]
  equipmentClass: string | null
  teamType: string | null
  /** the team type and those above it: a class that targets one of them fits */
  teamTypes: readonly string[]
  teamClasses: readonly string[]
  region: string | null
  quantity: number
  /** minor units of `currency`, for the whole quantity */
  budget: number | null
  currency: string
  /** days from today; negative where the date has passed */
  deadlineDays: number | null
  publishedAt: number
  /** by hash */
  words: readonly WeighedWord[]
  wordWeight: number
  /** to the region's seat, from those of the offerings met so far; null where a region is not known */
  kilometres: Map<string | null, number | null>
}

const readers = new WeakMap<Vocabulary, TextReader>()

export function textReader(vocabulary: Vocabulary): TextReader {
  let reader = readers.get(vocabulary)
  if (reader === undefined) {
    reader = new TextReader(vocabulary.synonyms)
    readers.set(vocabulary, reader)
  }
  return reader
}

export function prepareOffering(offering: MatchOffering, vocabulary: Vocabulary): PreparedOffering {
  const sold = offering.priceBasis === 'sale' && offering.priceMinor !== null
  return {
    id: offering.id,
    reference: offering.reference,
    track: vocabulary.tracks.get(offering.track)?.code ?? offering.track,
    equipmentClass: vocabulary.classes.get(offering.equipmentClass)?.code ?? offering.equipmentClass,
    tags: shared(offering.tags, vocabulary.classes),
    scenarios: shared(offering.scenarios, vocabulary.scenarios),
    ...prepareClaims(offering, vocabulary),
    region: offering.region ?? offering.organisation.region,
    price: sold
      ? { min: offering.priceMinor ?? 0, max: offering.priceMaxMinor ?? offering.priceMinor ?? 0 }
      : null,
    currency: offering.currency,
    leadTimeDays: offering.leadTimeDays,
    capacityPerMonth: offering.capacityPerMonth,
    warrantyMonths: offering.warrantyMonths,
    verificationLevel: offering.verificationLevel,
    publishedAt: offering.publishedAt?.getTime() ?? 0,
    words: new OfferingWords(
      [offering.nameZh, offering.summaryZh, offering.nameEn, offering.summaryEn].join('\n'),
    ),
  }
}

/** The words of an offering's names and summaries: reading them takes most of the time, and only a score wants them. */
export class OfferingWords {
  private hashes: Uint32Array = noHashes

  constructor(private text: string | null) {}

  read(vocabulary: Vocabulary): Uint32Array {
    if (this.text !== null) {
      this.hashes = hashWords(textReader(vocabulary).words(this.text).keys())
      this.text = null
    }
    return this.hashes
  }
}
const noHashes = new Uint32Array(0)

/** What the rules of conditions read of an offering: what it claims, and its figures. */
export type PreparedClaims = Pick<PreparedOffering, 'conditions' | 'specs'>

export function prepareClaims(
  { conditions, specs: rows }: Pick<MatchOffering, 'conditions' | 'specs'>,
  vocabulary: Vocabulary,
): PreparedClaims {
  const specs = new Map<string, GateValue>()
  for (const spec of rows) {
    const value = spec.number ?? spec.flag ?? spec.text
    // The vocabulary's own string for the code: thousands of offerings then share it.
    if (value !== null) specs.set(vocabulary.attributes.get(spec.attribute)?.code ?? spec.attribute, value)
  }
  return { conditions: shared(conditions, vocabulary.conditions), specs }
}

/** `today` is YYYY-MM-DD. */
export function prepareNeed(need: MatchNeed, vocabulary: Vocabulary, today: string): PreparedNeed {
  const constraints = need.constraints.map((constraint) => ({
    ...constraint,
    unit: vocabulary.attributes.get(constraint.attribute)?.canonicalUnit ?? null,
  }))
  const hard = constraints.filter((constraint) => constraint.hard)
  const teamType = need.organisation.teamType
  const teamTypes = teamType === null ? [] : [teamType, ...ancestors(vocabulary.teamTypes, teamType)]
  const text = [need.titleZh, need.textZh, need.titleEn, need.textEn].join('\n')
  const words = weighWords(textReader(vocabulary).words(text))
  return {
    id: need.id,
    tracks: need.tracks,
    trackKin: need.tracks.map((code) => kinOf(vocabulary.tracks, code, trackCloseness)),
    scenarios: need.scenarios,
    scenarioKin: need.scenarios.map((code) => kinOf(vocabulary.scenarios, code, scenarioCloseness)),
    conditions: need.conditions.map((code) => ({ code, rules: rulesFor(code, hard, vocabulary) })),
    hard,
    soft: constraints.filter((constraint) => !constraint.hard),
    equipmentClass: need.equipmentClass,
    teamType,
    teamTypes,
    teamClasses: preferredClasses(teamTypes, vocabulary),
    region: need.region,
    quantity: need.quantity ?? 1,
    budget: need.budgetMinor,
    currency: need.currency,
    deadlineDays: deadlineDays(need, today),
    publishedAt: need.publishedAt?.getTime() ?? 0,
    words,
    wordWeight: words.reduce((sum, { weight }) => sum + weight, 0),
    kilometres: new Map(),
  }
}

/** The earlier of the stated number of days and the stated date, in days from today. */
export function deadlineDays(
  need: Pick<MatchNeed, 'neededWithinDays' | 'neededBy'>,
  today: string,
): number | null {
  const byDate =
    need.neededBy === null ? null : Math.round((Date.parse(need.neededBy) - Date.parse(today)) / 86_400_000)
  if (need.neededWithinDays === null) return byDate
  return byDate === null ? need.neededWithinDays : Math.min(byDate, need.neededWithinDays)
}

/**
 * The evidence rules of a condition. A team that states its own, milder figure for the same attribute
 * (tents for −20 ℃ under "extreme cold") has said what the condition means to it.
 */
export function rulesFor(
  code: string,
  hard: readonly PreparedConstraint[],
  vocabulary: Vocabulary,
): readonly EvidenceRule[] {
  const rules =
    evidenceRules[code] ??
    (vocabulary.conditions.get(code)?.evidenceAttributes ?? []).map(
      (attribute): EvidenceRule => ({ attribute, strength: 'supports', test: { kind: 'stated' } }),
    )
  return rules.map((rule) => {
    const { test } = rule
    if (test.kind !== 'number') return rule
    const milder = hard
      .filter(
        ({ attribute, op, number }) => attribute === rule.attribute && op === test.op && number !== null,
      )
      .map(({ number }) => number as number)
      .filter((number) => (test.op === '>=' ? number < test.value : number > test.value))
    const own = test.op === '>=' ? Math.max(...milder) : Math.min(...milder)
    return milder.length === 0 ? rule : { ...rule, test: { ...test, value: own } }
  })
}

/** What the team type, or the nearest type above it that says so, should be equipped with (5). */
function preferredClasses(teamTypes: readonly string[], vocabulary: Vocabulary): readonly string[] {
  for (const code of teamTypes) {
    const classes = vocabulary.teamTypes.get(code)?.preferredClasses ?? []
    if (classes.length > 0) return classes
  }
  return []
}

/** Tags of an offering that are meant for one of these team types (6). */
export function tagsForTeam(
  tags: readonly string[],
  teamTypes: readonly string[],
  classes: ReadonlyMap<string, EquipmentClass>,
): string[] {
  return tags.filter((tag) => classes.get(tag)?.targetTeamTypes.some((type) => teamTypes.includes(type)))
}

const shared = (codes: readonly string[], terms: ReadonlyMap<string, { code: string }>) =>
  codes.map((code) => terms.get(code)?.code ?? code)
