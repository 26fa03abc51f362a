import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { readFilters } from '~/modules/accounts/index.server'
import { matchOf, matchWords } from '~/modules/matching'
import { inLang, type Offering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { stopManagePage } from '../../stops/http/stop-manage-page.server'
import { takesSignUps } from '../../stops/stop'
import type { PlannerView } from '../components/planner-view'
import { planStop, type StopPlan } from '../plan-stop.server'
import { PlannerQuery } from '../planner.schema'

/** How many needs of a proposal are shown with their reasons; the rest are counted. */
const SHOWN_GAINS = 4
/** How many needs the table lists. */
const LISTED = 100

type Page = Awaited<ReturnType<typeof stopManagePage>>

/** `/events/:id/manage/stops/:stop/planner`. @throws those of `stopManagePage` */
export async function plannerPage(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'planner')
  const { services, event, stop, t, path, url } = page
  const all = readFilters(url, PlannerQuery).all === 'yes'
  const plan = await planStop(services, stop, { all })
  const themes = stop.scenarios.length + stop.tracks.length > 0
  const offerings = await readOfferings(services.db, 'public', [
    ...new Set(
      plan.picks.flatMap(({ gains }) => gains.slice(0, SHOWN_GAINS).map(({ offeringId }) => offeringId)),
    ),
  ])
  const view: PlannerView = {
    tabs: themes
      ? [
          { href: path, label: t('tourWork.planThemed'), current: !all },
          { href: `${path}?all=yes`, label: t('tourWork.planAll'), current: all },
        ]
      : [],
    summary: summaryOf(plan, page),
    picks: await picksOf(plan, page, new Map(offerings.map((offering) => [offering.id, offering]))),
    needs: needsOf(plan, page),
    more: Math.max(0, plan.needs.length - LISTED),
    teams: teamsOf(plan, page),
    invited: plan.present.invited.size,
    open: takesSignUps(event, stop, services.clock.today()),
  }
  return { ...page, view }
}

function summaryOf({ needs, present }: StopPlan, { t, lang }: Page): string[] {
  const n = (value: number) => formatNumber(value, lang)
  const urgent = needs.filter(({ need }) => need.urgency === 'high' || need.urgency === 'critical').length
  const teams = needs.reduce((sum, { endorsers }) => sum + 1 + endorsers, 0)
  return [
    t('tourWork.planNeeds', { n: n(needs.length), urgent: n(urgent), teams: n(teams) }),
    t('tourWork.planCovered', {
      signed: n(needs.filter(({ coverage }) => coverage === 'signed_up').length),
      invited: n(needs.filter(({ coverage }) => coverage === 'invited').length),
      open: n(needs.filter(({ coverage }) => coverage === null).length),
    }),
    t('tourWork.planPresent', { invited: n(present.invited.size), signed: n(present.signedUp.size) }),
  ]
}

async function picksOf(
  { picks, needs }: StopPlan,
  { services, lang, t }: Page,
  offerings: ReadonlyMap<number, Offering>,
): Promise<PlannerView['picks']> {
  const vocabulary = await services.vocabulary()
  const today = services.clock.today()
  const byId = new Map(needs.map((each) => [each.need.id, each]))
  return picks.map(({ organisation, gains, repeats }) => ({
    id: organisation.id,
    name: inLang(lang, organisation.nameZh, organisation.nameEn),
    reachable: organisation.members,
    sum: t('tourWork.pickGains', {
      n: gains.length,
      teams: gains.reduce((sum, { needId }) => sum + 1 + (byId.get(needId)?.endorsers ?? 0), 0),
    }),
    repeats: repeats > 0 ? t('tourWork.pickRepeats', { n: repeats }) : null,
    more: Math.max(0, gains.length - SHOWN_GAINS),
    gains: gains.slice(0, SHOWN_GAINS).flatMap(({ needId, offeringId }) => {
      const asked = byId.get(needId)
      const offering = offerings.get(offeringId)
      const match = asked && offering && matchOf(asked.need, offering, vocabulary, today)
      if (!match) return []
      return [
        {
          needId,
          need: inLang(lang, asked.need.titleZh, asked.need.titleEn),
          needHref: localPath(lang, `/needs/${needId}`),
          urgency: asked.need.urgency,
          offering: inLang(lang, offering.nameZh, offering.nameEn),
          offeringHref: localPath(lang, `/offerings/${offeringId}`),
          match: matchWords(match, { vocabulary, lang, quantity: asked.need.quantity }),
        },
      ]
    }),
  }))
}

function needsOf({ needs }: StopPlan, { lang, t }: Page): PlannerView['needs'] {
  return needs.slice(0, LISTED).map(({ need, endorsers, coverage, answers }) => ({
    id: need.id,
    title: inLang(lang, need.titleZh, need.titleEn),
    href: localPath(lang, `/needs/${need.id}`),
    urgency: need.urgency,
    team: inLang(lang, need.organisation.nameZh, need.organisation.nameEn),
    teams: 1 + endorsers,
    answers,
    coverage,
    coverageWords: t(`tourWork.coverage_${coverage ?? (answers > 0 ? 'open' : 'none')}`),
  }))
}

/** The teams whose needs these are, those that were asked or come left out, the one with most needs first. */
function teamsOf({ needs, present }: StopPlan, { lang }: Page): PlannerView['teams'] {
  const teams = new Map<number, { id: number; name: string; needs: number }>()
  for (const { need } of needs) {
    const { id, nameZh, nameEn } = need.organisation
    if (present.invited.has(id) || present.signedUp.has(id)) continue
    const known = teams.get(id)
    if (known) known.needs++
    else teams.set(id, { id, name: inLang(lang, nameZh, nameEn), needs: 1 })
  }
  return [...teams.values()].sort((a, b) => b.needs - a.needs || a.id - b.id).slice(0, 60)
}
