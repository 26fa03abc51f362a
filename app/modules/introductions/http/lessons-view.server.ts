import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { missReason, wordReason } from '~/modules/matching'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Services } from '~/platform/services.server'
import { inLang } from '../components/introduction-frame-view'
import { lessonsOf } from '../outcomes/lessons'
import { readLosses } from '../outcomes/outcomes.repo.server'

export type OfferingLessons = {
  id: number
  name: string
  href: string
  lost: number
  lessons: { key: string; text: string; times: number }[]
}

/** What an enterprise's offerings were lost for, put together; those lost most often first. */
export async function lessonsView(
  { db, vocabulary }: Pick<Services, 'db' | 'vocabulary'>,
  organisationId: number,
  lang: Lang,
): Promise<OfferingLessons[]> {
  const { t } = i18nFor(lang)
  const [words, losses] = await Promise.all([vocabulary(), readLosses(db, organisationId)])
  const ids = [...new Set(losses.map(({ offeringId }) => offeringId))]
  const offerings = await readOfferings(db, 'staff', ids)
  return offerings
    .map((offering) => {
      const own = losses.filter(({ offeringId }) => offeringId === offering.id)
      return {
        id: offering.id,
        name: inLang(lang, offering.nameZh, offering.nameEn),
        href: localPath(lang, `/offerings/${offering.id}`),
        lost: own.length,
        lessons: lessonsOf(own).map((lesson) =>
          lesson.kind === 'reason'
            ? { key: lesson.reason, text: t(`outcome.cause_${lesson.reason}`), times: lesson.times }
            : {
                key: `${lesson.failing.kind} ${lesson.failing.code} ${lesson.failing.op} ${lesson.failing.unit}`,
                text: wordReason(
                  missReason({ ...lesson.failing, least: lesson.least, most: lesson.most }),
                  words,
                  lang,
                ),
                times: lesson.times,
              },
        ),
      }
    })
    .sort((a, b) => b.lost - a.lost || a.id - b.id)
}
