import type { PlanConstraint } from '~search/plan'
import { normalise, words } from '~search/text'
import type { SpecAttribute, Vocabulary } from '../vocabulary'
import { attributeEntries, list } from './lexicon-data'
import { type Numeral, numerals } from './numerals'
import { accepts, readUnit, toBase, type Unit } from './units'

/** A figure with its unit as it stands in the text. */
export type Quantity = {
  start: number
  end: number
  base: number
  unit: Unit
  written: string
  /** where the comparison was said between figure and unit, or the figure is one end of a range */
  asked?: Direction
}

const PER_BEFORE = /(每|一个?)(小时|钟头|秒钟?|分钟|分|天|日)[^,。;,;、以]{0,5}$/u
const PER_BEFORE_EN = /\b(?:hourly|per hour|an hour)[^,.;]{0,12}$/
const SPAN: Record<string, number> = {
  小时: 3600,
  钟头: 3600,
  秒: 1,
  秒钟: 1,
  分钟: 60,
  分: 60,
  天: 86_400,
  日: 86_400,
}

/** Every figure that carries a unit. */
export function quantities(text: string): Quantity[] {
  const found: Quantity[] = []
  const all = numerals(text)
  for (const [at, numeral] of all.entries()) {
    const quantity = withUnit(text, numeral)
    if (!quantity) continue
    const before = all[at - 1]
    // 20到30吨, between 20 and 30 tonnes: two ends of one range.
    if (before && RANGE.test(text.slice(before.end, numeral.start)) && before.value < numeral.value) {
      const low = quantity.base * (before.value / numeral.value)
      found.push({ ...quantity, start: before.start, base: low, asked: '>=' })
      found.push({ ...quantity, asked: '<=' })
    } else found.push(quantity)
  }
  return found
}

const RANGE = /^ ?(?:到|至|~|-|–|—|to|and|或) ?$/u

function withUnit(text: string, { start, end, value }: Numeral): Quantity | null {
  const before = text.slice(Math.max(0, start - 12), start)
  // 5g and 4k are names, and so is the first half of 640x512.
  if (/^[gk](?![a-z])/.test(text.slice(end)) && value < 10) return null
  if (/^ ?[x*×] ?\d/.test(text.slice(end))) return null
  const spoken = PER_BEFORE.exec(before)?.[2]
  const perSeconds = spoken ? (SPAN[spoken] ?? null) : PER_BEFORE_EN.test(before) ? 3600 : null
  // 一个半小时, one and a half
  const half = /^个半(?=小时|钟头|月)/u.exec(text.slice(end))
  // `seven or more gases`: what compares may stand before the unit.
  const between =
    /^ (?:or|and) (?:more|better|over|above|fewer|less|under)(?= )|^以上的?(?=[\p{Script=Han}])/u.exec(
      text.slice(end),
    )
  const at = end + (half ? half[0].length : 0) + (between ? between[0].length : 0)
  const read = readUnit(text, at, perSeconds) ?? impliedUnit(text, at, value)
  if (!read) return null
  let amount = value + (half ? 0.5 : 0)
  let unit = read.unit
  let stop = read.end
  // 三米六 is 3.6 m
  const tail =
    unit.dim === 'length' || unit.dim === 'mass'
      ? /^[一二三四五六七八九](?![十百千万\d个])/u.exec(text.slice(stop))
      : null
  if (tail && /[米吨]$/u.test(text.slice(at, stop))) {
    amount += '零一二三四五六七八九'.indexOf(tail[0]) / 10
    stop += 1
  }
  const from = /(?:零下|负|minus|-|subzero|below zero)\s*$/u.exec(text.slice(0, start))
  let begin = start
  if (from && (unit.dim === 'temperature' || unit.dim === 'degree')) {
    amount = -Math.abs(amount)
    begin = from.index
  }
  if (unit.dim === 'degree' && /^ ?(?:c\b|celsius)/.test(text.slice(stop)))
    unit = { dim: 'temperature', factor: 1 }
  if (
    (unit.dim === 'temperature' || unit.dim === 'degree') &&
    /^ ?(?:below|under) (?:zero|freezing)/.test(text.slice(stop))
  )
    amount = -Math.abs(amount)
  return {
    start: begin,
    end: stop,
    base: toBase(amount, unit),
    unit,
    written: text.slice(begin, stop).trim(),
  }
}

