import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { isReviewer, type Viewer } from '~/modules/accounts'
import { type Need, reasonWords } from '~/modules/needs'
import { inLang } from '~/modules/offerings'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import type { Entry } from '../challenge'
import { challengeActs, isPublicStage } from '../challenge-states'
import type { Candidate, ReviewedEntry } from '../read-review.server'
import { entryTitle, positionText, teamsText } from './entry-words'

export type ReviewEntryView = ReturnType<typeof reviewEntryView>

/** The page of one entry for a reviewer, in words. `today`: YYYY-MM-DD; `usual`: the last day that is proposed. */
export function reviewEntryView(
  { entry, root, demand, merged, ratings, candidates }: ReviewedEntry,
  { vocabulary, lang, viewer, usual }: { vocabulary: Vocabulary; lang: Lang; viewer: Viewer; usual: string },
) {
  const { t } = i18nFor(lang)
  const own = isReviewer(viewer) && viewer.kind === 'person' ? viewer.id : null
  const mine = ratings.find(({ personId }) => personId === own)
  const written = entry.titleZh !== ''
  const shownNeeds = demand.needs.filter(({ visibility }) => visibility === 'public')
  return {
    id: entry.id,
    path: localPath(lang, `/review/challenges/${entry.id}`),
    title: entryTitle(entry, lang),
    stage: entry.stage,
    end: entry.closing?.how ?? null,
    acts: [...challengeActs[entry.stage]],
    version: entry.version,
    facts: [
      positionText(entry, lang) ?? t('challengeWork.notRated'),
      ...(entry.ratings > 0 ? [t('challengeWork.ratedBy', { n: formatNumber(entry.ratings, lang) })] : []),
      ...[teamsText(demand, lang) ?? []].flat(),
    ],
    kept:
      entry.mergedInto === null ? null : { id: root, href: localPath(lang, `/review/challenges/${root}`) },
    publicHref: isPublicStage(entry.stage) ? localPath(lang, `/challenges/${entry.id}`) : null,
    needs: demand.needs.map((need) => needRow(need, { merged, lang })),
    merges: merged
      .filter(({ into }) => into === entry.id)
      .map(({ id }) => ({ id, label: t('challengeWork.unmerge', { id }) })),
    ratings: ratings.map(({ personId, name, urgency, difficulty, rationale, at }) => ({
      key: `${personId} ${at.getTime()}`,
      name,
      urgency,
      difficulty,
      rationale,
      date: formatDate(at, lang),
    })),
    mine: mine
      ? { urgency: mine.urgency, difficulty: mine.difficulty, rationale: mine.rationale }
      : { urgency: null, difficulty: null, rationale: '' },
    candidates: candidates.map((candidate) => candidateChoice(candidate, lang)),
    hidden: shownNeeds.length < demand.needs.length,
    content: written
      ? contentOf(entry, usual)
      : {
          titleZh: shownNeeds[0]?.titleZh ?? '',
          titleEn: shownNeeds[0]?.titleEn ?? '',
          textZh: shownNeeds[0]?.textZh ?? '',
          textEn: shownNeeds[0]?.textEn ?? '',
          scenarios: all(shownNeeds, 'scenarios'),
          tracks: all(shownNeeds, 'tracks'),
          answersUntil: usual,
        },
    scenarios: [...new Set([...entry.scenarios, ...all(demand.needs, 'scenarios')])].map((value) => ({
      value,
      label: codeName(vocabulary.scenarios, value, lang),
    })),
    tracks: [...new Set([...entry.tracks, ...all(demand.needs, 'tracks')])].map((value) => ({
      value,
      label: codeName(vocabulary.tracks, value, lang),
    })),
  }
}

const all = (needs: readonly Need[], list: 'scenarios' | 'tracks') => [
  ...new Set(needs.flatMap((need) => need[list])),
]

const contentOf = (entry: Entry, usual: string) => ({
  titleZh: entry.titleZh,
  titleEn: entry.titleEn,
  textZh: entry.textZh,
  textEn: entry.textEn,
  scenarios: entry.scenarios,
  tracks: entry.tracks,
  answersUntil: entry.answersUntil ?? usual,
})

function needRow(need: Need, { merged, lang }: { merged: ReviewedEntry['merged']; lang: Lang }) {
  const { t } = i18nFor(lang)
  const from = merged.find(({ needId }) => needId === need.id)
  return {
    id: need.id,
    href: localPath(lang, `/needs/${need.id}`),
    title: inLang(lang, need.titleZh, need.titleEn),
    team: inLang(lang, need.organisation.nameZh, need.organisation.nameEn),
    state: need.state,
    visibility: need.visibility,
    reasons: (need.closing?.reasons ?? []).map((code) => reasonWords(code, lang)).join(t('site.listJoin')),
    text: need.closing?.text ?? '',
    from: from ? t('challengeWork.fromEntry', { id: from.id }) : t('challengeWork.ownEntry'),
  }
}

function candidateChoice({ entry, shared }: Candidate, lang: Lang) {
  const { t } = i18nFor(lang)
  return {
    value: String(entry.id),
    label: t('challengeWork.mergeChoice', {
      id: entry.id,
      title: entryTitle(entry, lang),
      stage: t(`challenge.stage_${entry.stage}`),
    }),
    group: shared > 0 ? t('challengeWork.mergeAlike', { n: shared }) : t('challengeWork.mergeOthers'),
  }
}
