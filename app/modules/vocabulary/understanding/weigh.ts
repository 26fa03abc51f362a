import { stem } from '~search/text'
import type { Match, Meaning } from './lexicon'
import { commonEn } from './lexicon-data'

/** How strongly a match speaks for what it means. */
export function matchWeight(match: Match, meaning: Meaning): number {
  return meaning.specificity * match.sure * (match.role ?? 1) * (match.pattern ? 0.7 : clarity(match))
}

/** A long term is clear; one character or one everyday word may be there by chance. */
function clarity(match: Match): number {
  if (match.lang === 'zh') return ZH_CLARITY[match.term.length] ?? 1
  return match.term.includes(' ') ? 1 : everyday.has(match.term) ? 0.6 : 0.9
}

const ZH_CLARITY = [0, 0.5, 0.75, 0.9]
const everyday = new Set(commonEn.map(stem))
