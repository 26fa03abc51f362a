import type { Random } from './random'

/** Parts of invented names. Every name of an organisation is marked 虚构 / fictitious. */
const syllables: [zh: string, en: string][] = [
  ['青', 'qing'],
  ['岚', 'lan'],
  ['云', 'yun'],
  ['汐', 'xi'],
  ['磐', 'pan'],
  ['桦', 'hua'],
  ['星', 'xing'],
  ['棹', 'zhao'],
  ['朔', 'shuo'],
  ['隼', 'sun'],
  ['砺', 'li'],
  ['川', 'chuan'],
  ['澜', 'lan'],
  ['笙', 'sheng'],
  ['霁', 'ji'],
  ['原', 'yuan'],
  ['烛', 'zhu'],
  ['鹭', 'lu'],
  ['玄', 'xuan'],
  ['曜', 'yao'],
  ['测', 'ce'],
  ['岳', 'yue'],
  ['听', 'ting'],
  ['驰', 'chi'],
  ['霜', 'shuang'],
  ['林', 'lin'],
  ['清', 'qing'],
  ['涤', 'di'],
  ['衡', 'heng'],
  ['昆', 'kun'],
  ['启', 'qi'],
  ['明', 'ming'],
  ['瀚', 'han'],
  ['宁', 'ning'],
  ['远', 'yuan'],
  ['丰', 'feng'],
  ['泽', 'ze'],
  ['安', 'an'],
  ['和', 'he'],
  ['嘉', 'jia'],
  ['柏', 'bo'],
  ['梓', 'zi'],
  ['锐', 'rui'],
  ['翎', 'ling'],
  ['毅', 'yi'],
  ['翰', 'han'],
  ['澄', 'cheng'],
  ['禾', 'he'],
  ['屿', 'yu'],
  ['峥', 'zheng'],
]
const trades: [zh: string, en: string][] = [
  ['应急装备', 'Emergency Equipment'],
  ['救援科技', 'Rescue Technology'],
  ['重工', 'Heavy Industry'],
  ['通信', 'Communications'],
  ['无人系统', 'Unmanned Systems'],
  ['水动力', 'Hydro Power'],
  ['消防装备', 'Fire Equipment'],
  ['电源', 'Power'],
  ['防护', 'Protection'],
  ['智能装备', 'Smart Equipment'],
  ['机械', 'Machinery'],
  ['感知', 'Sensing'],
  ['医疗', 'Medical'],
  ['特种车辆', 'Special Vehicles'],
  ['环境安全', 'Environmental Safety'],
  ['矿山安全', 'Mine Safety'],
]
export const modifiers: [zh: string, en: string][] = [
  ['轻型', 'Light'],
  ['重型', 'Heavy-duty'],
  ['智能', 'Smart'],
  ['多功能', 'Multi-purpose'],
  ['快速', 'Rapid'],
  ['一体化', 'Integrated'],
  ['模块化', 'Modular'],
  ['高原型', 'High-altitude'],
  ['耐寒型', 'Cold-weather'],
  ['新型', 'New-generation'],
  ['紧凑型', 'Compact'],
  ['大功率', 'High-power'],
  ['静音', 'Quiet'],
  ['长航时', 'Long-endurance'],
  ['加固型', 'Ruggedised'],
]
const places: [zh: string, en: string][] = [
  ['县', 'County'],
  ['市', 'City'],
  ['区', 'District'],
  ['镇', 'Township'],
]

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function twoSyllables(random: Random): [zh: string, en: string] {
  const [first, second] = [random.pick(syllables), random.pick(syllables)]
  return [first[0] + second[0], capital(first[1] + second[1])]
}

/** The name of an enterprise; `taken` keeps them apart. */
export function enterpriseName(random: Random, taken: Set<string>): { zh: string; en: string } {
  for (;;) {
    const [zh, en] = twoSyllables(random)
    const [tradeZh, tradeEn] = random.pick(trades)
    const name = `${zh}${tradeZh}`
    const number = taken.has(name) ? random.whole(2, 999) : null
    const full = number === null ? name : `${name}${number}`
    if (taken.has(full)) continue
    taken.add(full)
    return { zh: `${full}(虚构)`, en: `${en} ${tradeEn}${number === null ? '' : ` ${number}`} (fictitious)` }
  }
}

/** The name of a rescue team of a type; `taken` keeps them apart. */
export function teamName(
  random: Random,
  type: { zh: string; en: string },
  taken: Set<string>,
): { zh: string; en: string } {
  for (;;) {
    const [zh, en] = twoSyllables(random)
    const [placeZh, placeEn] = random.pick(places)
    const name = `${zh}${placeZh}${type.zh}`
    const number = taken.has(name) ? random.whole(2, 999) : null
    const full = number === null ? name : `${name}${number}队`
    if (taken.has(full)) continue
    taken.add(full)
    return {
      zh: `${full}(虚构)`,
      en: `${en} ${placeEn} ${type.en}${number === null ? '' : ` ${number}`} (fictitious)`,
    }
  }
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A model number: two or three letters, a figure, now and then a suffix. */
export function modelNumber(random: Random): string {
  const prefix = Array.from(
    { length: random.whole(2, 3) },
    () => letters[random.whole(0, letters.length - 1)],
  ).join('')
  const figure = random.chance(0.5) ? random.whole(1, 99) * 10 : random.whole(100, 9999)
  const suffix = random.chance(0.25) ? letters[random.whole(0, 5)] : ''
  return `${prefix}-${figure}${suffix}`
}
