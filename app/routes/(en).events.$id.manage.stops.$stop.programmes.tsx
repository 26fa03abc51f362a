import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { EventManageFrame, Programme, sheetHead } from '~/modules/events'
import { programmesPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, day, programmes } = await programmesPage(args)
  const title = t('session.programmes')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    day,
    programmes,
  }
}

export default function ProgrammesPage() {
  const { t } = useTranslation()
  const { frame, day, programmes } = useLoaderData<typeof loader>()
  return (
    <EventManageFrame head={frame}>
      <p className="flex flex-wrap items-center gap-3">
        <span>{t('session.programmesLead')}</span>
        <PrintButton label={t('session.print')} />
      </p>
      {programmes.length === 0 && <EmptyState title={t('session.notMade')} />}
      {programmes.map((programme, index) => (
        <article key={programme.id} className="panel grid gap-3 p-4 print:break-after-page print:border-0">
          {index > 0 && <p className="hidden text-sm print:block">{sheetHead(frame)}</p>}
          <h2 className="text-xl">{programme.name}</h2>
          <Programme programme={programme} day={day} />
        </article>
      ))}
    </EventManageFrame>
  )
}
