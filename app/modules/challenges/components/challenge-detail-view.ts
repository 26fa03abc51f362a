import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { reasonWords } from '~/modules/needs'
import { inLang } from '~/modules/offerings'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import type { Entry } from '../challenge'
import type { Demand } from '../read-demand.server'
import { deadlineText, takesProposals } from './challenge-card-view'
import { positionText, teamsText } from './entry-words'

export type ChallengeDetailView = ReturnType<typeof challengeDetailView>

/** The page of a challenge; `demand` is what the reader may know of the needs behind it. */
export function challengeDetailView(
  entry: Entry,
  { demand, vocabulary, lang, today }: { demand: Demand; vocabulary: Vocabulary; lang: Lang; today: string },
) {
  const { t } = i18nFor(lang)
  const title = inLang(lang, entry.titleZh, entry.titleEn)
  const other = lang === 'en' ? entry.titleZh : entry.titleEn
  const link = (list: 'scenarios' | 'tracks', name: string) => (code: string) => ({
    href: localPath(lang, `/challenges?${name}=${code}`),
    label: codeName(vocabulary[list], code, lang),
  })
  return {
    id: entry.id,
    path: localPath(lang, `/challenges/${entry.id}`),
    listHref: localPath(lang, '/challenges'),
    answerHref: localPath(lang, `/challenges/${entry.id}/answer`),
    title,
    otherTitle: other === title ? '' : other,
    text: inLang(lang, entry.textZh, entry.textEn),
    stage: entry.stage,
    closing: entry.closing && { how: entry.closing.how, text: entry.closing.text },
    open: takesProposals(entry, today),
    deadline: deadlineText(entry, { lang, today }),
    facts: [
      positionText(entry, lang),
      t('challenge.proposalsText', { n: formatNumber(entry.proposals, lang) }),
      entry.publishedAt && `${t('challenge.published')} ${formatDate(entry.publishedAt, lang)}`,
    ].filter((fact) => fact !== null),
    fields: [
      ...entry.scenarios.map(link('scenarios', 'scenario')),
      ...entry.tracks.map(link('tracks', 'track')),
    ],
    teams: teamsText(demand, lang),
    needs: demand.needs.map((need) => ({
      id: need.id,
      href: localPath(lang, `/needs/${need.id}`),
      title: inLang(lang, need.titleZh, need.titleEn),
      team: inLang(lang, need.organisation.nameZh, need.organisation.nameEn),
      state: need.state,
      visibility: need.visibility,
      sample: need.sample,
      missing: (need.closing?.reasons ?? []).map((code) => reasonWords(code, lang)).join(t('site.listJoin')),
      text: need.closing?.text ?? '',
    })),
  }
}
