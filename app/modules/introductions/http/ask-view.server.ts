import { type Lang, localPath } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { claimEvidence, type Match, matchWords } from '~/modules/matching'
import { needCardView } from '~/modules/needs'
import { offeringCardView } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { inLang } from '../components/introduction-frame-view'
import type { PairChoice } from '../components/pair-choices'
import { readAskedPair, readNeedChoices, readOfferingChoices } from '../read-choices.server'

type Asking = Pick<Services, 'db' | 'clock' | 'vocabulary'>

/** The page of a request for one pair. @throws DomainError `not_found` (404) */
export async function askView(
  services: Asking,
  viewer: Person,
  pair: { offeringId: number; needId: number },
  lang: Lang,
) {
  const [vocabulary, { offering, need, match, obstacle, open }] = await Promise.all([
    services.vocabulary(),
    readAskedPair(services, viewer, pair),
  ])
  const asTeam = viewer.organisation?.id === need.organisation.id
  const other = asTeam ? offering.organisation : need.organisation
  const thing = asTeam
    ? {
        href: localPath(lang, `/offerings/${offering.id}`),
        label: inLang(lang, offering.nameZh, offering.nameEn),
      }
    : { href: localPath(lang, `/needs/${need.id}`), label: inLang(lang, need.titleZh, need.titleEn) }
  return {
    ...pair,
    crumbs: [thing],
    back: thing.href,
    title: inLang(lang, offering.nameZh, offering.nameEn),
    need: inLang(lang, need.titleZh, need.titleEn),
    other: inLang(lang, other.nameZh, other.nameEn),
    match: match && matchWords(match, { vocabulary, lang, quantity: need.quantity }),
    obstacle,
    open: open && localPath(lang, `/introductions/${open.id}`),
  }
}

/** The page where the viewer chooses which of their own things a request is about. @throws as above */
export async function choicesView(
  services: Asking,
  viewer: Person,
  { offeringId, needId }: { offeringId: number | undefined; needId: number | undefined },
  lang: Lang,
) {
  const vocabulary = await services.vocabulary()
  const kind = viewer.organisation?.kind
  if (offeringId !== undefined) {
    const { offering, choices } = await readNeedChoices(services, viewer, offeringId)
    return {
      of: 'need' as const,
      side: kind === 'rescue_team',
      crumbs: [
        {
          href: localPath(lang, `/offerings/${offering.id}`),
          label: inLang(lang, offering.nameZh, offering.nameEn),
        },
      ],
      newHref: localPath(lang, '/needs/new'),
      choices: choices.map(({ need, match }) => {
        const card = needCardView(need, { vocabulary, lang })
        return {
          href: localPath(lang, `/introductions/new?offering=${offering.id}&need=${need.id}`),
          name: card.plainTitle,
          facts: [card.region, card.quantity, card.needed].filter((fact) => fact !== null),
          ...fitOf(match, vocabulary, lang),
        }
      }),
    }
  }
  if (needId === undefined) throw notFoundError('page', '')
  const { need, choices } = await readOfferingChoices(services, viewer, needId)
  return {
    of: 'offering' as const,
    side: kind === 'enterprise',
    crumbs: [{ href: localPath(lang, `/needs/${need.id}`), label: inLang(lang, need.titleZh, need.titleEn) }],
    newHref: localPath(lang, '/offerings/new'),
    choices: choices.map(({ offering, match }) => {
      const card = offeringCardView(offering, { vocabulary, lang, standingsOf: claimEvidence(vocabulary) })
      return {
        href: localPath(lang, `/introductions/new?offering=${offering.id}&need=${need.id}`),
        name: card.plainName,
        facts: [card.track, card.price],
        ...fitOf(match, vocabulary, lang),
      }
    }),
  }
}

function fitOf(match: Match | null, vocabulary: Vocabulary, lang: Lang): Pick<PairChoice, 'verdict' | 'fit'> {
  if (match === null) return { verdict: null, fit: null }
  return { verdict: match.verdict, fit: matchWords(match, { vocabulary, lang, quantity: null }).verdictLabel }
}
