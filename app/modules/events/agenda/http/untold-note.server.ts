import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { Services } from '~/platform/services.server'
import type { Event } from '../../event'
import { managePath } from '../../http/event-manage-page.server'
import type { UntoldNoteView } from '../components/agenda-changes-panel'
import { readUntold } from '../tell-changes.server'

/**
 * For the pages where what stands in a stop's agenda by itself is set up: that there is something of which those who come
 * can be told, and where. null: there is nothing, or it is not the viewer's to tell.
 */
export async function untoldNote({
  services: { db, clock },
  event,
  at,
  head,
  lang,
}: {
  services: Pick<Services, 'db' | 'clock'>
  event: Pick<Event, 'state'>
  at: { eventId: number; stopId: number }
  head: { writes: boolean }
  lang: Lang
}): Promise<UntoldNoteView | null> {
  if (event.state !== 'published' || !head.writes) return null
  const { changes } = await readUntold(db, at, clock.now())
  if (changes.length === 0) return null
  return {
    text: i18nFor(lang).t('agendaWork.untoldNote', { n: changes.length }),
    href: managePath(lang, at.eventId, `/agenda?stop=${at.stopId}#untold`),
  }
}
