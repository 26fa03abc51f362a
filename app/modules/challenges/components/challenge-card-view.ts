import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import type { Entry } from '../challenge'
import type { Demand } from '../read-demand.server'
import { positionText, teamsText } from './entry-words'

type Reader = { vocabulary: Vocabulary; lang: Lang /** YYYY-MM-DD */; today: string }

/** Whether proposals are still taken. */
export const takesProposals = ({ stage, answersUntil }: Entry, today: string): boolean =>
  stage === 'published' && answersUntil !== null && answersUntil >= today

export type ChallengeCardView = ReturnType<typeof challengeCardView>

/** A challenge in the public list, in the reader's language, with what they may know of the needs behind it. */
export function challengeCardView(
  entry: Entry,
  { demand, vocabulary, lang, today }: Reader & { demand: Demand },
) {
  const { t } = i18nFor(lang)
  const n = demand.needs.length
  return {
    id: entry.id,
    href: localPath(lang, `/challenges/${entry.id}`),
    title: inLang(lang, entry.titleZh, entry.titleEn),
    stage: entry.stage,
    end: entry.closing?.how ?? null,
    deadline: deadlineText(entry, { lang, today }),
    facts: [
      positionText(entry, lang),
      n > 0 ? t('challenge.needsText', { n: formatNumber(n, lang) }) : null,
      teamsText(demand, lang),
      t('challenge.proposalsText', { n: formatNumber(entry.proposals, lang) }),
    ].filter((fact) => fact !== null),
    fields: fieldNames(entry, { vocabulary, lang }),
  }
}

/** Until when proposals are taken, or since when they are no more. */
export function deadlineText(entry: Entry, { lang, today }: Pick<Reader, 'lang' | 'today'>): string {
  const { t } = i18nFor(lang)
  if (entry.closing) return t('challenge.closedOn', { day: formatDate(entry.closing.at, lang) })
  const day = entry.answersUntil ? formatDate(entry.answersUntil, lang) : '–'
  return t(takesProposals(entry, today) ? 'challenge.until' : 'challenge.untilPast', { day })
}

const fieldNames = (entry: Entry, { vocabulary, lang }: Pick<Reader, 'vocabulary' | 'lang'>): string[] => [
  ...entry.scenarios.map((code) => codeName(vocabulary.scenarios, code, lang)),
  ...entry.tracks.map((code) => codeName(vocabulary.tracks, code, lang)),
]
