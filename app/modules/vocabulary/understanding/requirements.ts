import type { PlanConstraint } from '~search/plan'
import type { Vocabulary } from '../vocabulary'

/** Demands said in words rather than figures: own power, how it is carried, explosion protection, who made it. */
export type Requirements = {
  constraints: PlanConstraint[]
  regions: { codes: string[]; from: string } | null
  verification: { codes: string[]; from: string } | null
  cheap: boolean
  reference: boolean
}

const OWN_POWER =
  /不用接电|不接电|不用(?:外接)?(?:市电|电源|插电|拉电|电线|电网)|不(?:用|需要|需)拉?电线?(?:的|,|、|就|也|$)|无需(?:外接|接|用)?(?:电源|市电|电|电网)|不需要(?:外接|接)?(?:电源|电|市电|电网)|没有?市电|无市电|无外接电源|没有外接电源|没有电源|不依赖(?:电网|市电|外部电源|外接电源)|不靠(?:电网|市电)|不插电|不接市电|不拉电|自带(?:动力|电源|电池|柴油机?|发动机|发电机?|汽油机?|锂电池?|蓄电池|电)|自发电|自供电|离网|自主供电|充电(?:的|款|型|破拆|剪|工具|锯|钳|镐|扳手|cutter|tool|saw)|(?:没电|停电|断电)(?:的地方|时|了|后)?(?:也|照样|还|仍)(?:要|得|必须)?(?:能|可以)|电池供电|锂电(?:池)?(?:供电|驱动|的)|充电式|no grid|without (?:any )?(?:grid|mains|external|outside|shore|wall)(?: power| electricity| supply)?|no (?:mains|external|outside|shore|wall) (?:power|supply|electricity)|no mains|off[- ]grid|self[- ]powered|(?:its|their|with|has|have|having|on) own (?:power|engine|generator|battery|diesel|motor|supply)|own power|battery[- ](?:powered|driven|operated)|cordless|rechargeable|(?:diesel|petrol|gasoline|engine|gas)[- ](?:powered|driven|operated)|built[- ]in (?:generator|battery|engine|power)|(?:needs?|needing|requires?|requiring) no (?:power|grid|mains|electricity|external|outside)|runs? (?:with)?out (?:mains|grid|external)|not (?:need|require|depend on) (?:grid|mains|external|outside)|where there is no (?:power|grid|electricity|mains)|no power (?:on site|supply|source|at the site|available)/u
