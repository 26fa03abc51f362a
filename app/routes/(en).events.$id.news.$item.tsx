import '~/locales/event-texts'
import { headOf } from '~/locales/page-head'
import { EventFrame, WithdrawnNews } from '~/modules/events'
import { newsItemPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => newsItemPage(args)

export default function NewsItemPage() {
  const { frame, view, eventHref, others } = useLoaderData<typeof loader>()
  return (
    <EventFrame view={frame}>
      {view ? (
        <article className="grid gap-3">
          <p className="facts">
            <span>{view.day}</span>
            {view.changed && <span>{view.changed}</span>}
          </p>
          <p className="max-w-prose break-words whitespace-pre-wrap">{view.text}</p>
        </article>
      ) : (
        <WithdrawnNews eventHref={eventHref} others={others} />
      )}
    </EventFrame>
  )
}
