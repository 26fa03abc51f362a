import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { EventManageFrame, StopReportPage } from '~/modules/events'
import { reportPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { PrintButton } from '~/ui/print-button'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, view, lang, t, origin, path } = await reportPage(args)
  const title = t('report.title')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    view,
    csvHref: `${path}.csv`,
  }
}

export default function ReportPage() {
  const { t } = useTranslation()
  const { frame, view, csvHref } = useLoaderData<typeof loader>()
  return (
    <EventManageFrame head={frame}>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-xl">{t('report.title')}</h2>
        <PrintButton label={t('session.print')} />
        <span className="no-print">
          <ButtonLink href={csvHref} download="">
            {t('report.csv')}
          </ButtonLink>
        </span>
      </div>
      <StopReportPage view={view} />
    </EventManageFrame>
  )
}