/** Money without a unit (`三十万以内`, `below 150k`), and degrees below zero. */
function impliedUnit(text: string, end: number, value: number): { unit: Unit; end: number } | null {
  const before = text.slice(Math.max(0, end - 12), end)
  if (/万$/u.test(before) && value >= 1_000 && !/[人次]/u.test(text.slice(end, end + 2)))
    return { unit: { dim: 'money', factor: 1 }, end }
  if (/k$/.test(before) && value >= 1_000) return { unit: { dim: 'money', factor: 1 }, end }
  if (/(?:零下|minus )\S{1,6}$/u.test(before) && !/^ ?\p{L}/u.test(text.slice(end)))
    return { unit: { dim: 'degree', factor: 1 }, end }
  if (value < 0 && /\b(?:at|to|below|of|in) ?-[\d.]+$/.test(before))
    return { unit: { dim: 'degree', factor: 1 }, end }
  if (/¥ ?\S{1,12}$/.test(before)) return { unit: { dim: 'money', factor: 1 }, end }
  if (/^ ?(?:below zero|degrees below)/.test(text.slice(end)))
    return { unit: { dim: 'degree', factor: 1 }, end }
  return null
}

type Direction = '>=' | '<=' | null

const UP_BEFORE =
  /(?:至少|最少|不少于|不低于|不小于|不亚于|大于等于|大于|超过|高于|多于|起码|高出|不下|≥|>=?|at least|minimum(?: of)?|min\.?|over|more than|above|no less than|not less than|exceeding|greater than|upwards of|beyond|better than|not under|no lower than|farther than|further than|longer than|deeper than|faster than|higher than)\s*(?:a |an |about |约)?$/u
const DOWN_BEFORE =
  /(?:不超过|不大于|不高于|不多于|不重于|不得超过|别超过|小于等于|小于|低于|少于|最多|至多|顶多|轻于|矮于|窄于|短于|不到|不足|≤|<=?|控制在|限制在|under|below|less than|no more than|not more than|at most|maximum(?: of)?|max\.?|within|lighter than|shorter than|no heavier than|no longer than|no wider than|no taller than|no higher than|narrower than|lower than|cheaper than|not exceeding|not over|smaller than|thinner than|inside of|in under|fewer than|not above|up to a budget of|budget(?: of)?|quicker than|sooner than)\s*(?:a |an |about |约)?$/u
const UP_AFTER =
  /^\s*(?:及?以上|或以上|起步|起(?!重|吊|来)|往上|开外|打底|或更[多高大]|朝上|or more|or better|or above|and above|and up|and over|plus|\+|minimum|at least|or longer|or over|or higher|upwards|or greater|or deeper|or faster)/u
const DOWN_AFTER =
  /^\s*(?:及?以下|或以下|之?以内|之内|内(?!攻|涝|部|有|的)|封顶|以里|or less|or under|or below|max(?:imum)?|or lighter|tops|or cheaper|or fewer|at most|or quicker|or sooner|or shorter|or smaller|or faster to)/u

function direction(text: string, quantity: Quantity): Direction {
  if (quantity.asked) return quantity.asked
  const before = text.slice(Math.max(0, quantity.start - 24), quantity.start)
  const after = text.slice(quantity.end, quantity.end + 14)
  if (UP_AFTER.test(after)) return '>='
  if (DOWN_AFTER.test(after)) return '<='
  // 每小时至少三千方: the rate may stand between.
  const bare = before.replace(/(?:每|一)(?:小时|秒|分钟|天)\s*$/u, '')
  // Negation turns a comparison round.
  if (/(?:no|not|never)\s+(?:more|over|above)[^,.;]*$/.test(bare)) return '<='
  const up = UP_BEFORE.exec(bare)
  const down = DOWN_BEFORE.exec(bare)
  // 不低于 ends in 低于: the one that begins first is the whole of it.
  if (up && down) return up.index <= down.index ? '>=' : '<='
  return up ? '>=' : down ? '<=' : null
}

const NEUTRAL =
  /(?:至少|最少|不少于|不低于|不小于|大于等于|大于|超过|高于|多于|起码|≥|>=?|不超过|不大于|不高于|不多于|不得超过|小于等于|小于|低于|少于|最多|至多|不到|≤|<=?|控制在|限制在|at least|minimum(?: of)?|over|more than|above|no less than|not less than|exceeding|greater than|under|below|less than|no more than|not more than|at most|maximum(?: of)?|within|not exceeding)\s*(?:a |an |about |约)?$/u

const BREAK = /[,。;;!?!?、\n]|\.(?!\d)|\band\b|\bwith\b|\bbut\b/u

