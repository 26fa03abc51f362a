import type { Vocabulary } from '~/modules/vocabulary'
import type { FormFields } from '~/platform/http/form-fields'
import type { SearchPlan, UnderstoodChip } from '~search/plan'
import { checkNeed } from '../form/check-need'
import { fieldsOfQuery } from '../form/fields-of-query'
import { rowName, rowsOf, withRows } from '../form/need-form'
import type { ListPart } from './list-columns'
import type { ListRow } from './read-list'

/** A cell that could not be read: it stands in the text instead, so that nothing of the row is lost. */
export type ListProblem = { part: ListPart; value: string }

export type ProposedNeed = {
  /** the form of a need */
  fields: FormFields
  /** every track that the words may mean, the likeliest first; empty where they say none */
  tracks: string[]
  problems: ListProblem[]
}

/** How the words of a row are understood: those of the search, so that both say the same of the same words. */
export type Understanding = (text: string) => { plan: SearchPlan; chips: UnderstoodChip[] }

const isHan = (text: string) => /\p{Script=Han}/u.test(text)
/**
 * The need that a row of a list asks for, as far as its words and figures say it; the team confirms it. Every cell
 * of the row is kept: what no field takes stands in the text. `today`: YYYY-MM-DD.
 */
export function proposeNeed(
  { of, more }: ListRow,
  {
    vocabulary,
    understanding,
    today,
  }: { vocabulary: Vocabulary; understanding: Understanding; today: string },
): ProposedNeed {
  const { plan, chips } = understanding(`${of.name} ${of.spec}`.trim())
  const tracks = plan.concepts
    .filter(({ kind }) => kind === 'track')
    .sort((a, b) => b.weight - a.weight)
    .map(({ code }) => code)
  const problems: ListProblem[] = []
  const quantity = wholeOf(of.quantity)
  if (of.quantity !== '' && quantity === null) problems.push({ part: 'quantity', value: of.quantity })
  const kept = problems.map(({ value }) => value)
  const text = [of.name.length > 80 ? of.name : '', of.spec, of.remark, ...more, ...kept].filter(Boolean)
  const lang = isHan(of.name + of.spec) ? 'zh' : 'en'
  const proposed: FormFields = {
    ...fieldsOfQuery({ q: '', understood: chips.filter(({ kind }) => kind !== 'track') }, vocabulary, 'zh'),
    titleZh: of.name.slice(0, 80),
    ...(lang === 'en' && { titleEn: of.name.slice(0, 80) }),
    [lang === 'zh' ? 'textZh' : 'textEn']: text.join('\n').slice(0, 2_000),
    ...(tracks[0] && { tracks: [tracks[0]] }),
    ...(quantity !== null && { quantity: String(quantity) }),
    ...(of.budget && { budget: of.budget }),
  }
  return withoutFaults({ fields: proposed, tracks, problems }, vocabulary, today)
}

/** Takes out what the form of a need would refuse, and keeps it in the text. */
function withoutFaults(proposed: ProposedNeed, vocabulary: Vocabulary, today: string): ProposedNeed {
  const { fields } = proposed
  const faulty = new Set(checkNeed(fields, vocabulary, today).problems.map(({ field }) => field))
  if (faulty.size === 0) return proposed
  const rows = rowsOf(fields).filter((_, index) => !faulty.has(rowName(index, 'value')))
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !faulty.has(name)))
  const budget = faulty.has('budget') ? String(fields.budget) : null
  const text = 'textZh' in fields ? 'textZh' : 'textEn'
  return {
    ...proposed,
    fields: withRows(
      { ...rest, ...(budget && { [text]: [fields[text], budget].filter(Boolean).join('\n') }) },
      rows,
    ),
    problems: [...proposed.problems, ...(budget ? [{ part: 'budget' as const, value: budget }] : [])],
  }
}

/** "12", "12 台", "12.0", "十二"? Only figures: words for numbers stay in the text. */
function wholeOf(text: string): number | null {
  const digits = /^(\d{1,6})(?:\.0+)?(?:\s*\p{L}{1,6})?$/u.exec(
    text.normalize('NFKC').replaceAll(',', ''),
  )?.[1]
  const value = Number(digits)
  return digits !== undefined && value >= 1 ? value : null
}
