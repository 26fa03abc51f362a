import { localPath } from '~/locales/lang'
import { makeHead } from '~/locales/page-head'
import { pageFor } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import type { EventFrameView } from '../components/event-frame'
import { eventTabs, kindWith, type PublicEventTab } from '../components/event-tabs'
import { readEvent } from '../events.repo.server'

/** A public page of an event, below its own. @throws the 404 of an event that is not there, of one whose kind has no such page too */
export async function eventPage(args: LoaderFunctionArgs, tab: PublicEventTab) {
  const page = pageFor(args)
  const { services, viewer, lang, t } = page
  const id = readId(args.params.id)
  const event = await withDomainErrors(() => readEvent(services.db, viewer, id, kindWith(tab)))
  const title = inLang(lang, event.titleZh, event.titleEn)
  const base = localPath(lang, `/events/${id}`)
  return {
    ...page,
    ...{ id, event, title, base },
    /** The frame and the head of the page; `heading` is its own, `rest` its address below the event's. */
    framed(
      heading: string,
      {
        rest,
        description,
        indexed = true,
        above = [],
      }: { rest: string; description?: string; indexed?: boolean; above?: EventFrameView['crumbs'] },
    ) {
      return {
        head: makeHead({
          ...{ origin: page.origin, lang, path: base + rest, title: `${heading} · ${title}` },
          description: description ?? `${title} · ${heading}`,
          indexed: indexed && event.state !== 'draft',
        }),
        frame: {
          ...{ heading, title, tabs: eventTabs(event, lang, tab) },
          crumbs: [
            { href: localPath(lang, '/events'), label: t('event.title') },
            { href: base, label: title },
            ...above,
          ],
        } satisfies EventFrameView,
      }
    },
  }
}