/** The clause around a figure, and where in it the figure stands. */
function clause(text: string, quantity: Quantity): { before: string; after: string; wide: string } {
  const left = text.slice(0, quantity.start)
  const right = text.slice(quantity.end)
  const leftParts = left.split(BREAK)
  const rightParts = right.split(BREAK)
  return {
    before: leftParts.at(-1) ?? '',
    after: rightParts[0] ?? '',
    wide: `${leftParts.at(-2) ?? ''} ${leftParts.at(-1) ?? ''} ${rightParts[0] ?? ''} ${rightParts[1] ?? ''}`,
  }
}

type Cue = { text: string; latin: boolean }
const cueCache = new Map<string, Cue[]>()

function cuesOf(attribute: SpecAttribute): Cue[] {
  const known = cueCache.get(attribute.code)
  if (known) return known
  const entry = attributeEntries[attribute.code]
  const zh = [attribute.zh, ...list(entry?.zh)].map((text) => ({ text: normalise(text), latin: false }))
  const en = [attribute.en, ...list(entry?.en)].map((text) => ({
    text: ` ${words(normalise(text))
      .map((word) => word.stem)
      .join(' ')} `,
    latin: true,
  }))
  const made = [...zh, ...en].filter((cue) => cue.text.trim() !== '')
  cueCache.set(attribute.code, made)
  return made
}

/** How strongly the words around a figure name an attribute: nearer and longer cues count more. */
function cueScore(attribute: SpecAttribute, around: ReturnType<typeof prepare>): number {
  let best = 0
  for (const cue of cuesOf(attribute)) {
    const size = cue.latin
      ? 0.75 + 0.25 * (cue.text.trim().split(' ').length - 1)
      : 0.5 + 0.25 * (cue.text.length - 1)
    const weight = Math.min(1.6, size)
    const near = cue.latin ? around.latin : around.han
    const before = near.before.lastIndexOf(cue.text)
    if (before >= 0)
      best = Math.max(best, weight * closeness(near.before.length - before - cue.text.length, cue.latin))
    const after = near.after.indexOf(cue.text)
    if (after >= 0) best = Math.max(best, weight * closeness(after, cue.latin))
    else if (best === 0 && near.wide.includes(cue.text)) best = Math.max(best, weight * 0.2)
  }
  return best
}

const closeness = (gap: number, latin: boolean) => 1 / (1 + Math.max(0, gap) / (latin ? 22 : 7))

const COUNTED = new Set(['person', 'kind', 'bed', 'meal', 'channel', 'hop', 'piece'])

function prepare(text: string, quantity: Quantity) {
  const whole = clause(text, quantity)
  // What compares stands between the name and its figure, and keeps them no further apart.
  const around = {
    ...whole,
    before: whole.before.replace(NEUTRAL, '').replace(/(?:达到?|为|是|约|有|要|能)$/u, ''),
  }
  const after = COUNTED.has(quantity.unit.dim) ? `${quantity.written} ${around.after}` : around.after
  const latin = (part: string) =>
    ` ${words(part)
      .map((word) => word.stem)
      .join(' ')} `
  return {
    // A unit that says what is counted (用户, gases) is a cue as well.
    han: COUNTED.has(quantity.unit.dim) ? { ...around, after: `${quantity.written}${around.after}` } : around,
    latin: { before: latin(around.before), after: latin(after), wide: latin(around.wide) },
  }
}

const DELIVERY =
  /到货|交货|发货|供货|交付|货期|送到|到位|现货|交期|能到|拿到|提货|发出|供应|到手|送达|deliver|lead time|ship|arriv|available|supplied|dispatch|in stock|hand over|on our yard|get it|here (?:with)?in\b/u
const WARRANTY = /质保|保修|三包|warrant|guarant/u

/**
 * The demands that the figures of a text make. `trackScores` says which tracks the text speaks of (0–1); the
 * attribute is guessed from the unit, the words around and those tracks. What cannot be told is left out.
 */
export function readConstraints(
  text: string,
  vocabulary: Vocabulary,
  trackScores: ReadonlyMap<string, number>,
): PlanConstraint[] {
  const made: PlanConstraint[] = []
  const most = Math.max(1e-9, ...trackScores.values())
  // Faint hints of tracks say nothing about attributes.
  const shares =
    most < 0.25
      ? new Map<string, number>()
      : new Map([...trackScores].map(([track, score]) => [track, score / most]))
  for (const quantity of quantities(text)) {
    const constraint = toConstraint(text, quantity, vocabulary, shares)
    if (
      constraint &&
      !made.some((other) => other.attribute === constraint.attribute && other.op === constraint.op)
    )
      made.push(constraint)
  }
  made.push(...bareFigures(text, vocabulary, shares, made))
  const ip = /\bip ?(\d{2})\b/.exec(text)
  if (ip && vocabulary.attributes.has('ip_rating'))
    made.push(plan('ip_rating', '>=', Number(ip[1]), ip[0], true))
  return made
}

