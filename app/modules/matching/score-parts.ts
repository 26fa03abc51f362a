import type { Vocabulary } from '~/modules/vocabulary'
import { type Kin, nearestKin } from './closeness'
import { compare } from './compare'
import { distanceKm } from './distance'
import type { Gate, Reason, ScorePartName } from './match'
import { type PreparedConstraint, type PreparedNeed, type PreparedOffering, tagsForTeam } from './prepare'
import { hasWord } from './text-likeness'

/** The most that each part can give; together 100. */
export const partMaxima: Readonly<Record<ScorePartName, number>> = {
  scenario: 20,
  track: 15,
  wishes: 24,
  class: 8,
  verification: 12,
  lead_time: 6,
  distance: 7,
  text: 8,
}

/** A demand without a deadline is held against this many days, so that a quicker supplier still gains. */
export const daysWithoutDeadline = 90
/** Beyond this distance between the regions' seats nothing is gained. */
export const distanceReachKm = 2500
/** A figure this much better than demanded gives the whole margin. */
export const fullMargin = 0.5

/** Where the reasons of a part are collected; null where only the points are wanted. */
export type Notes = { evidence: Reason[]; missing: Reason[] } | null
export type PartInput = {
  need: PreparedNeed
  offering: PreparedOffering
  gates: readonly Gate[]
  vocabulary: Vocabulary
}
/** 0–1 of the part's maximum. */
type Share = (input: PartInput, notes: Notes) => number

/** Three quarters for the best-covered scenario, a quarter for all of them on average. */
const scenario: Share = ({ need, offering }, notes) => {
  if (need.scenarios.length === 0) {
    notes?.evidence.push({ key: 'scenario.not_asked', values: {} })
    return 1
  }
  let best = 0
  let sum = 0
  need.scenarioKin.forEach((kins, index) => {
    const asked = need.scenarios[index] ?? ''
    let kin: Kin | undefined
    let served = ''
    for (const code of offering.scenarios) {
      const found = kins.get(code)
      if (found !== undefined && (kin === undefined || found.closeness > kin.closeness)) {
        kin = found
        served = code
      }
    }
    const closeness = kin?.closeness ?? 0
    best = Math.max(best, closeness)
    sum += closeness
    if (kin) notes?.evidence.push({ key: `scenario.${kin.kinship}`, values: { scenario: asked, served } })
    if (closeness < 1) notes?.missing.push({ key: 'scenario.not_same', values: { scenario: asked } })
  })
  return 0.75 * best + 0.25 * (sum / need.scenarios.length)
}

const track: Share = ({ need, offering }, notes) => {
  if (need.tracks.length === 0) {
    notes?.missing.push({ key: 'track.not_asked', values: {} })
    return 0
  }
  const kin = nearestKin(need.trackKin, offering.track)
  if (kin) notes?.evidence.push({ key: `track.${kin.kinship}`, values: { track: offering.track } })
  if ((kin?.closeness ?? 0) < 1)
    notes?.missing.push({ key: 'track.not_same', values: { track: need.tracks.join(',') } })
  return kin?.closeness ?? 0
}

/**
 * Every figure asked for counts the same, demanded or wished: seven tenths when it is met and the rest
 * by its margin, something for a wish or demand missed narrowly, nothing while it is not stated.
 */
const wishes: Share = ({ need, offering }, notes) => {
  const constraints = need.hard.length + need.soft.length
  if (constraints === 0) {
    notes?.evidence.push({ key: 'wishes.none', values: {} })
    return 1
  }
  let sum = 0
  for (const constraint of need.hard) sum += constraintShare(constraint, offering, notes)
  for (const constraint of need.soft) sum += constraintShare(constraint, offering, notes)
  if (notes) noteMargins(need, offering, notes)
  return sum / constraints
}

function constraintShare(constraint: PreparedConstraint, offering: PreparedOffering, notes: Notes): number {
  const { attribute, op, unit, hard } = constraint
  const { outcome, offered, shortfall, shortfallRatio } = compare(constraint, offering)
  const demanded = constraint.number ?? constraint.flag ?? constraint.text
  const values = { attribute, op, demanded, offered, unit, hard }
  if (outcome === 'unknown') {
    notes?.missing.push({ key: 'wishes.unstated', values })
    return 0
  }
  if (outcome === 'fail') {
    notes?.missing.push(
      shortfall === null
        ? { key: 'wishes.other', values }
        : { key: 'wishes.missed', values: { ...values, shortfall } },
    )
    return shortfallRatio === null ? 0 : Math.max(0, 0.4 * (1 - 2 * shortfallRatio))
  }
  if (constraint.number === null || op === '=' || op === 'present') {
    notes?.evidence.push({ key: 'wishes.met', values })
    return 1
  }
  const margin = marginOf(op, constraint.number, offered)
  const percent = margin === 0 ? 0 : percentBetter(constraint.number, Number(offered))
  notes?.evidence.push(
    percent > 0 ? { key: 'wishes.margin', values: { ...values, percent } } : { key: 'wishes.met', values },
  )
  return 0.7 + 0.3 * margin
}

/** The figures that are met without the full margin, in one reason. */
function noteMargins(need: PreparedNeed, offering: PreparedOffering, notes: NonNullable<Notes>) {
  const tight = [...need.hard, ...need.soft].filter((constraint) => {
    if (constraint.number === null || constraint.op === '=') return false
    const { outcome, offered } = compare(constraint, offering)
    return outcome === 'pass' && marginOf(constraint.op, constraint.number, offered) < 1
  })
  const attribute = [...new Set(tight.map((constraint) => constraint.attribute))].join(',')
  if (attribute !== '') notes.missing.push({ key: 'wishes.more_margin', values: { attribute } })
}

