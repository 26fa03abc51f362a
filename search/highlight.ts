import type { SearchPlan } from './plan'
import { hanRuns, normalise, stem } from './text'

/** Matched words stand between these two private-use characters. */
export const MARK_START = '\uE000'
export const MARK_END = '\uE001'

export type Highlighter = (text: string) => string

/**
 * Marks in a text what the plan asks for: terms with their synonyms, and the words of the query. Chinese by
 * its characters, English by whole words of the same stem. Text that was written with marks loses them.
 */
export function highlighter(plan: SearchPlan): Highlighter {
  const stems = new Set<string>()
  const phrases: string[] = []
  const strings = new Set<string>()
  for (const { forms, raw } of plan.intent.terms)
    for (const form of forms) {
      if (!form.startsWith(' ')) {
        if (!raw || form.length > 1) strings.add(form)
      } else if (form.trim().includes(' ')) phrases.push(form.trim())
      else stems.add(form.trim())
    }
  for (const token of plan.intent.exact) stems.add(token.trim())
  if (plan.intent.terms.length === 0)
    for (const { text } of hanRuns(plan.text)) if (text.length > 1) strings.add(text)
  return (text) => mark(text.replace(/[\uE000\uE001]/g, ''), { stems, phrases, strings: [...strings] })
}

type Needles = { stems: Set<string>; phrases: string[]; strings: string[] }

function mark(text: string, { stems, phrases, strings }: Needles): string {
  const spans: [number, number][] = []
  // One character stands for one character here, unlike in `normalise`, so that places stay where they are.
  const folded = [...text].map((char) => foldChar(char))
  const plain = folded.join('')
  if (plain.length === text.length)
    for (const needle of strings)
      for (let at = plain.indexOf(needle); at >= 0; at = plain.indexOf(needle, at + 1))
        spans.push([at, at + needle.length])
  const words = [...text.matchAll(/[\p{Script=Latin}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    stem: stem(match[0].normalize('NFKC').toLowerCase()),
  }))
  for (const [at, word] of words.entries()) {
    if (stems.has(word.stem)) spans.push([word.start, word.end])
    for (const phrase of phrases) {
      const parts = phrase.split(' ')
      const last = words[at + parts.length - 1]
      if (last && parts.every((part, offset) => words[at + offset]?.stem === part))
        spans.push([word.start, last.end])
    }
  }
  if (spans.length === 0) return text
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  let out = ''
  let done = 0
  let open: [number, number] | null = null
  const close = () => {
    if (!open) return
    out += `${text.slice(done, open[0])}${MARK_START}${text.slice(open[0], open[1])}${MARK_END}`
    done = open[1]
  }
  for (const span of spans) {
    if (open && span[0] <= open[1]) open = [open[0], Math.max(open[1], span[1])]
    else {
      close()
      open = span
    }
  }
  close()
  return out + text.slice(done)
}

const kept = new Map<string, string>()
function foldChar(char: string): string {
  const known = kept.get(char)
  if (known !== undefined) return known
  const made = normalise(char)
  const one =
    made.length === char.length ? made : char.toLowerCase().length === char.length ? char.toLowerCase() : char
  kept.set(char, one)
  return one
}
