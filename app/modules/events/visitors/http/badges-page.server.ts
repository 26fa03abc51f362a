import { formatNumber } from '~/locales/format'
import { readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { managePath } from '../../http/event-manage-page.server'
import { scopedManagePage } from '../../http/scoped-manage-page.server'
import { scopedPath } from '../../scoped-path'
import { A_BATCH, BadgeQuery, chosenIn } from '../badges/badge.schema'
import { type BadgeChoice, countBadges, readBadges } from '../badges/badges.repo.server'
import type { BadgesView } from '../badges/components/badge-batch'
import { shownNumber } from '../ticket-number'

/** The batch of badges that an address names. @throws those of `scopedManagePage`, a 400 of numbers that are none */
export async function badgesPage(args: LoaderFunctionArgs) {
  const page = await scopedManagePage(args, 'visitors')
  const { services, event, scope, lang, t, url } = page
  const path = managePath(lang, event.id, '/visitors/badges')
  const to = (more: Record<string, string>) => scopedPath(`${path}?${new URLSearchParams(more)}`, scope)
  const { after, ...query } = readFilters(bare(url), BadgeQuery)
  const chosen = chosenIn(url)
  if (chosen === null) throw badAddress(['n'], path + page.query)
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
    href: to({ which: name }),
    label: t(`badge.which_${name}`),
    count: formatNumber(n, lang),
    current: which === name,
  })
  const view: BadgesView = {
    tabs: [tab('waiting', waiting), tab('all', all)],
    which,
    pdfHref: scopedPath(`${path}/pdf?${search}`, scope),
    nextHref: which === 'all' && left > badges.length ? to({ which: 'all', after: String(last) }) : null,
    batch: t('badge.batch', {
      n: badges.length,
      sheets: Math.ceil(badges.length / 8),
      left: left - badges.length,
    }),
    marks: page.publishes,
    last,
    rows: badges.map((badge) => ({
      ref: `${badge.number}:${badge.issue}`,
      number: shownNumber(badge.number),
      name: badge.name,
      organisation: badge.organisation,
      printed: badge.printed,
    })),
    backHref: page.path + page.query,
  }
  // On the badge of a stop stands its tour and the stop.
  return { ...page, title: inLang(lang, event.titleZh, event.titleEn), badges, path, view }
}

/** Without the stop, and the numbers, which stand in the address many times under one name. */
function bare(url: URL): URL {
  const own = new URL(url)
  for (const name of ['n', 'stop']) own.searchParams.delete(name)
  return own
}