const THERMAL =
  /(?:热像|热成像|红外|thermal|infrared)[^,。]{0,8}?(?<![\d.])(160|192|240|256|320|384|480|512|640|1024|1280)(?!\d)|(?<![\d.])(160|192|240|256|320|384|480|512|640|1024|1280)(?: ?[x*×] ?\d{3,4})?[^,。\d]{0,6}?(?:热像|热成像|红外|thermal|infrared)/u

/** A figure without a unit counts where its attribute stands right before it (`扬程800`, `head over 20`). */
function bareFigures(
  text: string,
  vocabulary: Vocabulary,
  shares: ReadonlyMap<string, number>,
  made: readonly PlanConstraint[],
): PlanConstraint[] {
  const found: PlanConstraint[] = []
  const thermal = THERMAL.exec(text)
  const pixels = Number(thermal?.[1] ?? thermal?.[2])
  const known = (code: string) => [...made, ...found].some((one) => one.attribute === code)
  if (pixels && vocabulary.attributes.has('thermal_width_px') && !known('thermal_width_px'))
    found.push(plan('thermal_width_px', '>=', pixels, thermal?.[0] ?? '', true))
  const taken = quantities(text)
  for (const { start, end, value } of numerals(text)) {
    if (taken.some((other) => start < other.end && end > other.start) || value < 2) continue
    const written = text.slice(start, end)
    const figure: Quantity = { start, end, base: value, unit: { dim: 'none', factor: 1 }, written }
    const asked = direction(text, figure)
    const around = prepare(text, figure)
    const before = {
      han: { ...around.han, after: '', wide: '' },
      latin: { ...around.latin, after: '', wide: '' },
    }
    const [top] = [...vocabulary.attributes.values()]
      .filter(
        ({ valueType, typicalMin, typicalMax }) =>
          valueType === 'number' && (typicalMin ?? 0) <= value && value <= (typicalMax ?? value),
      )
      .map((attribute) => ({
        attribute,
        cue: cueScore(attribute, before),
        fit: trackFit(attribute, shares),
      }))
      .filter(({ cue, fit }) => cue >= (asked ? 0.55 : 0.7) && fit > 0)
      .sort((a, b) => b.cue + b.fit - a.cue - a.fit)
    if (!top || known(top.attribute.code)) continue
    const op = asked ?? (top.attribute.direction === 'lower' ? '<=' : '>=')
    found.push(plan(top.attribute.code, op, value, written, asked !== null))
  }
  return found
}

const plan = (
  attribute: string,
  op: '>=' | '<=',
  number: number,
  from: string,
  sure: boolean,
): PlanConstraint => ({
  attribute,
  op,
  number,
  text: null,
  flag: null,
  from,
  sure,
})

function toConstraint(
  text: string,
  quantity: Quantity,
  vocabulary: Vocabulary,
  trackScores: ReadonlyMap<string, number>,
): PlanConstraint | null {
  const asked = direction(text, quantity)
  const around = prepare(text, quantity)
  const { before, after } = around.han
  if (quantity.unit.dim === 'money') {
    if (quantity.base < 50) return null
    return plan('price_cny', asked === '>=' ? '>=' : '<=', quantity.base, quantity.written, true)
  }
  if (quantity.unit.dim === 'time') {
    const days = quantity.base / 86_400
    if (days >= 0.9 && WARRANTY.test(`${before}${after}`) && vocabulary.attributes.has('warranty_months'))
      return plan('warranty_months', '>=', Math.round(days / 30.4), quantity.written, true)
    if (days >= 0.9 && DELIVERY.test(`${before}|${after}|${around.han.wide}`))
      return plan('lead_time_days', '<=', Math.round(days), quantity.written, true)
  }
  const ranked = [...vocabulary.attributes.values()]
    .filter(
      (attribute) =>
        attribute.valueType === 'number' &&
        attribute.code !== 'price_cny' &&
        attribute.code !== 'lead_time_days',
    )
    .flatMap((attribute) => scored(attribute, quantity, asked, around, trackScores))
    .sort((a, b) => b.score - a.score)
  // A word right beside the figure names its attribute, whatever the track suggests.
  const likely = ranked.filter((one) => one.score >= 0.55)
  const clearest = Math.max(0, ...likely.map((one) => one.cue))
  const [top] = clearest >= 0.7 ? likely.filter((one) => one.cue >= clearest * 0.7) : likely
  // With nothing else to go by, a unit that few attributes have is enough for a guess.
  const enough = top?.cue !== undefined && top.cue >= 0.45 ? 0.55 : trackScores.size === 0 ? 0.65 : 0.9
  if (!top || top.score < enough) return null
  if (
    quantity.unit.dim === 'person' &&
    (top.cue < 0.45 || top.number > (top.attribute.typicalMax ?? top.number))
  )
    return null
  const op = asked ?? (top.attribute.direction === 'lower' ? '<=' : '>=')
  const or = (attributeEntries[top.attribute.code]?.or ?? '').split(' ').flatMap((code) => {
    const other = vocabulary.attributes.get(code)
    const number = other ? convert(other, quantity) : null
    return other && number !== null ? [{ attribute: code, number }] : []
  })
  return {
    ...plan(top.attribute.code, op, top.number, quantity.written, top.cue >= 0.25 || top.score >= 2),
    ...(or.length > 0 ? { or } : {}),
  }
}

