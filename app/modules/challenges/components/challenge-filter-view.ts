import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { codeName, type Lang, pathTo, type Vocabulary } from '~/modules/vocabulary'
import { challengeSorts, type PublicQuery } from '../public-query'

type Choice = { value: string; label: string }
export type ChallengeFilterView = {
  path: string
  /** the whole list */
  clear: string | null
  fields: { name: 'scenario' | 'track' | 'stage' | 'sort'; label: string; value: string; choices: Choice[] }[]
}

/**
 * What the public list can be narrowed by: the codes that challenges stand under, with everything above them, in the
 * order of the vocabulary.
 */
export function challengeFilterView(
  query: PublicQuery,
  {
    codes,
    vocabulary,
    lang,
  }: { codes: { scenarios: string[]; tracks: string[] }; vocabulary: Vocabulary; lang: Lang },
): ChallengeFilterView {
  const { t } = i18nFor(lang)
  const any = { value: '', label: t('challenge.anyOf') }
  const listed = (list: 'scenarios' | 'tracks', chosen: string | undefined): Choice[] => {
    const used = new Set(codes[list].flatMap((code) => pathTo(vocabulary[list], code)))
    if (chosen) used.add(chosen)
    return [...vocabulary[list].keys()]
      .filter((code) => used.has(code))
      .map((value) => ({ value, label: codeName(vocabulary[list], value, lang) }))
  }
  const path = localPath(lang, '/challenges')
  const narrowed = query.scenario || query.track || query.stage || query.urgency || query.difficulty
  return {
    path,
    clear: narrowed ? path : null,
    fields: [
      {
        name: 'scenario',
        label: t('challenge.scenario'),
        value: query.scenario ?? '',
        choices: [any, ...listed('scenarios', query.scenario)],
      },
      {
        name: 'track',
        label: t('challenge.track'),
        value: query.track ?? '',
        choices: [any, ...listed('tracks', query.track)],
      },
      {
        name: 'stage',
        label: t('challenge.stage'),
        value: query.stage ?? '',
        choices: [
          any,
          { value: 'published', label: t('challenge.stage_published') },
          { value: 'closed', label: t('challenge.stage_closed') },
        ],
      },
      {
        name: 'sort',
        label: t('challenge.sort'),
        value: query.sort,
        choices: challengeSorts.map((value) => ({ value, label: t(`challenge.sort_${value}`) })),
      },
    ],
  }
}
