import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { dayOf } from '~/platform/china-time'
import type { EventKind } from '../event'
import { type AgendaItem, hoursOf, refOf, type Stage } from './agenda'

/** What those who come know of an item: what it is, and whether, where and when it takes place. */
export type Known = Pick<
  AgendaItem,
  'source' | 'titleZh' | 'titleEn' | 'state' | 'stageId' | 'place' | 'startsAt' | 'endsAt'
>

export type AgendaChange = {
  /** names it within the agenda */
  ref: string
  /** goes on with each change of it */
  version: number
  /** as it is now; what was taken away is as it was known, called off */
  item: Known
  /** null: nobody knows of it */
  known: Known | null
  what: 'added' | 'moved' | 'off' | 'on'
}

/** What became of an item since they knew it; null: nothing that would change where somebody goes. */
function whatOf(item: Known, known: Known | null): AgendaChange['what'] | null {
  if (item.state === 'cancelled') return known?.state === 'planned' ? 'off' : null
  if (known === null) return 'added'
  if (known.state === 'cancelled') return 'on'
  const same =
    item.stageId === known.stageId &&
    item.place === known.place &&
    item.startsAt.getTime() === known.startsAt.getTime() &&
    item.endsAt.getTime() === known.endsAt.getTime()
  return same ? null : 'moved'
}

/** What those who come do not know yet of what is still ahead, or of what they expect to be. */
export function changesOf(
  items: readonly AgendaItem[],
  known: readonly (Known & Pick<AgendaItem, 'id'>)[],
  now: Date,
): AgendaChange[] {
  const before = new Map(known.map((each) => [refOf(each), each]))
  const standing = new Set(items.map(refOf))
  const gone = known.filter((each) => !standing.has(refOf(each)))
  return [
    ...items.map((item) => ({ ref: refOf(item), version: item.version, item })),
    ...gone.map((each) => ({
      ref: refOf(each),
      version: 0,
      item: { ...each, state: 'cancelled' as const },
    })),
  ].flatMap((each) => {
    const was = before.get(each.ref) ?? null
    const what = whatOf(each.item, was)
    const ahead = each.item.endsAt > now || (was !== null && was.endsAt > now)
    return what && ahead ? [{ ...each, known: was, what }] : []
  })
}

type Wording = { stages: readonly Stage[]; kind: EventKind; lang: Lang }

/** Says a change in a line. */
export function changeLine({ item, known, what }: AgendaChange, { stages, kind, lang }: Wording): string {
  const { t } = i18nFor(lang)
  const day = ({ startsAt }: Known) => formatDate(dayOf(startsAt), lang)
  const when = (one: Known) => `${day(one)} ${hoursOf(one)}`
  const where = ({ stageId, place }: Known) => {
    const stage = stages.find(({ id }) => id === stageId)
    return stage ? inLang(lang, stage.nameZh, stage.nameEn) : place
  }
  const at = (one: Known) => [when(one), where(one)].filter(Boolean).join(t('site.listJoin'))
  const title = inLang(lang, item.titleZh, item.titleEn)
  const nowhere = t(kind === 'tour' ? 'told.agenda_noPlace' : 'agenda.everywhere')
  const sameTime = known !== null && when(known) === when(item)
  const before = known && (sameTime ? where(known) || nowhere : at(known))
  const sameDay = known !== null && day(known) === day(item)
  const after = sameTime
    ? where(item) || nowhere
    : [sameDay ? hoursOf(item) : when(item), where(item)].filter(Boolean).join(t('site.listJoin'))
  if (what === 'moved') return t('told.agenda_moved', { title, before, after })
  return t(`told.agenda_${what}`, { title, at: what === 'off' && known ? at(known) : at(item) })
}

/** The most that a notice names one by one. */
const NAMED = 10

/** Says all of them, for a notice: one a line. */
export function changesText(changes: readonly AgendaChange[], wording: Wording): string {
  const { t } = i18nFor(wording.lang)
  const lines = changes.slice(0, NAMED).map((change) => changeLine(change, wording))
  if (changes.length > NAMED) lines.push(t('told.agenda_more', { n: changes.length - NAMED }))
  return lines.join('\n')
}
