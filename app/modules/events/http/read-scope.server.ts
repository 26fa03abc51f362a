import { readId } from '~/platform/page.server'
import type { EventScope } from '../event'

/** What an address is about: the event, or its stop that `stop` names. @throws the 404 page */
export function readScope({
  params,
  url,
}: {
  params: { readonly [name: string]: string | undefined }
  url: URL
}): EventScope {
  const stop = url.searchParams.get('stop')
  return { eventId: readId(params.id), stopId: stop === null ? null : readId(stop) }
}
