import { formatNumber } from '~/locales/format'
import { membershipIn, rightsOf } from '~/modules/accounts'
import { readFilters } from '~/modules/accounts/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { eventManagePage, managePath } from '../../http/event-manage-page.server'
import { A_BATCH, BadgeQuery, chosenIn } from '../badges/badge.schema'
import { type BadgeChoice, countBadges, readBadges } from '../badges/badges.repo.server'
import type { BadgesView } from '../badges/components/badge-batch'
import { shownNumber } from '../ticket-number'

/** The batch of badges that an address names. @throws those of `eventManagePage`, a 400 of numbers that are none */
export async function badgesPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'visitors')
  const { services, event, viewer, lang, t, url } = page
  const scope = { eventId: event.id }
  const path = managePath(lang, event.id, '/visitors/badges')
  const { after, ...query } = readFilters(withoutNumbers(url), BadgeQuery)
  const chosen = chosenIn(url)
  if (chosen === null) throw badAddress(['n'], path)
  const which = chosen.length > 0 ? ('chosen' as const) : query.which
  const choice: BadgeChoice = which === 'chosen' ? chosen : which
  const [badges, left, waiting, all] = await Promise.all([
    readBadges(services.db, scope, choice, { after, limit: A_BATCH }),
    countBadges(services.db, scope, choice, after),
    countBadges(services.db, scope, 'waiting', 0),
    countBadges(services.db, scope, 'all', 0),
  ])
  const search = new URLSearchParams({ which, after: String(after) })
  for (const number of chosen) search.append('n', number)
  const last = badges.at(-1)?.id ?? after
  const tab = (name: 'waiting' | 'all', n: number) => ({
    href: `${path}?which=${name}`,
    label: t(`badge.which_${name}`),
    count: formatNumber(n, lang),
    current: which === name,
  })
  const view: BadgesView = {
    tabs: [tab('waiting', waiting), tab('all', all)],
    which,
    pdfHref: `${path}/pdf?${search}`,
    nextHref: which === 'all' && left > badges.length ? `${path}?which=all&after=${last}` : null,
    batch: t('badge.batch', {
      n: badges.length,
      sheets: Math.ceil(badges.length / 8),
      left: left - badges.length,
    }),
    marks: rightsOf(membershipIn(viewer, event.organizer.id)).includes('publish'),
    last,
    rows: badges.map((badge) => ({
      ref: `${badge.number}:${badge.issue}`,
      number: shownNumber(badge.number),
      name: badge.name,
      organisation: badge.organisation,
      printed: badge.printed,
    })),
    backHref: managePath(lang, event.id, '/visitors'),
  }
  return { ...page, badges, path, view }
}

/** The numbers stand in the address many times under one name. */
function withoutNumbers(url: URL): URL {
  const bare = new URL(url)
  bare.searchParams.delete('n')
  return bare
}
