import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { gapOf, type Progress } from '../timetable/problem'
import type { TimetableRecord } from '../timetables/timetable-record'

/** A part of a whole in words: small ones to the hundredth of a per cent. */
const percent = (part: number) => `${(part * 100).toFixed(part < 0.1 ? 2 : 0)} %`

/** How good a timetable is, in a sentence; null: none was made. */
export function qualityWords({ method, worth, bound }: TimetableRecord, lang: Lang): string | null {
  if (method === null || worth === null || bound === null) return null
  const { t } = i18nFor(lang)
  return t(`meeting.quality_${method}`, { gap: percent(gapOf({ worth, bound })) })
}

/** How far the solver is, in words. */
export function progressWords(progress: Progress | null, lang: Lang): { step: string; gap: string | null } {
  const { t } = i18nFor(lang)
  if (progress === null) return { step: t('meeting.making_waiting'), gap: null }
  const { step, worth, bound } = progress
  return {
    step: t(`meeting.making_${step}`),
    gap:
      step === 'improve' && worth !== null && bound !== null
        ? t('meeting.makingGap', { gap: percent(gapOf({ worth, bound })) })
        : null,
  }
}
