import type { SearchEngine } from '~search/client.server'

/** An offering as a plain search sees it: its texts in both languages. */
export type PlainOffering = { id: string; zh: string[]; en: string[] }

/**
 * Meilisearch as most people would set it up: bilingual fields with their locales, the vocabulary's
 * synonyms, and the raw text as the query. The index is made for the purpose and taken away again.
 */
export async function plainMeilisearch(
  engine: SearchEngine,
  offerings: readonly PlainOffering[],
  synonyms: readonly (readonly string[])[],
  queries: readonly string[],
): Promise<string[][]> {
  const uid = `${engine.prefix}plain`
  const index = engine.admin.index(uid)
  const zh = ['zh_0', 'zh_1', 'zh_2']
  const en = ['en_0', 'en_1', 'en_2']
  await engine.admin.createIndex(uid, { primaryKey: 'id' }).waitTask({ timeout: 60_000 })
  try {
    await index
      .updateSettings({
        searchableAttributes: [...zh, ...en],
        localizedAttributes: [
          { attributePatterns: zh, locales: ['cmn'] },
          { attributePatterns: en, locales: ['eng'] },
        ],
        synonyms: Object.fromEntries(
          synonyms.flatMap((group) => group.map((term) => [term, group.filter((other) => other !== term)])),
        ),
      })
      .waitTask({ timeout: 60_000 })
    const field = (lang: string, texts: string[]) => texts.map((text, at) => [`${lang}_${at}`, text])
    await index
      .addDocuments(
        offerings.map((each) => ({
          id: each.id,
          ...Object.fromEntries([...field('zh', each.zh), ...field('en', each.en)]),
        })),
      )
      .waitTask({ timeout: 60_000 })
    const answers: string[][] = []
    for (const q of queries) {
      const { hits } = await engine.post<{ hits: { id: string }[] }>(`/indexes/${uid}/search`, {
        q,
        limit: 10,
      })
      answers.push(hits.map(({ id }) => id))
    }
    return answers
  } finally {
    await index.delete().waitTask({ timeout: 60_000 })
  }
}

/** Words in Latin script as they stand, and every pair of neighbouring Chinese characters. */
const terms = (text: string): string[] => {
  const lower = text.normalize('NFKC').toLowerCase()
  const words = lower.match(/[a-z0-9]+/g) ?? []
  const pairs = (lower.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  return [...words, ...pairs]
}

/** BM25 (k1 1.2, b 0.75) over all texts of an offering as one. */
export function plainBm25(offerings: readonly PlainOffering[], queries: readonly string[]): string[][] {
  const bags = offerings.map(({ id, zh, en }) => {
    const counts = new Map<string, number>()
    const all = terms([...zh, ...en].join(' '))
    for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1)
    return { id, counts, length: all.length }
  })
  const average = bags.reduce((sum, { length }) => sum + length, 0) / Math.max(1, bags.length)
  const rarity = (term: string) => {
    const holding = bags.filter(({ counts }) => counts.has(term)).length
    return Math.log(1 + (bags.length - holding + 0.5) / (holding + 0.5))
  }
  return queries.map((query) => {
    const wanted = terms(query).map((term) => ({ term, rare: rarity(term) }))
    return bags
      .map(({ id, counts, length }) => {
        let sum = 0
        for (const { term, rare } of wanted) {
          const count = counts.get(term) ?? 0
          sum += (rare * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average))
        }
        return { id, sum }
      })
      .filter(({ sum }) => sum > 0)
      .sort((a, b) => b.sum - a.sum)
      .slice(0, 10)
      .map(({ id }) => id)
  })
}
