import { z } from 'zod'
import { formatDate, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { readFilters } from '~/modules/accounts/index.server'
import { readNeeds } from '~/modules/needs/index.server'
import { inLang } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { takenWords } from '../../stops/components/stop-card-view'
import { stopManagePage } from '../../stops/http/stop-manage-page.server'
import { readTaken } from '../../stops/public-stop.server'
import { sides } from '../../stops/stop'
import type { SignUpRow } from '../components/sign-up-list'
import { isActive, type OnSite, type SignUp, signUpStates } from '../sign-up'
import { listSignUps } from '../sign-ups.repo.server'

const Filters = z.object({ side: z.enum(sides).optional(), state: z.enum(signUpStates).optional() })
type Page = Awaited<ReturnType<typeof stopManagePage>>

/** `/events/:id/manage/stops/:stop/sign-ups`. @throws those of `stopManagePage` */
export async function signUpsPage(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'sign_ups')
  const { services, stop, lang, t, url, path } = page
  const { side = 'enterprise', state } = readFilters(url, Filters)
  const [all, taken] = await Promise.all([
    listSignUps(services.db, stop.id, { side }),
    readTaken(services.db, [stop.id]),
  ])
  const stateOf = (each: SignUp) => each.stops.find(({ stopId }) => stopId === stop.id)
  const shown = state ? all.filter((each) => stateOf(each)?.state === state) : all
  const to = (wanted: { side: string; state?: string | undefined }) => {
    const search = new URLSearchParams({ side: wanted.side, ...(wanted.state && { state: wanted.state }) })
    return `${path}?${search}`
  }
  return {
    ...page,
    sideTabs: sides.map((each) => ({
      href: to({ side: each }),
      label: t(`signUp.side_${each}`),
      current: each === side,
    })),
    tabs: [
      { href: to({ side }), label: t('exhibitor.filter_all'), count: String(all.length), current: !state },
      ...signUpStates.map((each) => ({
        href: to({ side, state: each }),
        label: t(`signUp.state_${each}`),
        count: String(all.filter((signUp) => stateOf(signUp)?.state === each).length),
        current: state === each,
      })),
    ],
    places: takenWords(stop, side, taken, lang),
    totals:
      side === 'enterprise'
        ? totalsOf(
            all.filter((each) => stateOf(each)?.state === 'accepted'),
            page,
          )
        : null,
    rows: await rowsOf(shown, page),
  }
}

/** What all of it needs on site together; null: nothing. */
function totalsOf(signUps: readonly SignUp[], { t, lang }: Page): string | null {
  const brought = signUps.flatMap(({ offerings }) => offerings)
  if (!brought.some((each) => each.powerWatts || each.spaceM2 || each.water || each.flight)) return null
  const sum = (of: (each: OnSite) => number) =>
    formatNumber(
      brought.reduce((total, each) => total + of(each), 0),
      lang,
    )
  return t('signUp.totals', {
    power: sum(({ powerWatts }) => (powerWatts ?? 0) / 1_000),
    space: sum(({ spaceM2 }) => spaceM2 ?? 0),
    water: sum(({ water }) => Number(water)),
    flight: sum(({ flight }) => Number(flight)),
  })
}

async function rowsOf(signUps: readonly SignUp[], page: Page): Promise<SignUpRow[]> {
  const { services, stop, lang, t } = page
  const [offerings, needs] = await Promise.all([
    readOfferings(services.db, 'public', [
      ...new Set(signUps.flatMap((each) => each.offerings.map(({ offeringId }) => offeringId))),
    ]),
    readNeeds(services.db, 'staff', [...new Set(signUps.flatMap((each) => each.needs))]),
  ])
  const offeringsById = new Map(offerings.map((each) => [each.id, each]))
  const needsById = new Map(needs.map((each) => [each.id, each]))
  const onSite = (each: OnSite) => [
    each.powerWatts ? t('signUp.needPower', { n: formatNumber(each.powerWatts / 1_000, lang) }) : '',
    each.spaceM2 ? t('signUp.needSpace', { n: formatNumber(each.spaceM2, lang) }) : '',
    each.water ? t('signUp.needWater') : '',
    each.flight ? t('signUp.needFlight') : '',
    each.note,
  ]
  return signUps.map((each) => {
    const own = each.stops.find(({ stopId }) => stopId === stop.id)
    const state = own?.state ?? 'withdrawn'
    return {
      id: each.id,
      name: inLang(lang, each.organisation.nameZh, each.organisation.nameEn),
      state,
      stateWords: t(`signUp.state_${state}`),
      reason: own?.reason ?? '',
      facts: [
        [each.contactName, each.contactPhone].filter(Boolean).join(' '),
        t('signUp.since', { day: formatDate(own?.since ?? each.signedAt, lang) }),
        each.people.length > 0 ? t('signUp.comes', { n: each.people.length }) : '',
      ].filter(Boolean),
      people: each.people.map(({ name, duty, phone }) => [name, duty, phone].filter(Boolean).join(' ')),
      note: each.note,
      brought: [
        ...each.offerings.flatMap((brought) => {
          const offering = offeringsById.get(brought.offeringId)
          return offering
            ? [
                {
                  key: `offering-${offering.id}`,
                  href: localPath(lang, `/offerings/${offering.id}`),
                  title: inLang(lang, offering.nameZh, offering.nameEn),
                  facts: onSite(brought).filter(Boolean).join(' · '),
                },
              ]
            : []
        }),
        ...each.needs.flatMap((id) => {
          const need = needsById.get(id)
          return need
            ? [
                {
                  key: `need-${id}`,
                  href: localPath(lang, `/needs/${id}`),
                  title: inLang(lang, need.titleZh, need.titleEn),
                  facts: t(`need.urgency_${need.urgency}`),
                },
              ]
            : []
        }),
      ],
      removes: isActive(state),
      restores: state === 'removed',
    }
  })
}
