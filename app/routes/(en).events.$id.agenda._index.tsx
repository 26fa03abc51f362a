import '~/locales/event-texts'
import { headOf } from '~/locales/page-head'
import { AgendaList, EventFrame } from '~/modules/events'
import { agendaPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => agendaPage(args)

export default function AgendaPage() {
  const { frame, view } = useLoaderData<typeof loader>()
  return (
    <EventFrame view={frame}>
      <AgendaList view={view} />
    </EventFrame>
  )
}