type Scored = { attribute: SpecAttribute; number: number; score: number; cue: number }

function scored(
  attribute: SpecAttribute,
  quantity: Quantity,
  asked: Direction,
  around: ReturnType<typeof prepare>,
  trackScores: ReadonlyMap<string, number>,
): Scored[] {
  const number = convert(attribute, quantity)
  if (number === null) return []
  const cue = cueScore(attribute, around)
  const fit = trackFit(attribute, trackScores)
  let score = cue * 2.2 + (fit < 0 && cue >= 0.7 ? fit / 3 : fit)
  const { typicalMin: min, typicalMax: max } = attribute
  if (min !== null && max !== null) {
    if (number >= min && number <= max) score += 0.5
    else if (number < min / 4 || number > max * 4) score -= 1.5
    else score -= 0.25
  }
  if (asked === '<=' && attribute.direction === 'higher') score -= 0.9
  if (asked === '>=' && attribute.direction === 'lower') score -= 0.9
  if (asked === '<=' && attribute.direction === 'lower') score += 0.5
  if (attribute.code === 'weight_kg' && asked === '<=') score += 0.7
  if (attribute.code === 'temp_min_c') score += number < 0 ? 2 : -3
  // `at 4,500 m`, `在四千五百米`: only heights above the sea are places to be at.
  if (
    attribute.code === 'altitude_max_m' &&
    number >= 2_000 &&
    /(?:\bat|\babove|在|海拔)\s*$/u.test(around.han.before)
  )
    score += 1.5
  if (attribute.code === 'heat_tolerance_c' && number >= 120) score += 1
  // Few speak of these without naming them.
  if (attribute.direction === 'lower' && attribute.tracks !== null && cue === 0) score -= 1.2
  if (quantity.unit.dim === 'person' && number <= 2) score -= attribute.code === 'crew_persons' ? 0 : 2
  return [{ attribute, number, score, cue }]
}

/** The base value in the canonical unit of the attribute, or null where it cannot hold such a figure. */
function convert(attribute: SpecAttribute, quantity: Quantity): number | null {
  const accepted = accepts(attribute)
  const way = accepted.get(quantity.unit.dim)
  if (way && quantity.unit.factor >= (way.coarsest ?? 0))
    return round(quantity.base * way.factor + way.offset)
  // 三千方的泵 is three thousand an hour; a hall of 25 degrees is not.
  const flow = accepted.get('flow')
  if (flow && quantity.unit.dim === 'volume' && quantity.unit.factor === 1 && attribute.code === 'flow_m3h')
    return round((quantity.base / 3600) * flow.factor)
  return null
}

const round = (value: number) => Number(value.toPrecision(10))

/** An attribute of the tracks spoken of is likely; one of other tracks is not. */
function trackFit(attribute: SpecAttribute, trackScores: ReadonlyMap<string, number>): number {
  if (attribute.tracks === null) return 0.35
  let fit = 0
  for (const [track, score] of trackScores)
    if (attribute.tracks.some((code) => track === code || track.startsWith(`${code}.`)))
      fit = Math.max(fit, score)
  const narrow = attribute.tracks.length <= 2 ? 0.3 : 0
  return trackScores.size === 0 ? 0.2 : Math.max(-0.9, -0.6 + (1.9 + narrow) * fit)
}
