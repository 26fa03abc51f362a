/** Words of comparison around a quantity, in both languages. The text is expected as `plainText` gives it. */
export type Op = '>=' | '<=' | '='

const before: Record<Op, string> = {
  '>=': `大于等于|大于或等于|不少于|不低于|不小于|不短于|不亚于|不得少于|不得低于|不得小于|不下于|不下|至少要有|至少要|至少|最少
    |起码|超过|大于|高于|多于|长于|高出|达到|能到|最低|最小|>=|≥|≧|⩾|>|no less than|not less than|no fewer than
    |not fewer than|at least|at minimum|greater than or equal to|greater than|more than|larger than|longer than
    |higher than|further than|farther than|deeper than|faster than|better than|upwards of|not under|no lower than
    |minimum of|minimum|min.|min|over|above|beyond|exceeding|from`,
  '<=': `小于等于|小于或等于|不超过|不大于|不高于|不多于|不长于|不重于|不得超过|不得大于|不得高于|别超过|至多|最多|顶多|最大|最高|最长
    |小于|低于|少于|短于|轻于|矮于|窄于|不到|不足|控制在|限制在|<=|≤|≦|⩽|<|no more than|not more than|never more than
    |not exceeding|not over|no over|never over|not above|no above|never above|at most|up to a budget of|up to
    |less than or equal to|less than|fewer than|lower than|shorter than|smaller than|lighter than|cheaper than
    |narrower than|thinner than|quicker than|sooner than|no heavier than|no longer than|no wider than|no taller than
    |no higher than|maximum of|maximum|max.|max|budget of|budget|in under|inside of|under|below|within`,
  '=': '==|=|等于|正好|恰好|exactly|equal to|equals',
}

const after: Record<Exclude<Op, '='>, string> = {
  '>=': `及以上|或以上|或者以上|(含)以上|以上|之上|往上|朝上|开外|打底|起步|起|或更多|或更高|或更大|or more|or above|or over
    |or higher|or greater|or better|or longer|or deeper|or faster|and above|and up|and over|upwards|at least
    |minimum|min.|min|plus|+`,
  '<=': `及以下|或以下|或者以下|(含)以下|以下|之下|以内|之内|以里|内|封顶|or less|or below|or under|or lower|or fewer
    |or shorter|or lighter|or cheaper|or quicker|or sooner|or smaller|or faster to|and below|and under|at most
    |maximum|max.|max|tops`,
}

const about = '约为|大约|大概|约|左右|上下|approximately|approx.|approx|around|about|circa|~|≈'

/** What stands between a number and its unit: seven or more gases · 三千以上的方量 */
const between: Record<Exclude<Op, '='>, RegExp> = {
  '>=': / (?:or|and) (?:more|better|over|above)(?= )|以上的?(?=\p{Script=Han})/uy,
  '<=': / (?:or|and) (?:fewer|less|under)(?= )|以下的?(?=\p{Script=Han})/uy,
}

type Word = { word: string; op: Op | null }

/** The words by their first character, the longest first. */
function index(lists: Partial<Record<Op, string>>): Map<string, Word[]> {
  const found = new Map<string, Word[]>()
  const all = [
    ...Object.entries(lists).flatMap(([op, list]) =>
      list.split(/\s*\|\s*/).map((word): Word => ({ word, op: op as Op })),
    ),
    ...about.split('|').map((word): Word => ({ word, op: null })),
  ].sort((a, b) => b.word.length - a.word.length)
  for (const word of all) {
    const first = word.word[0] ?? ''
    found.set(first, [...(found.get(first) ?? []), word])
  }
  return found
}
const beforeWords = index(before)
const afterWords = index(after)

/** Whether a comparison before a number may begin with this character. */
export const beginsComparison = (sign: string): boolean => beforeWords.has(sign.toLowerCase())

export type ComparisonMatch = { end: number; op: Op | null; approximate: boolean; written: string }

const skipSpace = (text: string, at: number) => (text[at] === ' ' ? at + 1 : at)
const isLatin = (sign: string | undefined) => sign !== undefined && /[a-z]/i.test(sign)

function match(words: Map<string, Word[]>, text: string, at: number): ComparisonMatch | null {
  const candidates = words.get((text[at] ?? '').toLowerCase())
  if (candidates === undefined) return null
  const rest = text.slice(at, at + 32).toLowerCase()
  for (const { word, op } of candidates) {
    if (!rest.startsWith(word)) continue
    const end = at + word.length
    if (isLatin(word.at(-1)) && isLatin(text[end])) continue
    return { end, op, approximate: op === null, written: text.slice(at, end) }
  }
  return null
}

const ARTICLE = /an? (?=\d)/iy

/** The comparison that begins at `at`, with what may follow it (about, a) and the space behind it. */
export function comparisonBefore(text: string, at: number): ComparisonMatch | null {
  if (isLatin(text[at]) && isLatin(text[at - 1])) return null
  const found = match(beforeWords, text, at)
  if (found === null) return null
  let end = skipSpace(text, found.end)
  const second = found.op === null ? null : match(beforeWords, text, end)
  const roughly = second?.op === null
  if (second && roughly) end = skipSpace(text, second.end)
  ARTICLE.lastIndex = end
  end += ARTICLE.exec(text)?.[0].length ?? 0
  return { ...found, end, approximate: found.approximate || roughly }
}

/** Other words begin with 内 (内燃, 内涝, 内径) and 起 (起重, 起飞). */
const INSIDE = /^[攻涝燃径有胆置衬窥河存外地网墙壁嵌设]|^部(?!署)/u
const RISE = /^[重吊来飞火爆伏动升降落草居点]/u

/** The comparison that follows a quantity ending at `at`; a word needs no space in Chinese. */
export function comparisonAfter(text: string, at: number): ComparisonMatch | null {
  const found = match(afterWords, text, skipSpace(text, at))
  if (found?.written === '内' && INSIDE.test(text.slice(found.end))) return null
  if (found?.written === '起' && RISE.test(text.slice(found.end))) return null
  return found
}

/** The comparison between a number ending at `at` and its unit. */
export function comparisonBetween(text: string, at: number): { op: Op; end: number } | null {
  for (const op of ['>=', '<='] as const) {
    between[op].lastIndex = at
    const found = between[op].exec(text)
    if (found) return { op, end: at + found[0].length }
  }
  return null
}
