/** Labels of the components, apart from the reasons so that the browser gets no more than it shows. */
export const verdictWords = {
  pass: { zh: '全部通过', en: 'Passes every gate' },
  unknown: { zh: '待核实', en: 'To be checked' },
  near: { zh: '接近', en: 'Near miss' },
  far: { zh: '差距较大', en: 'Far off' },
} as const

export const outcomeWords = {
  pass: { zh: '通过', en: 'passed' },
  unknown: { zh: '待核实', en: 'unknown' },
  fail: { zh: '不符', en: 'failed' },
} as const

export const partWords = {
  scenario: { zh: '场景', en: 'Scenario' },
  track: { zh: '赛道', en: 'Track' },
  wishes: { zh: '参数', en: 'Figures' },
  class: { zh: '类别', en: 'Class' },
  verification: { zh: '验证', en: 'Verification' },
  lead_time: { zh: '交货', en: 'Delivery' },
  distance: { zh: '距离', en: 'Distance' },
  text: { zh: '文字', en: 'Text' },
} as const

export const labels = {
  gates: { zh: '硬性要求', en: 'Hard demands' },
  gate: { zh: '要求', en: 'Demand' },
  outcome: { zh: '结果', en: 'Outcome' },
  why: { zh: '依据', en: 'Why' },
  score: { zh: '匹配分', en: 'Score' },
  part: { zh: '分项', en: 'Part' },
  points: { zh: '得分', en: 'Points' },
  gained: { zh: '得分依据', en: 'What gave the points' },
  missing: { zh: '还差什么', en: 'What is missing' },
  changes: { zh: '要成立还需', en: 'What would have to change' },
  checks: { zh: '需要核实', en: 'To be checked' },
  details: { zh: '逐项得分与依据', en: 'Points and reasons, part by part' },
  claimedOnly: { zh: '仅为供方声明', en: 'Claimed only' },
  track: { zh: '赛道', en: 'Track' },
  deadline: { zh: '交货期', en: 'Delivery' },
  budget: { zh: '预算', en: 'Budget' },
  of: { zh: '{points} / {max}', en: '{points} of {max}' },
  counts: {
    zh: '{pass} 项通过，{unknown} 项待核实，{fail} 项不符',
    en: '{pass} passed, {unknown} unknown, {fail} failed',
  },
  order: {
    zh: '排序：先全部通过，再待核实，再接近；同级按匹配分，同分按验证级别、发布时间、编号。付费不影响排序。',
    en: 'Order: all gates passed, then some unknown, then near misses; then by score; ties by verification, then the newer, then the id. Payment never changes the order.',
  },
} as const
