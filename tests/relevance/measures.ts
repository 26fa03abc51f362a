/** Measures of ranked lists against hand-made judgments (id → grade 1–3; absent is 0). */
export type Judgments = Readonly<Record<string, number>>

export type Judged = {
  id: string
  q: string
  lang: 'zh' | 'en' | 'mixed'
  kind: string
  judgments: Judgments
}

const gain = (grade: number) => 2 ** grade - 1
const discounted = (grades: readonly number[]) =>
  grades.slice(0, 10).reduce((sum, grade, at) => sum + gain(grade) / Math.log2(at + 2), 0)

/** Normalised discounted cumulative gain of the first ten, gain 2^grade − 1. */
export function ndcg10(ids: readonly string[], judgments: Judgments): number {
  const ideal = discounted(Object.values(judgments).sort((a, b) => b - a))
  return ideal === 0 ? 0 : discounted(ids.map((id) => judgments[id] ?? 0)) / ideal
}

/** The share of what is relevant at all that stands among the first ten. */
export function recall10(ids: readonly string[], judgments: Judgments): number {
  const relevant = Object.keys(judgments)
  const found = ids.slice(0, 10).filter((id) => id in judgments).length
  return relevant.length === 0 ? 0 : found / Math.min(10, relevant.length)
}

/** 1 where the first is as good as any answer there is. */
export function precision1(ids: readonly string[], judgments: Judgments): number {
  const best = Math.max(...Object.values(judgments))
  return (judgments[ids[0] ?? ''] ?? 0) === best ? 1 : 0
}

export type Score = { ndcg: number; recall: number; first: number; firstOf: number }

/** Means over a set; precision at 1 over the structured queries only. */
export function score(queries: readonly Judged[], answers: ReadonlyMap<string, readonly string[]>): Score {
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const ids = (query: Judged) => answers.get(query.id) ?? []
  const structured = queries.filter(({ kind }) => kind === 'structured')
  return {
    ndcg: mean(queries.map((query) => ndcg10(ids(query), query.judgments))),
    recall: mean(queries.map((query) => recall10(ids(query), query.judgments))),
    first: structured.reduce((sum, query) => sum + precision1(ids(query), query.judgments), 0),
    firstOf: structured.length,
  }
}