const percentBetter = (demanded: number, offered: number) =>
  Math.round((Math.abs(offered - demanded) / Math.abs(demanded)) * 100)

/** How much better than demanded, as a share of `fullMargin`; 0–1. */
export function marginOf(op: Gate['op'], demanded: number, offered: Gate['offered']): number {
  if (typeof offered !== 'number' || demanded === 0 || (op !== '>=' && op !== '<=')) return 0
  const better = (op === '>=' ? offered - demanded : demanded - offered) / Math.abs(demanded)
  return clamp(better / fullMargin)
}

/** Six tenths for the class the need prefers, four for the class its team type should have (5), (6). */
const equipmentClass: Share = ({ need, offering, vocabulary }, notes) => {
  const offered = offering.equipmentClass
  const asked = need.equipmentClass !== null
  const teamAsks = need.teamClasses.length > 0
  if (!asked && !teamAsks) {
    notes?.evidence.push({ key: 'class.not_asked', values: {} })
    return 1
  }
  const preferred = offered === need.equipmentClass
  if (asked && preferred) notes?.evidence.push({ key: 'class.preferred', values: { class: offered } })
  if (asked && !preferred)
    notes?.missing.push({ key: 'class.other', values: { class: need.equipmentClass, other: offered } })
  const tags = teamAsks ? tagsForTeam(offering.tags, need.teamTypes, vocabulary.classes) : []
  const classFits = need.teamClasses.includes(offered)
  const team = { team: need.teamType }
  if (teamAsks && classFits) notes?.evidence.push({ key: 'class.team', values: { ...team, class: offered } })
  else if (tags.length > 0)
    notes?.evidence.push({ key: 'class.tag', values: { ...team, class: tags.join(',') } })
  else if (teamAsks)
    notes?.missing.push({ key: 'class.not_for_team', values: { ...team, class: need.teamClasses.join(',') } })
  const fits = classFits || tags.length > 0
  if (!asked) return fits ? 1 : 0
  if (!teamAsks) return preferred ? 1 : 0
  return (preferred ? 0.6 : 0) + (fits ? 0.4 : 0)
}

/** The level of actual-combat verification (3), by its rank among the levels there are. */
const verification: Share = ({ offering, vocabulary }, notes) => {
  const levels = [...vocabulary.verificationLevels.values()]
  const top = levels.reduce((highest, level) => (level.rank > highest.rank ? level : highest), {
    code: '',
    rank: 0,
  })
  const level = vocabulary.verificationLevels.get(offering.verificationLevel ?? '')
  if (level) notes?.evidence.push({ key: 'verification.level', values: { verification: level.code } })
  if (!level) notes?.missing.push({ key: 'verification.none', values: {} })
  else if (level.rank < top.rank)
    notes?.missing.push({ key: 'verification.higher', values: { verification: top.code } })
  return top.rank === 0 ? 0 : (level?.rank ?? 0) / top.rank
}

/** All points at a quarter of the time allowed, none when it is used up. */
const leadTime: Share = ({ need, offering }, notes) => {
  const allowed = need.deadlineDays ?? daysWithoutDeadline
  const days = offering.leadTimeDays
  if (days === null) {
    notes?.missing.push({ key: 'lead_time.unstated', values: {} })
    return 0
  }
  const key = need.deadlineDays === null ? 'no_deadline' : late(days, allowed)
  const reason = { key: `lead_time.${key}`, values: { days, allowed, slack: allowed - days } }
  if (key === 'late') notes?.missing.push(reason)
  else notes?.evidence.push(reason)
  const share = allowed <= 0 ? Number(days <= allowed) : clamp((allowed - days) / (0.75 * allowed))
  if (share < 1 && key !== 'late') notes?.missing.push({ key: 'lead_time.more', values: {} })
  const capacity = offering.capacityPerMonth
  if (notes && capacity !== null && need.quantity > capacity * Math.max(1, allowed / 30))
    notes.missing.push({ key: 'lead_time.capacity', values: { capacity, quantity: need.quantity, allowed } })
  return share
}

const late = (days: number, allowed: number) => (days < allowed ? 'slack' : days > allowed ? 'late' : 'exact')

const distance: Share = ({ need, offering, vocabulary }, notes) => {
  const from = vocabulary.regions.get(offering.region ?? '')
  const to = vocabulary.regions.get(need.region ?? '')
  if (from === undefined || to === undefined) {
    notes?.missing.push({ key: 'distance.unstated', values: {} })
    return 0
  }
  const km = Math.round(distanceKm(from, to))
  const values = { from: from.code, to: to.code, km }
  notes?.evidence.push({ key: from === to ? 'distance.same' : 'distance.km', values })
  if (km > 0) notes?.missing.push({ key: 'distance.nearer', values: { reach: distanceReachKm } })
  return clamp(1 - km / distanceReachKm)
}

/** The telling words that both texts have; all points at half of the need's. */
const text: Share = ({ need, offering }, notes) => {
  let weight = 0
  const words: string[] = []
  for (const word of need.words) {
    if (!hasWord(offering.words, word.hash)) continue
    weight += word.weight
    if (notes) words.push(word.word)
  }
  if (words.length > 0) notes?.evidence.push({ key: 'text.words', values: { words: words.join(' ') } })
  const share = need.wordWeight === 0 ? 0 : clamp(weight / Math.max(4, need.wordWeight / 2))
  if (share < 1) notes?.missing.push({ key: 'text.more', values: {} })
  return share
}

export const partShares: Readonly<Record<ScorePartName, Share>> = {
  scenario,
  track,
  wishes,
  class: equipmentClass,
  verification,
  lead_time: leadTime,
  distance,
  text,
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))
