import { meetsIp } from '~/modules/vocabulary'
import { compareNumbers } from './compare'
import type { EvidenceRule } from './evidence-rules'
import type { Gate, GateValue } from './match'
import type { PreparedCondition, PreparedOffering } from './prepare'

type Finding = { rule: EvidenceRule; offered: GateValue; holds: boolean | null }

/**
 * A condition of the need held against the claim and the figures on record:
 * contradicted → fail; claimed and backed → pass; not claimed but proved → pass, and said so;
 * claimed with nothing to back it → unknown, labelled; neither → unknown.
 */
export function conditionGate(condition: PreparedCondition, offering: PreparedOffering): Gate {
  const claimed = offering.conditions.includes(condition.code)
  const findings: Finding[] = []
  for (const rule of condition.rules) {
    const offered = offering.specs.get(rule.attribute)
    if (offered !== undefined) findings.push({ rule, offered, holds: holds(rule, offered) })
  }
  const vetoed = findings.find(({ rule, holds }) => holds === false && 'veto' in rule.test)
  if (vetoed) return failed(condition.code, vetoed)
  const enough = claimed
    ? findings.filter(({ holds }) => holds === true)
    : findings.filter(({ rule, holds }) => holds === true && rule.strength !== 'supports')
  const [first] = enough
  if (first) {
    return {
      ...gate(condition.code, 'pass', first),
      evidence: enough.map(({ rule }) => rule.attribute),
      ...(!claimed && { provedWithoutClaim: true }),
    }
  }
  const against = findings.find(({ rule, holds }) => holds === false && rule.strength === 'decides')
  if (against) return failed(condition.code, against)
  return {
    ...gate(condition.code, 'unknown', null),
    ...(claimed && { claimedWithoutEvidence: true }),
  }
}

function holds({ test }: EvidenceRule, offered: GateValue): boolean | null {
  switch (test.kind) {
    case 'number':
      return typeof offered === 'number'
        ? compareNumbers(test.op, test.value, offered).outcome === 'pass'
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

function failed(code: string, finding: Finding): Gate {
  const failedGate = gate(code, 'fail', finding)
  const { test } = finding.rule
  if (test.kind !== 'number' || typeof finding.offered !== 'number') return failedGate
  const { shortfall, shortfallRatio } = compareNumbers(test.op, test.value, finding.offered)
  return { ...failedGate, shortfall, shortfallRatio }
}

function gate(code: string, outcome: Gate['outcome'], finding: Finding | null): Gate {
  const test = finding?.rule.test
  const demanded =
    test === undefined
      ? null
      : test.kind === 'number' || test.kind === 'ip'
        ? test.value
        : test.kind === 'flag'
          ? true
          : null
  return {
    kind: 'condition',
    code,
    outcome,
    op: test === undefined ? null : test.kind === 'number' ? test.op : test.kind === 'ip' ? '>=' : 'present',
    demanded,
    offered: finding?.offered ?? null,
    // The unit is that of the first attribute in `evidence`, which the reader looks up.
    unit: null,
    shortfall: null,
    shortfallRatio: null,
    evidence: finding === null ? [] : [finding.rule.attribute],
  }
}
