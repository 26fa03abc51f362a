import { formatMoney, formatNumber } from '~/locales/format'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { canonicalWords, codeName, unitWords } from '~/modules/vocabulary'
import { type MessageKey, messages } from './explain.messages'
import type { Gate, GateValue, Reason } from './match'

/** The reason a gate came out as it did. */
export function gateReason(gate: Gate): Reason {
  const { kind, outcome, op, demanded, offered, shortfall, unit } = gate
  const values = { op, demanded, offered, shortfall, unit }
  if (kind === 'track') return { key: `gate.track.${outcome}`, values }
  if (kind === 'deadline') return { key: `gate.deadline.${outcome}`, values }
  if (kind === 'budget')
    return { key: `gate.budget.${outcome === 'unknown' && offered !== null ? 'unclear' : outcome}`, values }
  if (kind === 'condition') {
    const condition = { ...values, condition: gate.code, attribute: gate.evidence[0] ?? null }
    if (outcome === 'pass')
      return { key: `gate.condition.${gate.provedWithoutClaim ? 'proved' : 'pass'}`, values: condition }
    if (outcome === 'unknown')
      return {
        key: `gate.condition.${gate.claimedWithoutEvidence ? 'claimed' : 'unknown'}`,
        values: condition,
      }
    return { key: `gate.condition.${op === 'present' ? 'other' : 'fail'}`, values: condition }
  }
  const constraint = { ...values, attribute: gate.code }
  if (op === 'present') return { key: `gate.present.${outcome}`, values: constraint }
  const figure = typeof demanded === 'number' || op !== '='
  if (outcome === 'unknown' && offered !== null) return { key: 'gate.constraint.unclear', values: constraint }
  if (figure && (outcome !== 'fail' || shortfall !== null))
    return { key: `gate.constraint.${outcome}`, values: constraint }
  const plain = { pass: 'same', unknown: 'unstated', fail: 'other' } as const
  return { key: `gate.constraint.${plain[outcome]}`, values: constraint }
}

/** A reason as a sentence part in a language: names for codes, units for figures. */
export function wordReason({ key, values }: Reason, vocabulary: Vocabulary, lang: Lang): string {
  const message = messages[key as MessageKey]
  if (message === undefined) return key
  const worder = new Worder(key, values, vocabulary, lang)
  return message[lang].replace(/\{(\w+)\}/g, (_, name: string) => worder.gap(name))
}

/** Gaps that say how far off something is. */
const distances = new Set(['shortfall', 'least', 'most'])

class Worder {
  constructor(
    private readonly key: string,
    private readonly values: Reason['values'],
    private readonly vocabulary: Vocabulary,
    private readonly lang: Lang,
  ) {}

  /** What stands in a gap, by its name. */
  gap(name: string): string {
    const { vocabulary, values } = this
    const value = values[name] ?? null
    switch (name) {
      case 'attribute':
        return this.attributes(String(value).split(','))
      case 'attributes':
        return this.evidenceAttributes(String(values.condition))
      case 'condition':
        return codeName(vocabulary.conditions, String(value), this.lang)
      case 'scenario':
      case 'served':
        return codeName(vocabulary.scenarios, String(value), this.lang)
      case 'track':
        return this.names(vocabulary.tracks, value)
      case 'class':
      case 'other':
        return this.names(vocabulary.classes, value)
      case 'team':
        return codeName(vocabulary.teamTypes, String(value), this.lang)
      case 'verification':
        return codeName(vocabulary.verificationLevels, String(value), this.lang)
      case 'from':
      case 'to':
        return codeName(vocabulary.regions, String(value), this.lang)
      case 'words':
        return this.words(String(value))
      case 'op':
        return this.operator()
      case 'asked':
        return this.asked()
      case 'demanded':
      case 'offered':
      case 'shortfall':
      case 'least':
      case 'most':
      case 'each':
        return this.figure(name, value)
      default:
        return typeof value === 'number' ? formatNumber(value, this.lang) : String(value ?? '')
    }
  }

