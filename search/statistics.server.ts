import { Cache } from './cache'
import type { SearchEngine } from './client.server'
import type { RankingFields } from './documents'
import type { Index } from './plan'
import type { Statistics } from './rank'

/**
 * How rare words are in an index, from a sample of its documents: all of a small index, four runs spread over
 * a large one. Rarity changes slowly, so the sample is taken anew now and then, not with every change.
 */
const SAMPLE = 2_000
const RUNS = 4
const GOOD_FOR_MS = 10 * 60_000
const SMALL_GOOD_FOR_MS = 5_000

type Kept = { until: number; statistics: Promise<Statistics> }
const kept = new WeakMap<SearchEngine, Partial<Record<Index, Kept>>>()

export function readStatistics(engine: SearchEngine, index: Index): Promise<Statistics> {
  const mine = kept.get(engine) ?? {}
  kept.set(engine, mine)
  const known = mine[index]
  if (known && Date.now() < known.until) return known.statistics
  const statistics = sample(engine, index)
  const entry: Kept = { until: Date.now() + GOOD_FOR_MS, statistics }
  mine[index] = entry
  statistics.then(
    ({ documents }) => {
      if (documents <= SAMPLE) entry.until = Date.now() + SMALL_GOOD_FOR_MS
    },
    () => {
      if (mine[index] === entry) delete mine[index]
    },
  )
  return statistics
}

type Page = { results: { ranking: RankingFields }[]; total: number }

async function sample(engine: SearchEngine, index: Index): Promise<Statistics> {
  const read = (offset: number, limit: number) =>
    engine.post<Page>(`/indexes/${engine.uid(index)}/documents/fetch`, { fields: ['ranking'], offset, limit })
  const first = await read(0, SAMPLE / RUNS)
  const pages = [first]
  const step = Math.max(SAMPLE / RUNS, Math.floor(first.total / RUNS))
  for (let run = 1; run < RUNS && run * step < first.total; run++)
    pages.push(await read(run * step, SAMPLE / RUNS))
  const texts = pages.flatMap(({ results }) =>
    results.map(({ ranking }) => `${ranking.name}${ranking.summary}${ranking.maker}`),
  )
  return statisticsOf(texts, first.total)
}

/** Statistics of sampled texts, as if the rest of `total` documents were like them. */
export function statisticsOf(texts: readonly string[], total: number): Statistics {
  const counts = new Cache<number>(20_000)
  // One long text is searched much faster than many short ones.
  const whole = texts.join('\n')
  const ends: number[] = []
  for (const text of texts) ends.push((ends.at(-1) ?? -1) + text.length + 1)
  const scale = texts.length === 0 ? 0 : total / texts.length
  return {
    documents: total,
    frequency(form) {
      const known = counts.get(form)
      if (known !== undefined) return known
      let count = 0
      let at = form === '' ? -1 : whole.indexOf(form)
      for (let text = 0; at >= 0; text++) {
        while ((ends[text] ?? 0) < at) text++
        count++
        at = whole.indexOf(form, ends[text])
      }
      // A word that no sampled document holds may still stand in one of the others.
      const estimate = count > 0 ? count * scale : scale > 1.5 ? 1 : 0
      counts.set(form, estimate)
      return estimate
    },
  }
}
