import { meetsIp } from '~/modules/vocabulary'
import { FAILED, PASSED, shortfallOf, UNKNOWN, type Weight, weighNumbers } from './compare'
import type { EvidenceRule } from './evidence-rules'
import type { Gate, GateValue } from './match'
import type { PreparedClaims, PreparedCondition } from './prepare'

type Settled = { weight: Weight /** the rule that decided, where a figure did */; rule: EvidenceRule | null }

const nothing: Settled = { weight: UNKNOWN, rule: null }

/**
 * A condition of the need held against the claim and the figures on record:
 * contradicted → fail; claimed and backed → pass; not claimed but proved → pass; else → unknown.
 */
export function settleCondition(condition: PreparedCondition, offering: PreparedClaims): Settled {
  const claimed = offering.conditions.includes(condition.code)
  let backed: EvidenceRule | null = null
  let against: EvidenceRule | null = null
  for (const rule of condition.rules) {
    const offered = offering.specs.get(rule.attribute)
    if (offered === undefined) continue
    const held = holds(rule, offered)
    if (held === true && (claimed || rule.strength !== 'supports')) backed ??= rule
    if (held === false && rule.strength === 'decides') {
      if ('veto' in rule.test) return { weight: FAILED, rule }
      against ??= rule
    }
  }
  if (backed) return { weight: PASSED, rule: backed }
  if (!against) return nothing
  const offered = offering.specs.get(against.attribute)
  const { test } = against
  if (test.kind !== 'number' || typeof offered !== 'number') return { weight: FAILED, rule: against }
  return { weight: weighNumbers(test.op, test.value, offered, offered), rule: against }
}

/** The same as a gate, with every attribute that carried the decision. */
export function conditionGate(condition: PreparedCondition, offering: PreparedClaims): Gate {
  const { weight, rule } = settleCondition(condition, offering)
  const claimed = offering.conditions.includes(condition.code)
  const demanded = rule === null ? null : thresholdOf(rule)
  const base: Gate = {
    kind: 'condition',
    code: condition.code,
    outcome: weight === PASSED ? 'pass' : Number.isNaN(weight) ? 'unknown' : 'fail',
    op: rule === null ? null : operatorOf(rule),
    demanded,
    offered: rule === null ? null : (offering.specs.get(rule.attribute) ?? null),
    // The unit is that of the first attribute in `evidence`, which the reader looks up.
    unit: null,
    ...shortfallOf(weight, typeof demanded === 'number' ? demanded : null),
    evidence: rule === null ? [] : [rule.attribute],
  }
  if (base.outcome === 'unknown') return claimed ? { ...base, claimedWithoutEvidence: true } : base
  if (base.outcome === 'fail') return base
  const carried = condition.rules.filter((each) => {
    const offered = offering.specs.get(each.attribute)
    return offered !== undefined && holds(each, offered) === true && (claimed || each.strength !== 'supports')
  })
  const evidence = carried.map(({ attribute }) => attribute)
  return claimed ? { ...base, evidence } : { ...base, evidence, provedWithoutClaim: true }
}

function holds({ test }: EvidenceRule, offered: GateValue): boolean | null {
  switch (test.kind) {
    case 'number':
      return typeof offered === 'number'
        ? weighNumbers(test.op, test.value, offered, offered) === PASSED
        : null
    case 'flag':
      return typeof offered === 'boolean' ? offered : null
    case 'ip':
      return meetsIp(String(offered), test.value)
    case 'one-of':
      return test.values.includes(String(offered))
    case 'matching':
      return test.pattern.test(String(offered))
    case 'stated':
      return offered !== false
  }
}

function thresholdOf({ test }: EvidenceRule): GateValue | null {
  if (test.kind === 'number' || test.kind === 'ip') return test.value
  return test.kind === 'flag' ? true : null
}

function operatorOf({ test }: EvidenceRule): Gate['op'] {
  if (test.kind === 'number') return test.op
  return test.kind === 'ip' ? '>=' : 'present'
}
