/**
 * Every reason in words. The gaps are filled by `explain.ts`: codes by their names, figures with their
 * units. A key is `<part>.<what>`, `gate.<kind>.<outcome>` or `change.<what>`.
 */
export type MessageKey = keyof typeof messages

export const messages = {
  // Gates: kind of equipment
  'gate.track.unknown': {
    zh: '供方只写了大类“{offered}”，要求的是“{demanded}”',
    en: 'listed only under the branch “{offered}”; “{demanded}” is asked for',
  },
  'gate.track.fail': {
    zh: '相邻赛道“{offered}”，要求的是“{demanded}”',
    en: 'a neighbouring track, “{offered}”; “{demanded}” is asked for',
  },
  // Gates: figures
  'gate.constraint.pass': {
    zh: '{attribute} {offered}，要求 {op} {demanded}',
    en: '{attribute} {offered}; {op} {demanded} is demanded',
  },
  'gate.constraint.unknown': {
    zh: '未注明{attribute}，要求 {op} {demanded}',
    en: '{attribute} is not stated; {op} {demanded} is demanded',
  },
  'gate.constraint.unclear': {
    zh: '{attribute} {offered}，是否达到 {op} {demanded} 待核实',
    en: '{attribute} {offered}; whether that is {op} {demanded} has to be checked',
  },
  'gate.constraint.fail': {
    zh: '{attribute} {offered}，要求 {op} {demanded}，差 {shortfall}',
    en: '{attribute} {offered}; {op} {demanded} is demanded, {shortfall} off',
  },
  'gate.constraint.other': {
    zh: '{attribute}为{offered}，要求{demanded}',
    en: '{attribute} is {offered}; {demanded} is demanded',
  },
  'gate.constraint.same': {
    zh: '{attribute}：{offered}，符合要求',
    en: '{attribute}: {offered}, as demanded',
  },
  'gate.constraint.unstated': {
    zh: '未注明{attribute}，要求{demanded}',
    en: '{attribute} is not stated; {demanded} is demanded',
  },
  'gate.present.pass': { zh: '已注明{attribute}：{offered}', en: '{attribute} is stated: {offered}' },
  'gate.present.unknown': { zh: '未注明{attribute}，要求具备', en: '{attribute} is demanded but not stated' },
  'gate.present.fail': { zh: '注明不具备{attribute}', en: 'stated to be without {attribute}' },
  // Gates: conditions
  'gate.condition.pass': {
    zh: '{condition}：供方声明，{attribute} {offered} 可佐证',
    en: '{condition}: claimed, and backed by {attribute} {offered}',
  },
  'gate.condition.proved': {
    zh: '{condition}：供方未声明，但{attribute} {offered} 可以证明',
    en: '{condition}: not claimed, but {attribute} {offered} proves it',
  },
  'gate.condition.claimed': {
    zh: '{condition}：供方声明适用，没有参数佐证，待核实',
    en: '{condition}: claimed without evidence, has to be checked',
  },
  'gate.condition.unknown': {
    zh: '{condition}：未声明，也没有可以证明的参数，待核实',
    en: '{condition}: neither claimed nor shown by any figure, has to be checked',
  },
  'gate.condition.fail': {
    zh: '{condition}：{attribute} {offered}，需 {op} {demanded}',
    en: '{condition}: {attribute} {offered}; {op} {demanded} is needed',
  },
  'gate.condition.other': {
    zh: '{condition}：{attribute}为{offered}',
    en: '{condition}: {attribute} is {offered}',
  },
  // Gates: deadline and budget
  'gate.deadline.pass': {
    zh: '交货期 {offered}，要求 {demanded}内',
    en: 'delivered in {offered}; {demanded} are left',
  },
  'gate.deadline.unknown': {
    zh: '未注明交货期，要求 {demanded}内',
    en: 'no lead time is stated; {demanded} are left',
  },
  'gate.deadline.fail': {
    zh: '交货期 {offered}，要求 {demanded}内，晚 {shortfall}',
    en: 'delivered in {offered}; {demanded} are left, {shortfall} late',
  },
  'gate.budget.pass': {
    zh: '合计 {offered}，预算 {demanded}',
    en: '{offered} in all; the budget is {demanded}',
  },
  'gate.budget.unknown': {
    zh: '没有可与预算 {demanded} 比较的报价',
    en: 'no price that can be held against the budget of {demanded}',
  },
  'gate.budget.unclear': {
    zh: '最高合计 {offered}，可能超出预算 {demanded}',
    en: 'up to {offered} in all, which may exceed the budget of {demanded}',
  },
  'gate.budget.fail': {
    zh: '合计 {offered}，超出预算 {demanded} 共 {shortfall}',
    en: '{offered} in all; {shortfall} over the budget of {demanded}',
  },
  // Score: scenario
  'scenario.same': { zh: '用于“{scenario}”', en: 'made for “{scenario}”' },
  'scenario.below': {
    zh: '用于“{scenario}”之下的“{served}”',
    en: 'made for “{served}”, part of “{scenario}”',
  },
  'scenario.above': { zh: '用于上级场景“{served}”', en: 'made for “{served}”, which includes “{scenario}”' },
  'scenario.neighbour': {
    zh: '用于相邻场景“{served}”',
    en: 'made for “{served}”, a neighbour of “{scenario}”',
  },
  'scenario.not_asked': { zh: '需求未限定场景', en: 'no scenario is asked for' },
  'scenario.not_same': { zh: '未标明用于“{scenario}”', en: 'not listed for “{scenario}” itself' },
  // Score: track
  'track.same': { zh: '赛道相同：{track}', en: 'the track asked for: {track}' },
  'track.below': { zh: '属于所求大类：{track}', en: 'part of the track asked for: {track}' },
  'track.above': { zh: '只写了大类：{track}', en: 'listed under the branch only: {track}' },
  'track.neighbour': { zh: '相邻赛道：{track}', en: 'a neighbouring track: {track}' },
  'track.not_asked': { zh: '需求未限定赛道', en: 'no track is asked for' },
  'track.not_same': { zh: '不是所求的“{track}”', en: 'not “{track}” itself' },
  // Score: figures asked for
  'wishes.none': { zh: '需求没有提出参数', en: 'no figures are asked for' },
  'wishes.met': { zh: '{attribute} {offered}，满足{asked}', en: '{attribute} {offered} meets {asked}' },
  'wishes.margin': {
    zh: '{attribute} {offered}，比{asked}好 {percent}%',
    en: '{attribute} {offered}, {percent}% better than {asked}',
  },
  'wishes.unstated': { zh: '未注明{attribute}，{asked}', en: '{attribute} is not stated; asked: {asked}' },
  'wishes.missed': {
    zh: '{attribute} {offered}，比{asked}差 {shortfall}',
    en: '{attribute} {offered}, {shortfall} short of {asked}',
  },
  'wishes.other': { zh: '{attribute} {offered}，不合{asked}', en: '{attribute} is {offered}, not {asked}' },
  'wishes.more_margin': {
    zh: '更有余量还可加分：{attribute}',
    en: 'more margin would give more: {attribute}',
  },
  // Score: class
  'class.preferred': { zh: '需求优先的类别：{class}', en: 'the class the need prefers: {class}' },
  'class.team': { zh: '“{class}”是{team}应配的类别', en: '“{class}” is what {team} should have' },
  'class.tag': { zh: '面向{team}：{class}', en: 'meant for {team}: {class}' },
  'class.not_asked': { zh: '需求未限定类别', en: 'no class is asked for' },
  'class.other': { zh: '需求优先“{class}”，这是“{other}”', en: '“{class}” is preferred; this is “{other}”' },
  'class.not_for_team': { zh: '{team}应配“{class}”', en: '{team} should have “{class}”' },
  // Score: verification
  'verification.level': { zh: '验证级别：{verification}', en: 'verified by {verification}' },
  'verification.none': { zh: '没有实战测试验证', en: 'not verified in any test' },
  'verification.higher': { zh: '尚无“{verification}”', en: 'no {verification} yet' },
  // Score: lead time
  'lead_time.slack': {
    zh: '{days} 天交货，比期限早 {slack} 天',
    en: 'delivered in {days} days, {slack} before the deadline',
  },
  'lead_time.exact': {
    zh: '{days} 天交货，正好赶上期限',
    en: 'delivered in {days} days, just on the deadline',
  },
  'lead_time.no_deadline': {
    zh: '{days} 天交货（需求未定期限）',
    en: 'delivered in {days} days; there is no deadline',
  },
  'lead_time.late': {
    zh: '{days} 天交货，只有 {allowed} 天',
    en: 'delivered in {days} days; {allowed} are left',
  },
  'lead_time.more': { zh: '交货更快还可加分', en: 'quicker delivery would give more' },
  'lead_time.unstated': { zh: '未注明交货期', en: 'no lead time is stated' },
  'lead_time.capacity': {
    zh: '月产 {capacity} 台（套），需要 {quantity}：期限内可能供不齐',
    en: '{capacity} a month are made and {quantity} are needed: they may not all arrive in time',
  },
  // Score: distance
  'distance.same': { zh: '同在{from}', en: 'both in {from}' },
  'distance.km': { zh: '{from}至{to}约 {km} 公里', en: '{from} to {to}, about {km} km' },
  'distance.unstated': { zh: '地区未注明', en: 'the region is not stated' },
  'distance.nearer': {
    zh: '越近得分越高，{reach} 公里以外不得分',
    en: 'nearer gives more; beyond {reach} km nothing',
  },
  // Score: text
  'text.words': { zh: '文字同提到：{words}', en: 'both texts speak of {words}' },
  'text.more': { zh: '文字中还有需求的词未提到', en: 'some of the need’s words are not in the text' },
  // What would have to change
  'change.more': { zh: '{attribute}再高 {shortfall}', en: '{shortfall} more {attribute}' },
  'change.less': { zh: '{attribute}再降 {shortfall}', en: '{attribute} lower by {shortfall}' },
  'change.other': { zh: '{attribute}改为{demanded}', en: '{attribute}: {demanded} instead of {offered}' },
  'change.present': { zh: '具备{attribute}', en: 'have {attribute}' },
  'change.sooner': { zh: '提前 {shortfall} 交货', en: 'deliver {shortfall} sooner' },
  'change.cheaper': {
    zh: '合计降价 {shortfall}（每台套 {each}），或预算增加同额',
    en: 'cost {shortfall} less in all ({each} each), or as much more budget',
  },
  'change.fewer': {
    zh: '或只买 {count} 台（套），预算即可覆盖',
    en: 'or buy {count}, which the budget covers',
  },
  'change.track': { zh: '接受相邻赛道“{offered}”', en: 'accept the neighbouring track “{offered}”' },
  'change.state': { zh: '请供方注明{attribute}', en: 'ask the supplier for {attribute}' },
  'change.prove': {
    zh: '请供方就“{condition}”提供依据，如{attributes}',
    en: 'ask the supplier to show “{condition}”, for example by {attributes}',
  },
  'change.state_track': { zh: '请供方注明具体赛道', en: 'ask the supplier which track it belongs to' },
  'change.state_lead_time': { zh: '请供方注明交货期', en: 'ask the supplier for the lead time' },
  'change.state_price': { zh: '请供方报价', en: 'ask the supplier for a price' },
  // What several needs missed, with the least and the most
  'miss.over.span': { zh: '{attribute}超出 {least}–{most}', en: '{attribute} too high by {least}–{most}' },
  'miss.over.one': { zh: '{attribute}超出 {most}', en: '{attribute} too high by {most}' },
  'miss.over.plain': { zh: '{attribute}超出或未注明', en: '{attribute} too high, or not stated' },
  'miss.under.span': { zh: '{attribute}不足 {least}–{most}', en: '{attribute} too low by {least}–{most}' },
  'miss.under.one': { zh: '{attribute}不足 {most}', en: '{attribute} too low by {most}' },
  'miss.under.plain': { zh: '{attribute}不足或未注明', en: '{attribute} too low, or not stated' },
  'miss.other': { zh: '{attribute}不符', en: '{attribute} is another' },
  'miss.condition': { zh: '不满足“{condition}”', en: '“{condition}” is not met' },
  'miss.track': { zh: '赛道不符', en: 'another kind of equipment' },
  'miss.deadline.span': { zh: '交期晚 {least}–{most}', en: 'too late by {least}–{most}' },
  'miss.deadline.one': { zh: '交期晚 {most}', en: 'too late by {most}' },
  'miss.deadline.plain': { zh: '交期太晚或未注明', en: 'too late, or the lead time is not stated' },
  'miss.budget.span': { zh: '超出预算 {least}–{most}', en: 'over the budget by {least}–{most}' },
  'miss.budget.one': { zh: '超出预算 {most}', en: 'over the budget by {most}' },
  'miss.budget.plain': { zh: '超出预算或未报价', en: 'over the budget, or no price is stated' },
} as const satisfies Record<string, { zh: string; en: string }>
