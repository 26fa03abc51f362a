/** Words of comparison around a quantity, in both languages. The text is expected as `plainText` gives it. */
export type Op = '>=' | '<=' | '='

const before: [Op, string[]][] = [
  [
    '>=',
    [
      ...[
        '大于等于',
        '大于或等于',
        '不少于',
        '不低于',
        '不小于',
        '不短于',
        '不亚于',
        '不得少于',
        '不得低于',
        '不得小于',
      ],
      ...[
        '至少要有',
        '至少要',
        '至少',
        '最少',
        '起码',
        '超过',
        '大于',
        '高于',
        '多于',
        '长于',
        '达到',
        '能到',
        '最低',
        '最小',
      ],
      ...['>=', '≥', '≧', '⩾', '>', 'no less than', 'not less than', 'no fewer than', 'not fewer than'],
      ...['at least', 'at minimum', 'greater than or equal to', 'greater than', 'more than', 'larger than'],
      ...[
        'longer than',
        'higher than',
        'minimum of',
        'minimum',
        'min.',
        'min',
        'over',
        'above',
        'exceeding',
        'from',
      ],
    ],
  ],
  [
    '<=',
    [
      ...[
        '小于等于',
        '小于或等于',
        '不超过',
        '不大于',
        '不高于',
        '不多于',
        '不长于',
        '不得超过',
        '不得大于',
        '不得高于',
      ],
      ...[
        '至多',
        '最多',
        '顶多',
        '最大',
        '最高',
        '最长',
        '小于',
        '低于',
        '少于',
        '短于',
        '不到',
        '不足',
        '控制在',
      ],
      ...['<=', '≤', '≦', '⩽', '<', 'no more than', 'not more than', 'not exceeding', 'not over', 'at most'],
      ...[
        'up to',
        'less than or equal to',
        'less than',
        'fewer than',
        'lower than',
        'shorter than',
        'smaller than',
      ],
      ...['lighter than', 'cheaper than', 'maximum of', 'maximum', 'max.', 'max', 'under', 'below', 'within'],
    ],
  ],
  ['=', ['==', '=', '等于', '正好', '恰好', 'exactly', 'equal to', 'equals']],
]

const after: [Op, string[]][] = [
  [
    '>=',
    [
      ...['及以上', '或以上', '或者以上', '(含)以上', '以上', '之上', '往上', '起步', '起'],
      ...['or more', 'or above', 'or over', 'or higher', 'or greater', 'or better', 'or longer', 'and above'],
      ...['and up', 'and over', 'at least', 'minimum', 'min.', 'min', 'plus', '+'],
    ],
  ],
  [
    '<=',
    [
      ...['及以下', '或以下', '或者以下', '(含)以下', '以下', '之下', '以内', '之内', '内', '封顶'],
      ...['or less', 'or below', 'or under', 'or lower', 'or fewer', 'or shorter', 'and below', 'and under'],
      ...['at most', 'maximum', 'max.', 'max', 'tops'],
    ],
  ],
]

const about = [
  '约为',
  '大约',
  '大概',
  '约',
  '左右',
  '上下',
  'approximately',
  'approx.',
  'approx',
  'around',
  'about',
  'circa',
  '~',
  '≈',
]

type Word = { word: string; op: Op | null }

const sorted = (lists: [Op, string[]][]): Word[] =>
  [
    ...lists.flatMap(([op, list]) => list.map((word): Word => ({ word, op }))),
    ...about.map((word) => ({ word, op: null })),
  ].sort((a, b) => b.word.length - a.word.length)
const beforeWords = sorted(before)
const afterWords = sorted(after)

export type ComparisonMatch = { end: number; op: Op | null; approximate: boolean; written: string }

const skipSpace = (text: string, at: number) => (text[at] === ' ' ? at + 1 : at)
const isLatin = (sign: string | undefined) => sign !== undefined && /[a-z]/i.test(sign)

function match(words: Word[], text: string, at: number): ComparisonMatch | null {
  const rest = text.slice(at, at + 32).toLowerCase()
  for (const { word, op } of words) {
    if (!rest.startsWith(word)) continue
    const end = at + word.length
    if (isLatin(word.at(-1)) && isLatin(text[end])) continue
    return { end, op, approximate: op === null, written: text.slice(at, end) }
  }
  return null
}

/** The comparison that begins at `at`, with the space behind it. */
export function comparisonBefore(text: string, at: number): ComparisonMatch | null {
  const found = match(beforeWords, text, at)
  return found && { ...found, end: skipSpace(text, found.end) }
}

/** The comparison that follows a quantity ending at `at`; a word needs no space in Chinese. */
export function comparisonAfter(text: string, at: number): ComparisonMatch | null {
  const start = skipSpace(text, at)
  const found = match(afterWords, text, start)
  if (found === null) return null
  // 内 alone begins other words (内燃, 内径, 内涝), and so does 起 (起重, 起飞).
  if (/^[内起]$/u.test(found.written) && /[\p{Script=Han}]/u.test(text[found.end] ?? '')) {
    if (!/^(?:的|可|能|到|交|供|完|展|部|送|发|就)/u.test(text.slice(found.end))) return null
  }
  return found
}
