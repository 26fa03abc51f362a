import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Choice } from '~/ui/field'
import type { BoothClass } from '../booths/booth-class'
import { squareMetres } from '../booths/price-of-booth'
import type { Finding, FindingCode } from '../plan/check-plan'
import type { BoothMark, Drawing } from '../plan/draw-plan'
import { elementKinds, type HallPlan, type Spot } from '../plan/plan'
import type { Taken } from '../plan/taken.server'

/** A booth or element as the editor's forms know it; lengths are cells. */
export type EditorItem = Spot & {
  ref: string
  of: 'booth' | 'element'
  /** its number, or what it is */
  name: string
  kind: string
  classId: string
  className: string
  forSale: boolean
  labelZh: string
  labelEn: string
  /** in words; empty where it is free */
  taken: string
}

export type PlanEditorView = {
  version: number
  title: string
  width: number
  depth: number
  drawing: Drawing
  items: EditorItem[]
  findings: { at: string; text: string; refs: string[] }[]
  classes: Choice[]
  kinds: Choice[]
  /** what `undo` would take back, in words */
  lastAct: string | null
  /** the number that a next booth may have */
  nextNumber: string
  /** numbers stand: the plan is public */
  numbersStand: boolean
  selfHref: string
}

/** What is wrong with the hall as a whole has no spot of its own. */
const ofHall: readonly FindingCode[] = ['no_entrance', 'no_fire_exit']

type More = {
  lang: Lang
  eventId: number
  classes: readonly BoothClass[]
  taken: ReadonlyMap<number, Taken>
  findings: readonly Finding[]
  lastAct: string | null
  numbersStand: boolean
}

/** The editor of a hall's plan: what is drawn, what is wrong with it, and what its forms need to know. */
export function planEditorView({ hall, booths, elements }: HallPlan, more: More): PlanEditorView {
  const { lang, eventId, classes, taken, findings } = more
  const { t } = i18nFor(lang)
  const selfHref = localPath(lang, `/events/${eventId}/manage/plan/${hall.id}`)
  const href = (ref: string) => `${selfHref}?items=${ref}#selected`
  const classOf = new Map(classes.map((each) => [each.id, each]))
  const items: EditorItem[] = [
    ...booths.map((booth): EditorItem => {
      const boothClass = classOf.get(booth.classId)
      const state = taken.get(booth.id)?.state
      const { x, y, width, depth, forSale } = booth
      return {
        ...{ x, y, width, depth, forSale, ref: `b${booth.id}`, of: 'booth', name: booth.number },
        ...{ kind: '', labelZh: '', labelEn: '', classId: String(booth.classId) },
        className: boothClass
          ? `${boothClass.code} ${inLang(lang, boothClass.nameZh, boothClass.nameEn)}`
          : '',
        taken: state ? t(`booth.state_${state}`) : '',
      }
    }),
    ...elements.map(({ id, kind, labelZh, labelEn, x, y, width, depth }): EditorItem => {
      const label = inLang(lang, labelZh, labelEn)
      return {
        ...{ x, y, width, depth, labelZh, labelEn, kind, ref: `e${id}`, of: 'element' },
        name: label || t(`booth.kind_${kind}`),
        ...{ classId: '', className: '', forSale: true, taken: '' },
      }
    }),
  ]
  const metres = (cells: number) => formatNumber(cells / 2, lang)
  const size = ({ width, depth }: Spot) => t('booth.size', { width: metres(width), depth: metres(depth) })
  const markOf = (item: EditorItem): BoothMark =>
    taken.get(Number(item.ref.slice(1)))?.state ?? (item.forSale ? 'free' : 'off')
  return {
    ...{ version: hall.version, width: hall.width, depth: hall.depth, selfHref, items },
    ...{
      lastAct: more.lastAct && t(`boothWork.act_${more.lastAct as 'row'}`),
      numbersStand: more.numbersStand,
    },
    title: `${hall.code} · ${inLang(lang, hall.nameZh, hall.nameEn)}`,
    drawing: {
      ...{ width: hall.width, depth: hall.depth, grid: true },
      booths: items
        .filter(({ of }) => of === 'booth')
        .map((item) => ({
          ...{ ref: item.ref, href: href(item.ref), spot: item, mark: markOf(item), number: item.name },
          lines: [item.taken || (classOf.get(Number(item.classId))?.code ?? '')],
          label: [
            item.name,
            item.taken,
            item.className,
            size(item),
            t('booth.area', { n: metres(squareMetres(item) * 2) }),
          ]
            .filter(Boolean)
            .join(' '),
        })),
      elements: items
        .filter(({ of }) => of === 'element')
        .map((item) => ({
          ...{ ref: item.ref, href: href(item.ref), spot: item, text: item.name },
          kind: item.kind as (typeof elementKinds)[number],
        })),
      spots: findings.flatMap(({ code, spot }, at) =>
        ofHall.includes(code) ? [] : [{ at: String(at + 1), spot }],
      ),
    },
    findings: findings.map(({ code, spot, booths: numbers }, at) => ({
      at: String(at + 1),
      text: ofHall.includes(code)
        ? t(`boothWork.finding_${code}`)
        : t('boothWork.findingAt', {
            finding: t(`boothWork.finding_${code}`, {
              list: numbers.slice(0, 8).join(t('site.listJoin')),
              width: metres(Math.min(spot.width, spot.depth)),
            }),
            ...{ x: metres(spot.x), y: metres(spot.y) },
          }),
      refs: items.filter(({ of, name }) => of === 'booth' && numbers.includes(name)).map(({ ref }) => ref),
    })),
    classes: classes.map(({ id, code, nameZh, nameEn }) => ({
      ...{ value: String(id), label: `${code} ${inLang(lang, nameZh, nameEn)}` },
    })),
    kinds: elementKinds.map((kind) => ({ value: kind, label: t(`booth.kind_${kind}`) })),
    nextNumber: nextNumber(
      hall.code,
      booths.map(({ number }) => number),
    ),
  }
}

/** One after the last in the order of numbers, or the first of the hall. */
function nextNumber(code: string, numbers: readonly string[]): string {
  const last = numbers.at(-1)
  const digits = /\d{1,6}$/.exec(last ?? '')?.[0]
  if (last === undefined) return `${code}01`
  if (digits === undefined) return `${last}1`
  return last.slice(0, -digits.length) + String(Number(digits) + 1).padStart(digits.length, '0')
}