  private figure(name: string, value: GateValue | null): string {
    const { vocabulary, lang } = this
    if (value === null) return ''
    if (this.key.startsWith('gate.track') || this.key === 'change.track')
      return this.names(vocabulary.tracks, value)
    const unit = typeof this.values.unit === 'string' ? this.values.unit : null
    const isMoney =
      this.key.startsWith('gate.budget') ||
      this.key.startsWith('miss.budget') ||
      this.key === 'change.cheaper'
    if (isMoney && typeof value === 'number') return formatMoney(Math.round(value * 100), unit ?? 'CNY', lang)
    if (
      this.key.startsWith('gate.deadline') ||
      this.key.startsWith('miss.deadline') ||
      this.key === 'change.sooner'
    )
      return lang === 'zh' ? `${formatNumber(Number(value), lang)} 天` : days(Number(value), lang)
    const attribute = vocabulary.attributes.get(String(this.values.attribute))
    if (attribute?.quantity === 'money' && typeof value === 'number')
      return formatMoney(Math.round(value * 100), attribute.canonicalUnit, lang)
    const rounded = typeof value === 'number' && distances.has(name) ? readable(value) : value
    const words = canonicalWords(
      {
        number: typeof rounded === 'number' ? rounded : null,
        text: typeof rounded === 'string' ? rounded : null,
        flag: typeof rounded === 'boolean' ? rounded : null,
      },
      attribute,
      lang,
    )
    const { value: figure, unit: unitWord } = { ...words, unit: words.unit || unitWords(unit, lang) }
    if (typeof value !== 'number' || unitWord === '') return figure
    return /^[°℃%]/.test(unitWord) ? `${figure}${unitWord}` : `${figure} ${unitWord}`
  }

  /** "要求（≥ 3,000 m³/h）", "≥ 3,000 m³/h (demanded)": a demand or a wish with its figure. */
  private asked(): string {
    const { hard, op, demanded } = this.values
    const word = hard ? { zh: '要求', en: 'demanded' } : { zh: '希望', en: 'wished' }
    if (op === 'present') return word[this.lang]
    const figure = this.figure('demanded', demanded ?? null)
    const sign = op === '=' ? '' : `${this.operator()} `
    return this.lang === 'zh' ? `${word.zh}（${sign}${figure}）` : `${sign}${figure} (${word.en})`
  }

  private operator(): string {
    const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '=' }
    return signs[String(this.values.op)] ?? ''
  }

  private names(terms: Parameters<typeof codeName>[0], codes: GateValue | null): string {
    const names = String(codes ?? '')
      .split(',')
      .map((code) => codeName(terms, code, this.lang))
    return names.join(this.lang === 'zh' ? '、' : ', ')
  }

  private evidenceAttributes(condition: string): string {
    const codes = this.vocabulary.conditions.get(condition)?.evidenceAttributes ?? []
    return this.attributes(codes.slice(0, 2))
  }

  private attributes(codes: readonly string[]): string {
    const names = codes.map((code) =>
      inSentence(codeName(this.vocabulary.attributes, code, this.lang), this.lang),
    )
    return names.join(this.lang === 'zh' ? '、' : ', ')
  }

  /** Synonym groups by their first name, each word once, at most eight. */
  private words(words: string): string {
    const shown = words.split(' ').flatMap((word) => {
      if (!word.startsWith('#')) return [word]
      const group = this.vocabulary.synonyms.find(({ code }) => code === word.slice(1))
      return group
        ? [(this.lang === 'zh' ? group.zh[0] : group.en[0]) ?? group.en[0] ?? group.zh[0] ?? '']
        : []
    })
    const concepts = words.includes('#')
      ? shown.filter((_, index) => words.split(' ')[index]?.startsWith('#'))
      : []
    return [...new Set(concepts.length > 0 ? concepts : shown)]
      .slice(0, 8)
      .join(this.lang === 'zh' ? '、' : ', ')
  }
}

/** An English name inside a sentence starts small, unless it is an abbreviation. */
function inSentence(name: string, lang: Lang): string {
  return lang === 'en' && /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** Three significant digits are enough to say how far off; whole numbers stay whole. */
const readable = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))

const days = (count: number, lang: Lang) => `${formatNumber(count, lang)} ${count === 1 ? 'day' : 'days'}`
