import { readId } from '~/platform/page.server'
import type { MeetingScope } from '../meeting'

/** Whose meetings an address is about: those of the event, or of its stop that `stop` names. @throws the 404 page */
export function readMeetingScope({
  params,
  url,
}: {
  params: { readonly [name: string]: string | undefined }
  url: URL
}): MeetingScope {
  const stop = url.searchParams.get('stop')
  return { eventId: readId(params.id), stopId: stop === null ? null : readId(stop) }
}
