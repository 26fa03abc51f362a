import type { SpecAttribute, Term, Track, Vocabulary } from '~/modules/vocabulary'

/**
 * About 200 different searches as visitors make them, the same for the same seed: browsing by scenario
 * and track and on to later pages, words in Chinese and English with the odd typo, whole sentences with
 * figures in them, and specification filters in units of the reader's choice.
 */
export function queryMix(vocabulary: Vocabulary, { seed = 1, count = 200 } = {}): string[] {
  const random = mulberry32(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const scenarios = [...vocabulary.scenarios.values()]
  const tracks = [...vocabulary.tracks.values()]
  const leaves = tracks.filter(({ level }) => level === 2)
  const conditions = [...vocabulary.conditions.values()]
  const synonyms = vocabulary.synonyms.filter(({ zh, en }) => zh.length > 0 && en.length > 0)
  const measured = [...vocabulary.attributes.values()].filter(
    ({ valueType, typicalMin, tracks }) => valueType === 'number' && typicalMin !== null && tracks !== null,
  )
  const page = () => (random() < 0.3 ? String(2 + Math.floor(random() * 4)) : '1')

  const kinds: { share: number; make: () => Record<string, string | string[]> }[] = [
    { share: 18, make: () => ({ scenario: pick(scenarios).code, page: page() }) },
    { share: 12, make: () => ({ track: pick(tracks).code, condition: pick(conditions).code, page: page() }) },
    {
      share: 6,
      make: () => ({
        scenario: [pick(scenarios).code, pick(scenarios).code],
        class: pick([...vocabulary.classes.keys()]),
      }),
    },
    { share: 14, make: () => ({ q: pick(pick(synonyms).zh), page: page() }) },
    { share: 8, make: () => ({ q: pick(leaves).zh }) },
    { share: 10, make: () => ({ q: pick(pick(synonyms).en), page: page() }) },
    { share: 4, make: () => ({ q: typo(pick(pick(synonyms).en), random) }) },
    { share: 9, make: () => ({ q: sentence(pick(measured), 'zh', vocabulary, pick, random) }) },
    { share: 5, make: () => ({ q: sentence(pick(measured), 'en', vocabulary, pick, random) }) },
    { share: 6, make: () => ({ q: pick(pick(synonyms).zh), scenario: pick(scenarios).code }) },
    {
      share: 8,
      make: () => {
        const attribute = pick(measured)
        return {
          track: kindOf(attribute, vocabulary, pick).code,
          spec: `${attribute.code}${attribute.direction === 'lower' ? '<=' : '>='}${figure(attribute, random)}`,
          sort: pick(['relevance', 'price', 'verification', 'newest', 'lead_time']),
        }
      },
    },
  ]
  const weighted = kinds.flatMap((kind) => Array<typeof kind>(kind.share).fill(kind))
  const made = new Set<string>()
  for (let tries = 0; made.size < count && tries < count * 50; tries++) {
    const params = new URLSearchParams()
    for (const [name, values] of Object.entries(pick(weighted).make()))
      for (const value of new Set([values].flat()))
        if (!(name === 'page' && value === '1')) params.append(name, value)
    made.add(params.toString())
  }
  return [...made]
}

type Pick = <T>(items: readonly T[]) => T

function kindOf(attribute: SpecAttribute, { tracks }: Vocabulary, pick: Pick): Track {
  const codes = (attribute.tracks ?? []).filter((code) => tracks.has(code))
  return tracks.get(pick(codes)) ?? pick([...tracks.values()])
}

/** A demand that some of the offerings meet. */
function figure({ typicalMin, typicalMax }: SpecAttribute, random: () => number): string {
  const low = typicalMin ?? 0
  const high = typicalMax ?? low * 2
  return String(Number((low + (high - low) * random() * 0.6).toPrecision(2)))
}

function sentence(
  attribute: SpecAttribute,
  lang: 'zh' | 'en',
  vocabulary: Vocabulary,
  pick: Pick,
  random: () => number,
): string {
  const name = (term: Term) => term[lang]
  const track = name(kindOf(attribute, vocabulary, pick))
  const scenario = name(pick([...vocabulary.scenarios.values()]))
  const amount = `${figure(attribute, random)} ${attribute.canonicalUnit}`
  const less = attribute.direction === 'lower'
  if (lang === 'zh')
    return `${scenario}用的${track},${attribute.zh}${less ? '不大于' : '不小于'} ${amount},${name(pick([...vocabulary.conditions.values()]))}也能用`
  return `${track} for ${scenario}, ${attribute.en.toLowerCase()} ${less ? 'at most' : 'at least'} ${amount}`
}

function typo(word: string, random: () => number): string {
  if (word.length < 5) return word
  const at = 1 + Math.floor(random() * (word.length - 3))
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
}

/** A small generator of numbers in [0, 1) that gives the same row for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
