import '~/locales/event-texts'
import { headOf } from '~/locales/page-head'
import { EventFrame, ExhibitorDetail } from '~/modules/events'
import { exhibitorDetailPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => exhibitorDetailPage(args)

export default function ExhibitorPage() {
  const { frame, view, offerings, agenda } = useLoaderData<typeof loader>()
  return (
    <EventFrame view={frame}>
      <ExhibitorDetail view={view} offerings={offerings} agenda={agenda} />
    </EventFrame>
  )
}
