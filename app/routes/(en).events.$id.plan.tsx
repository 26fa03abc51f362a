import '~/locales/event-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { headOf } from '~/locales/page-head'
import { readFilters } from '~/modules/accounts/index.server'
import {
  BoothList,
  boothMarks,
  boothSorts,
  EventFrame,
  PlanLegend,
  PlanSearch,
  PublicHallPlan,
  publicPlanView,
} from '~/modules/events'
import { eventPage, readDirectoryQuery, readPublicPlan } from '~/modules/events/index.server'
import { ChipRow, describeParamProblem } from '~/modules/vocabulary'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

const Query = z.object({
  q: z.string().max(80).optional(),
  hall: z.string().max(20).optional(),
  state: z.enum(boothMarks).optional(),
  class: z.string().max(20).optional(),
  sort: z.enum(boothSorts).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'plan')
  const { services, url, lang, t, id, event, title } = page
  const query = readFilters(url, Query)
  const vocabulary = await services.vocabulary()
  const { query: asked, problems } = readDirectoryQuery(url.searchParams, vocabulary)
  if (!asked)
    throw badAddress(
      problems.map((problem) => describeParamProblem(problem, lang)),
      url.pathname,
    )
  const plan = event.planPublishedAt ? await readPublicPlan(services, id) : null
  const { scenario, track } = asked
  return {
    ...page.framed(t('booth.planTitle'), {
      rest: '/plan',
      description: t('booth.planDescription', { title }),
      indexed: plan !== null && url.search === '',
    }),
    view:
      plan &&
      publicPlanView(event, plan, {
        ...{ lang, today: services.clock.today(), vocabulary },
        query: { ...query, scenario, track },
      }),
  }
}

export default function PlanPage() {
  const { t } = useTranslation()
  const { frame, view } = useLoaderData<typeof loader>()
  return (
    <EventFrame view={frame} printed="plan">
      {view ? (
        <>
          <PlanSearch view={view} />
          {view.showing.chips.length > 0 && <ChipRow label={t('booth.showing')} chips={view.showing.chips} />}
          <div className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <PlanLegend view={view} />
            <span className="flex flex-wrap items-center gap-x-4">
              <a href="#list" className="inline-flex min-h-11 items-center">
                {t('booth.toList')}
              </a>
              <Button type="button" size="small" className="only-with-script" data-print="">
                {t('booth.print')}
              </Button>
            </span>
          </div>
          {view.halls.map((hall, at) => (
            <PublicHallPlan key={hall.code} view={view} hall={hall} first={at === 0} />
          ))}
          <p className="text-muted no-print only-with-script text-sm">{t('booth.hint')}</p>
          <BoothList view={view} />
        </>
      ) : (
        <EmptyState title={t('booth.unpublished')} />
      )}
    </EventFrame>
  )
}
