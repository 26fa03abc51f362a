import { normalise, words } from '~search/text'
import type { QuantityMatch } from '../quantity-scan'
import type { SpecAttribute } from '../vocabulary'
import { attributeEntries, list } from './lexicon-data'

/** What a figure can do (up to, 最大) is not what is asked of it. */
export const ABLE = /^(?:up to|最大|最高|最长|最低|最小|from|能到|达到)$/

type Near = { before: string; after: string; wide: string }
/** The words around a figure: Chinese as written, English as stems. */
export type Around = { han: Near; latin: Near }

const BREAK = /[,。;;!?!?、\n]|\.(?!\d)|\band\b|\bwith\b|\bbut\b/u

/** Dimensions whose unit says what is counted (用户, gases): it is a cue as well. */
const COUNTED = new Set(['persons', 'kinds', 'beds', 'meals', 'channels', 'hops', 'pieces'])

/** The clause around an amount. What compares keeps a name and its figure no further apart. */
export function aroundOf(text: string, { figure, compared, readings }: QuantityMatch): Around {
  const start = compared && !ABLE.test(compared.written) ? compared.start : figure.start
  const left = text.slice(0, start).split(BREAK)
  const right = text.slice(figure.end).split(BREAK)
  const before = (left.at(-1) ?? '').replace(/(?:达到?|为|是|约|有|要|能)$/u, '')
  const after = right[0] ?? ''
  const wide = `${left.at(-2) ?? ''} ${left.at(-1) ?? ''} ${right[0] ?? ''} ${right[1] ?? ''}`
  const counted = readings.some(({ dimension }) => COUNTED.has(dimension))
  const written = counted ? text.slice(figure.start, figure.end).trim() : ''
  return {
    han: { before, after: written + after, wide },
    latin: {
      before: stems(before),
      after: stems(counted ? `${written} ${after}` : after),
      wide: stems(wide),
    },
  }
}

/** What stands before the figure alone. */
export const onlyBefore = ({ han, latin }: Around): Around => ({
  han: { before: han.before, after: '', wide: '' },
  latin: { before: latin.before, after: '', wide: '' },
})

const stems = (part: string) =>
  ` ${words(part)
    .map((word) => word.stem)
    .join(' ')} `

type Cue = { text: string; latin: boolean }
const cueCache = new Map<string, Cue[]>()

function cuesOf(attribute: SpecAttribute): Cue[] {
  const known = cueCache.get(attribute.code)
  if (known) return known
  const entry = attributeEntries[attribute.code]
  const zh = [attribute.zh, ...list(entry?.zh)].map((text) => ({ text: normalise(text), latin: false }))
  const en = [attribute.en, ...list(entry?.en)].map((text) => ({ text: stems(normalise(text)), latin: true }))
  const made = [...zh, ...en].filter((cue) => cue.text.trim() !== '')
  cueCache.set(attribute.code, made)
  return made
}

/** How strongly the words around a figure name an attribute: nearer and longer cues count more. */
export function cueScore(attribute: SpecAttribute, around: Around): number {
  let best = 0
  for (const cue of cuesOf(attribute)) {
    const size = cue.latin
      ? 0.75 + 0.25 * (cue.text.trim().split(' ').length - 1)
      : 0.5 + 0.25 * (cue.text.length - 1)
    const weight = Math.min(1.6, size)
    const near = cue.latin ? around.latin : around.han
    const before = near.before.lastIndexOf(cue.text)
    if (before >= 0)
      best = Math.max(best, weight * closeness(near.before.length - before - cue.text.length, cue.latin))
    const after = near.after.indexOf(cue.text)
    if (after >= 0) best = Math.max(best, weight * closeness(after, cue.latin))
    else if (best === 0 && near.wide.includes(cue.text)) best = Math.max(best, weight * 0.2)
  }
  return best
}

const closeness = (gap: number, latin: boolean) => 1 / (1 + Math.max(0, gap) / (latin ? 22 : 7))