const ON_BACK =
  /背负|背包式?|背着|背得动|能背|可背|好背|背进|背上山|背上|人背|背走|背得进|单兵携行|一个人背|manpack|man[- ]pack|backpack|rucksack|on (?:the|a|his|her|their|my|your|one's|our) backs?|carried (?:in|up|into) on foot|carried on foot|one[- ]person carry/u
const BY_HAND =
  /抬得动|拎起来|提起来就|手提|手抬|grab[- ]and[- ]go|(?:两|2|俩|二|三|四)个?人(?:就|能|可|即可|可以)?抬|提得动|提着走|拎得动|拎着|(?:一个人|一人|单人|1人)(?:就)?(?:能|可|可以)?(?:搬|提|拿|带|扛|抬|携|背|搬得动|携带)|人力搬运|人扛|扛进|扛上|徒手搬|hand[- ]?carr|man[- ]?portable|carried by (?:one|two|three|four|2|3|4|hand|a single|1)|(?:one|two|2|three|four|single|1) (?:people|men|person|man|firefighters?|rescuers?|volunteers?|persons) (?:can |could |to |must )?(?:be able to )?(?:carry|lift|move|carries)|carry by hand|light enough (?:to|for)/u
const LOOSELY_HAND = /便携|轻便|轻巧|小巧|手持|portable|lightweight|hand[- ]?held|handheld|compact/u
const TOWED =
  /拖挂|牵引(?!力|绞|组)|拖车式|拖在|拖着|(?:皮卡|农用车|越野车|车|小车|卡车)(?:就|后面|屁股后面)?(?:能|可|可以|来)?(?:拖|牵引)|拖得动|挂车|挂在[^,。]{0,6}后|\btowed|towable|tow(?:s|ing)? (?:it |them )?(?:behind|with|by)|can (?:be )?tow|trailer|behind (?:a|an|our|the|my) (?:pickup|pick up|pick-up|truck|car|4x4|vehicle|jeep|suv|ute|van)|pull(?:ed|s)? (?:it )?(?:by|with|behind) (?:a|our|the) (?:pickup|truck|tractor|4x4|car)/u
const PICKUP = /皮卡|农用车|pickup|pick[- ]up|light truck|4x4|jeep|ute\b/u
const SLUNG =
  /直升机(?:能|可|可以|来)?(?:吊|运)|吊运|吊装进|吊进|飞机吊|机吊|heli(?:copter)?[- ]?(?:sling|slung|lift|portable|transportable)|slung (?:by|under|below|beneath)|sling[- ]?load|airlift|lifted (?:in )?by (?:a )?helicopter|(?:flown|fly) in (?:by|under) (?:a )?helicopter|under a helicopter/u
const FITS_PICKUP =
  /(?:装|放|塞|摆)(?:进|上|在|到|得下|得进)[^,。]{0,3}(?:皮卡|后备箱|小车|面包车|suv|越野车)|皮卡(?:车厢|斗)?(?:能|可)?(?:装|放|带)|fits? (?:in|into|on|inside) (?:a|an|the|our) (?:back of a )?(?:pickup|pick up|van|boot|trunk|car|suv)/u
const EX =
  /防爆|本安|隔爆|本质安全|explosion[- ]?proof|intrinsically[- ]safe|atex|iecex|flameproof|ex[- ](?:rated|marked|certified|proof|marking)|hazardous area rated/u
const CHEAP =
  /便宜|经费有限|预算有限|经费不多|钱不多|没多少钱|经济实惠|性价比|省钱|低价|价廉|价格低|平价|cheap|low[- ]cost|affordable|budget[- ]friendly|limited (?:budget|funds|funding|money)|tight budget|inexpensive|small budget|little money|not much money|economical/u
const FIELD =
  /实战(?:验证|检验|考验|用过|证明|测试)|真实(?:救援|灾害)(?:中)?(?:用过|验证|检验)|经过实战|实际救援(?:中)?(?:验证|用过|检验)|field[- ](?:proven|tested|verified|tried)|proven in (?:the field|actual|real)|battle[- ]tested|used in (?:actual|real) rescues?|real rescues?|actual rescue(?: use)?|tried in real/u
const DRILLED =
  /演练(?:验证|检验|用过|中用过)|经过演练|(?:tested|proven|verified|used) in (?:a )?drills?|drill[- ](?:tested|proven|verified)/u
const REFERENCE =
  /参考(?:行|数据|费率|价目)|费率表|fema|nims|insarag清单|reference (?:rates?|rows?|figures?|list)|equipment rates?|usar list/u
const MADE_IN = /(?:的)?(?:厂家|厂商|厂|企业|公司|供应商|制造商|生产商|生产|制造|产|本地|省内|产品|造)/u

/** Reads them out of a normalised text; `tracks` are the scores of the tracks that it speaks of. */
export function requirements(
  text: string,
  vocabulary: Vocabulary,
  tracks: ReadonlyMap<string, number>,
): Requirements {
  const constraints: PlanConstraint[] = []
  const has = (code: string) => vocabulary.attributes.has(code)
  const top = (prefix: string) =>
    Math.max(0, ...[...tracks].filter(([code]) => code.startsWith(prefix)).map(([, s]) => s))
  const own = OWN_POWER.exec(text)
  if (own && has('self_power')) constraints.push(flag('self_power', own[0]))
  transport(text, constraints, has, top)
  const ex = EX.exec(text)
  if (ex && has('ex_rating') && !/无火花|防爆(?:手)?工具|防爆扳手|non[- ]sparking|spark[- ]?free/u.test(text))
    constraints.push({
      attribute: 'ex_rating',
      op: 'present',
      number: null,
      text: null,
      flag: null,
      from: ex[0],
      sure: true,
    })
  const field = FIELD.exec(text)
  const drilled = DRILLED.exec(text)
  const levels = [...vocabulary.verificationLevels.values()]
    .sort((a, b) => b.rank - a.rank)
    .map((level) => level.code)
  return {
    constraints,
    regions: regions(text, vocabulary),
    verification:
      field && levels[0]
        ? { codes: levels.slice(0, 1), from: field[0] }
        : drilled && levels[1]
          ? { codes: levels.slice(0, 2), from: drilled[0] }
          : null,
    cheap: CHEAP.test(text),
    reference: REFERENCE.test(text),
  }
}

const flag = (attribute: string, from: string): PlanConstraint => ({
  attribute,
  op: '=',
  number: null,
  text: null,
  flag: true,
  from: from.trim(),
  sure: true,
})

function transport(
  text: string,
  constraints: PlanConstraint[],
  has: (code: string) => boolean,
  top: (prefix: string) => number,
) {
  if (!has('transport_mode')) return
  const way = (from: string, anyOf: string[], sure: boolean) =>
    constraints.push({
      attribute: 'transport_mode',
      op: '=',
      number: null,
      text: anyOf[0] ?? null,
      flag: null,
      from: from.trim(),
      anyOf,
      sure,
    })
  const back = ON_BACK.exec(text)
  const hand = BY_HAND.exec(text)
  const slung = SLUNG.exec(text)
  const towed = /tow truck|拖吊|拖救|拖走|清障/.test(text) || top('T09.08') >= 1 ? null : TOWED.exec(text)
  if (back) way(back[0], ['backpack', 'man_portable'], true)
  else if (hand) way(hand[0], ['man_portable', 'backpack'], true)
  else if (slung && !/无人机|drone|uav/.test(text)) way(slung[0], ['heli_sling', 'air_drop'], true)
  else if (towed) way(towed[0], ['trailer'], true)
  else {
    const loose = LOOSELY_HAND.exec(text)
    if (loose) way(loose[0], ['man_portable', 'backpack'], false)
  }
  const pickup = towed ? PICKUP.exec(text) : FITS_PICKUP.exec(text)
  if (pickup && has('weight_kg'))
    constraints.push({
      attribute: 'weight_kg',
      op: '<=',
      number: towed ? 3_500 : 800,
      text: null,
      flag: null,
      from: pickup[0],
      sure: false,
    })
}

/** A province named as the place of the maker; one named as the place of the disaster is no demand. */
function regions(text: string, vocabulary: Vocabulary): Requirements['regions'] {
  const codes: string[] = []
  let from = ''
  const macros = new Map<string, string[]>()
  for (const region of vocabulary.regions.values()) {
    macros.set(region.macroRegionZh, [...(macros.get(region.macroRegionZh) ?? []), region.code])
    const short = region.shortZh || region.zh.replace(/[省市]$|(?:壮族|回族|维吾尔)?自治区$|特别行政区$/u, '')
    const found = maker(text, [region.zh, short], [region.en.toLowerCase()])
    if (!found) continue
    codes.push(region.code)
    from = found
  }
  if (codes.length === 0)
    for (const [name, members] of macros) {
      const found = name ? maker(text, [name, `${name}地区`], []) : null
      if (found) return { codes: members, from: found }
    }
  return codes.length > 0 ? { codes, from } : null
}

function maker(text: string, zh: string[], en: string[]): string | null {
  for (const name of zh) {
    const at = text.indexOf(name)
    if (at < 0) continue
    const after = text.slice(at + name.length, at + name.length + 5)
    const before = text.slice(Math.max(0, at - 4), at)
    const cue = new RegExp(`^(?:省|市|本地|当地|地区|的)?${MADE_IN.source}`, 'u').exec(after)
    if (cue) return text.slice(at, at + name.length + cue[0].length)
    if (/产地|来自|厂家在|厂在|出自/u.test(before)) return text.slice(Math.max(0, at - 4), at + name.length)
  }
  for (const name of en) {
    if (!text.includes(name)) continue
    const match = new RegExp(
      `(?:made|built|produced|manufactured|supplier|suppliers|maker|makers|manufacturer|manufacturers|company|companies|firm|vendor|based|factory)(?: (?:in|from|of|based in))+ ${name}\\b|\\b${name}(?:[- ](?:made|based|built|maker|makers|supplier|suppliers|manufacturer|manufacturers|company|companies|firm|firms|vendor|factory|enterprise|producer))|(?:from|by) (?:a |an )?${name}(?: (?:maker|supplier|manufacturer|company|firm|enterprise))?\\b`,
    ).exec(text)
    if (match) return match[0]
  }
  return null
}
