import '~/locales/event-texts'
import { headOf } from '~/locales/page-head'
import { DirectoryList, EventFrame } from '~/modules/events'
import { directoryPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => directoryPage(args)

export default function DirectoryPage() {
  const { frame, view } = useLoaderData<typeof loader>()
  return (
    <EventFrame view={frame}>
      <DirectoryList view={view} />
    </EventFrame>
  )
}
