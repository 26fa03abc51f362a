import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { membershipIn, regionName, type Viewer } from '~/modules/accounts'
import { inLang } from '~/modules/offerings'
import { codeName, type Vocabulary } from '~/modules/vocabulary'
import type { Event } from '../event'
import type { ExhibitorPage } from './directory.repo.server'
import { directoryParams } from './directory-query'

export type ExhibitorView = {
  name: string
  company: string
  verified: boolean
  intro: string
  website: string | null
  facts: [name: string, value: string][]
  booths: { number: string; href: string }[]
  planHref: string | null
  searchHref: string
  /** whether it can be asked for an introduction: nobody asks their own organisation */
  asks: boolean
}

/** Who exhibits, as everybody may see it. */
export function exhibitorView(
  event: Pick<Event, 'id' | 'planPublishedAt'>,
  exhibitor: ExhibitorPage,
  { lang, vocabulary, viewer }: { lang: Lang; vocabulary: Vocabulary; viewer: Viewer },
): ExhibitorView {
  const { t } = i18nFor(lang)
  const base = localPath(lang, `/events/${event.id}`)
  const { booths, offerings } = exhibitor
  const join = t('site.listJoin')
  const named = (codes: string[], terms: Vocabulary['scenarios'] | Vocabulary['tracks']) =>
    [...new Set(codes)].map((code) => codeName(terms, code, lang)).join(join)
  const halls = [...new Set(booths.map(({ hall }) => hall))].join(join)
  const facts: [string, string][] = [
    [t('directory.company'), inLang(lang, exhibitor.nameZh, exhibitor.nameEn)],
    [t('directory.region'), exhibitor.region ? regionName(vocabulary, exhibitor.region, lang) : ''],
    [t('booth.hall'), halls],
    [
      t('results.track'),
      named(
        offerings.map(({ track }) => track),
        vocabulary.tracks,
      ),
    ],
    [
      t('results.scenario'),
      named(
        offerings.flatMap(({ scenarios }) => scenarios),
        vocabulary.scenarios,
      ),
    ],
  ]
  const [first] = booths
  return {
    name: inLang(lang, exhibitor.fasciaZh, exhibitor.fasciaEn),
    company: inLang(lang, exhibitor.nameZh, exhibitor.nameEn),
    verified: exhibitor.state === 'verified',
    intro: inLang(lang, exhibitor.introZh, exhibitor.introEn),
    website: /^https?:\/\//.test(exhibitor.website) ? exhibitor.website : null,
    facts: facts.filter(([, value]) => value !== ''),
    booths: booths.map(({ number }) => ({ number, href: `${base}/booths/${encodeURIComponent(number)}` })),
    planHref:
      first && event.planPublishedAt
        ? `${base}/plan${directoryParams({ q: booths.length === 1 ? first.number : exhibitor.nameZh })}#hall-${first.hall}`
        : null,
    searchHref: localPath(lang, `/offerings?event=${event.id}`),
    asks: membershipIn(viewer, exhibitor.id) === null,
  }
}
