import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { changesNeeded, checksNeeded } from './counterfactual'
import { gateReason, wordReason } from './explain'
import type { Gate, GateOutcome, Match, ScorePartName } from './match'
import { labels, outcomeWords, partWords, verdictWords } from './match-labels'

/** A match in the words of one language, made on the server: the components need no vocabulary. */
export type MatchWords = {
  lang: Lang
  verdict: Match['verdict']
  far: boolean
  verdictLabel: string
  score: number
  /** "5 passed, 1 unknown, 0 failed" */
  counts: string
  gates: GateWords[]
  parts: ScorePartWords[]
  /** what would have to change before the failed gates pass */
  changes: string[]
  /** what has to be asked before the unknown gates can be told */
  checks: string[]
}

export type GateWords = {
  key: string
  outcome: GateOutcome
  /** the demand in a word or two */
  label: string
  outcomeLabel: string
  why: string
  /** a claim of the supplier's that no figure backs */
  claimedOnly: boolean
}

export type ScorePartWords = {
  name: ScorePartName
  label: string
  points: number
  max: number
  evidence: string[]
  missing: string[]
}

export function matchWords(
  match: Match,
  { vocabulary, lang, quantity }: { vocabulary: Vocabulary; lang: Lang; quantity: number | null },
): MatchWords {
  const say = (reason: Parameters<typeof wordReason>[0]) => wordReason(reason, vocabulary, lang)
  const count = (outcome: GateOutcome) => match.gates.filter((gate) => gate.outcome === outcome).length
  return {
    lang,
    verdict: match.verdict,
    far: match.far,
    verdictLabel: verdictWords[match.far ? 'far' : match.verdict][lang],
    score: match.score,
    counts: labels.counts[lang].replace(/\{(\w+)\}/g, (_, outcome: GateOutcome) => String(count(outcome))),
    gates: match.gates.map((gate, index) => ({
      key: `${index}-${gate.code}`,
      outcome: gate.outcome,
      label: gateLabel(gate, vocabulary, lang),
      outcomeLabel: outcomeWords[gate.outcome][lang],
      why: say(gateReason(gate)),
      claimedOnly: gate.claimedWithoutEvidence ?? false,
    })),
    parts: match.parts.map((part) => ({
      name: part.name,
      label: partWords[part.name][lang],
      points: part.points,
      max: part.max,
      evidence: part.evidence.map(say),
      missing: part.missing.map(say),
    })),
    // A figure that fails both a demand and a condition is one thing to change.
    changes: [...new Set(changesNeeded(match, quantity).map(say))],
    checks: [...new Set(checksNeeded(match).map(say))],
  }
}

function gateLabel(gate: Gate, vocabulary: Vocabulary, lang: Lang): string {
  if (gate.kind === 'constraint') return codeName(vocabulary.attributes, gate.code, lang)
  if (gate.kind === 'condition') return codeName(vocabulary.conditions, gate.code, lang)
  return labels[gate.kind][lang]
}
