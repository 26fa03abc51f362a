/** Numbers in English words: twenty-five · a hundred and fifty · two and a half · half an (hour) · a dozen. */
const units: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((word, at) => {
  units[word] = (at + 2) * 10
})
const scales: Record<string, number> = { hundred: 100, thousand: 1_000, million: 1_000_000, dozen: 12 }
const unitWord = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|')
const scaleWord = Object.keys(scales).join('|')

const WORDS = new RegExp(
  [
    `(?:${unitWord}|a(?=[ -](?:${scaleWord})\\b))(?:(?:[ -]and)?[ -](?:${unitWord}|${scaleWord})\\b)*(?: and a half)?(?![a-z])`,
    // One of a measure is meant only where something is said of it: "within a week".
    '(?<=\\b(?:within|in|under|from|over|than|least|most|of) )an?(?= (?:week|month|day|hour|minute|tonne|ton|metre|meter|kilometre|kilometer|mile|year)\\b)',
    'half an?(?= )',
    'half(?=[ -](?:hour|day|year|ton|metre|meter|month))',
  ].join('|'),
  'iy',
)
const FIRST = /[a-z]/i

/** Whether a word may begin a number. */
export const beginsEnglishNumber = (word: string): boolean => BEGINNING.has(word.toLowerCase())
const BEGINNING = new Set([...Object.keys(units), 'a', 'an', 'half'])

/** The number that begins at `at`, which must be the beginning of a word; null where none does. */
export function readEnglish(text: string, at: number): { end: number; value: number }[] | null {
  if (!FIRST.test(text[at] ?? '') || FIRST.test(text[at - 1] ?? '')) return null
  WORDS.lastIndex = at
  const match = WORDS.exec(text)
  return match && [{ end: at + match[0].length, value: amountOf(match[0].toLowerCase()) }]
}

function amountOf(text: string): number {
  if (text.startsWith('half')) return 0.5
  const half = text.endsWith(' and a half')
  let total = 0
  let current = 0
  for (const word of (half ? text.slice(0, -11) : text).split(/[ -]/)) {
    if (word === 'a' || word === 'an') current += text.length <= 2 ? 1 : 0
    else if (word in units) current += units[word] ?? 0
    else if (word === 'hundred' || word === 'dozen') current = Math.max(1, current) * (scales[word] ?? 1)
    else if (word in scales) {
      total += Math.max(1, current) * (scales[word] ?? 1)
      current = 0
    }
  }
  return total + current + (half ? 0.5 : 0)
}
