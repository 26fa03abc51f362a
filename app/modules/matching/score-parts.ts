import type { Vocabulary } from '~/modules/vocabulary'
import { type Kin, nearestKin } from './closeness'
import { distanceKm } from './distance'
import { figuresShare } from './figures-part'
import type { Notes, ScorePartName } from './match'
import { type PreparedNeed, type PreparedOffering, tagsForTeam } from './prepare'
import { eachShared } from './text-likeness'

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
export type PartInput = {
  need: PreparedNeed
  offering: PreparedOffering
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
  const level = vocabulary.verificationLevels.get(offering.verificationLevel ?? '')
  let top = level
  for (const other of vocabulary.verificationLevels.values())
    if (top === undefined || other.rank > top.rank) top = other
  if (level) notes?.evidence.push({ key: 'verification.level', values: { verification: level.code } })
  else notes?.missing.push({ key: 'verification.none', values: {} })
  if (level === undefined || top === undefined) return 0
  if (level.rank < top.rank)
    notes?.missing.push({ key: 'verification.higher', values: { verification: top.code } })
  return level.rank / top.rank
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
  const km = kilometres(need, offering.region, vocabulary)
  if (km === null) {
    notes?.missing.push({ key: 'distance.unstated', values: {} })
    return 0
  }
  const same = need.region === offering.region
  const values = { from: offering.region, to: need.region, km }
  notes?.evidence.push({ key: same ? 'distance.same' : 'distance.km', values })
  if (km > 0) notes?.missing.push({ key: 'distance.nearer', values: { reach: distanceReachKm } })
  return clamp(1 - km / distanceReachKm)
}

/** Whole kilometres between the regions' seats, worked out once for each region that a need meets. */
function kilometres(need: PreparedNeed, region: string | null, { regions }: Vocabulary): number | null {
  const known = need.kilometres.get(region)
  if (known !== undefined) return known
  const from = regions.get(region ?? '')
  const to = regions.get(need.region ?? '')
  const km = from === undefined || to === undefined ? null : Math.round(distanceKm(from, to))
  need.kilometres.set(region, km)
  return km
}

/** The telling words that both texts have; all points at half of the need's. */
const text: Share = ({ need, offering, vocabulary }, notes) => {
  let weight = 0
  const words: string[] = []
  eachShared(need.words, offering.words.read(vocabulary), (word) => {
    weight += word.weight
    if (notes) words.push(word.word)
  })
  if (words.length > 0) notes?.evidence.push({ key: 'text.words', values: { words: words.join(' ') } })
  const share = need.wordWeight === 0 ? 0 : clamp(weight / Math.max(4, need.wordWeight / 2))
  if (share < 1) notes?.missing.push({ key: 'text.more', values: {} })
  return share
}

export const partShares: Readonly<Record<ScorePartName, Share>> = {
  scenario,
  track,
  wishes: ({ need, offering }, notes) => figuresShare(need, offering, notes),
  class: equipmentClass,
  verification,
  lead_time: leadTime,
  distance,
  text,
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))
