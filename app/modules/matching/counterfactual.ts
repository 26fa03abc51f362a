import { tidy } from './compare'
import type { Gate, Match, Reason } from './match'

/** What would turn the failed gates into passed ones, in the order of the gates; empty where none failed. */
export function changesNeeded(match: Pick<Match, 'gates'>, quantity: number | null): Reason[] {
  return match.gates
    .filter(({ outcome }) => outcome === 'fail')
    .flatMap((gate) => changeOf(gate, quantity ?? 1))
}

/** What has to be asked of the supplier before an unknown can be told, in the order of the gates. */
export function checksNeeded(match: Pick<Match, 'gates'>): Reason[] {
  return match.gates.filter(({ outcome }) => outcome === 'unknown').map(checkOf)
}

function changeOf(gate: Gate, quantity: number): Reason[] {
  const { kind, op, demanded, offered, unit, shortfall } = gate
  if (kind === 'track') return [{ key: 'change.track', values: { offered } }]
  if (kind === 'deadline') return [{ key: 'change.sooner', values: { shortfall, unit } }]
  if (kind === 'budget') {
    const over = shortfall ?? 0
    const total = Number(offered)
    const count = total > 0 ? Math.floor((Number(demanded) * quantity) / total + 1e-9) : 0
    const cheaper = { key: 'change.cheaper', values: { shortfall, each: tidy(over / quantity), unit } }
    return count > 0 && count < quantity ? [cheaper, { key: 'change.fewer', values: { count } }] : [cheaper]
  }
  const attribute = gate.evidence[0] ?? gate.code
  if (op === 'present') return [{ key: 'change.present', values: { attribute } }]
  if (shortfall === null || op === '=')
    return [{ key: 'change.other', values: { attribute, demanded, offered } }]
  return [{ key: op === '>=' ? 'change.more' : 'change.less', values: { attribute, shortfall } }]
}

function checkOf(gate: Gate): Reason {
  if (gate.kind === 'track') return { key: 'change.state_track', values: {} }
  if (gate.kind === 'deadline') return { key: 'change.state_lead_time', values: {} }
  if (gate.kind === 'budget') return { key: 'change.state_price', values: {} }
  if (gate.kind === 'condition') return { key: 'change.prove', values: { condition: gate.code } }
  return { key: 'change.state', values: { attribute: gate.code } }
}
