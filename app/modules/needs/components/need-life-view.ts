import { formatDate, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { isPerson, isReviewer, membershipIn, rightsOf, type Viewer } from '~/modules/accounts'
import type { Lang } from '~/modules/vocabulary'
import { dayAfter } from '~/platform/china-time'
import { REMINDED_BEFORE } from '../deadlines/need-days'
import type { Endorsement } from '../endorsements/endorsement'
import { endorsementObstacle } from '../endorsements/may-endorse'
import type { Need } from '../need'
import { publicNeedStates } from '../need-states'
import { inLang } from './need-card-view'
import type { EndorsementsView } from './need-endorsements'
import type { StandingView } from './need-standing'

type Reader = { viewer: Viewer; lang: Lang /** YYYY-MM-DD */; today: string }

/** Who shares a need, as this reader sees it; null for figures from public lists, which nobody shares. */
export function endorsementsView(
  need: Need,
  endorsements: readonly Endorsement[],
  { viewer, lang }: Reader,
): EndorsementsView | null {
  if (need.reference) return null
  const { id, state, reference, organisation } = need
  const number = (value: number) => formatNumber(value, lang)
  const total = endorsements.reduce((sum, { quantity }) => sum + quantity, 0)
  const own = isPerson(viewer)
    ? endorsements.find(({ organisationId }) => organisationId === viewer.organisation?.id)
    : undefined
  const seesTeams = isReviewer(viewer) || membershipIn(viewer, organisation.id) !== null
  const may =
    isPerson(viewer) &&
    endorsementObstacle(viewer, { organisationId: organisation.id, state, reference }) === null
  const standing = publicNeedStates.includes(state)
  const href = localPath(lang, `/needs/${id}/endorse`)
  return {
    count: number(endorsements.length),
    total: number(total),
    yours: own ? number(own.quantity) : null,
    act: !standing ? null : may ? (own ? 'change' : 'endorse') : isPerson(viewer) ? null : 'signInToEndorse',
    href,
    teams: seesTeams
      ? endorsements.map(({ organisationId, nameZh, nameEn, quantity, note, at }) => ({
          id: organisationId,
          name: inLang(lang, nameZh, nameEn),
          quantity: number(quantity),
          note,
          date: formatDate(at, lang),
        }))
      : [],
  }
}

/** Until when an open need stands, for those of its team who may renew it; null for everybody else. */
export function standingView(need: Need, { viewer, lang, today }: Reader): StandingView | null {
  const { id, state, openUntil, organisation } = need
  if (state !== 'open' || !rightsOf(membershipIn(viewer, organisation.id)).includes('publish')) return null
  return {
    until: openUntil && formatDate(openUntil, lang),
    soon: openUntil !== null && openUntil <= dayAfter(today, REMINDED_BEFORE),
    href: localPath(lang, `/needs/${id}/renew`),
  }
}
