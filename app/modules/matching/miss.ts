import type { Gate, Reason } from './match'

/** A demand that was failed more than once, with the least and the most it was missed by, in the canonical unit. */
export type Miss = Pick<Gate, 'kind' | 'code' | 'op' | 'unit'> & { least: number | null; most: number | null }

/** What was missed, and by how much, as a reason that `wordReason` words. */
export function missReason({ kind, code, op, unit, least, most }: Miss): Reason {
  const span = least === null || most === null ? 'plain' : least === most ? 'one' : 'span'
  const values = { op, unit, least, most }
  if (kind === 'condition') return { key: 'miss.condition', values: { ...values, condition: code } }
  if (kind === 'track') return { key: 'miss.track', values }
  if (kind === 'deadline' || kind === 'budget') return { key: `miss.${kind}.${span}`, values }
  const direction = op === '<=' ? 'over' : op === '>=' ? 'under' : 'other'
  const attribute = { ...values, attribute: code }
  return direction === 'other'
    ? { key: 'miss.other', values: attribute }
    : { key: `miss.${direction}.${span}`, values: attribute }
}
