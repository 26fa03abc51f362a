import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { Programme } from '~/modules/events'
import { programmePage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, origin, path, title, facts, day, programme, crumbs } = await programmePage(args)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    title,
    facts,
    day,
    programme,
    crumbs,
  }
}

export default function ProgrammePage() {
  const { t } = useTranslation()
  const { title, facts, day, programme, crumbs } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <div className="no-print flex flex-wrap items-center justify-between gap-3">
        <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('session.programme')} />
        <PrintButton label={t('session.print')} />
      </div>
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{title}</h1>
        <p className="font-medium">{programme.name}</p>
        <p className="facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </header>
      {programme.meetings.length + programme.drills.length === 0 ? (
        <EmptyState title={t('session.notYet')} />
      ) : (
        <Programme programme={programme} day={day} />
      )}
    </div>
  )
}
