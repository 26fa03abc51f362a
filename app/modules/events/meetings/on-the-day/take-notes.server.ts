import type { z } from 'zod'
import { localPath } from '~/locales/lang'
import type { personalPage } from '~/modules/accounts/index.server'
import { DomainError, isDomainError } from '~/platform/errors'
import { wordError } from '~/platform/http/parse-form.server'
import type { EventScope } from '../../event'
import { instantHere } from '../../offline/lines.schema'
import type { MeetingNotesForm } from '../meetings.schema'
import type { SentNote } from './record'
import { type Recorded, recordMeeting } from './record-meeting.server'

type Page = Pick<ReturnType<typeof personalPage>, 'services' | 'viewer' | 'lang' | 't' | 'origin'>

/**
 * Takes notes that waited on a device, the oldest first, and says what came of each: one that is refused keeps none of the
 * others back. They are taken from whoever made them alone, for the organisation that they acted for.
 * @throws DomainError `notes_of_another` (409)
 */
export async function takeNotes(
  page: Page,
  scope: EventScope,
  { now, person, organisation, line }: z.output<typeof MeetingNotesForm>,
): Promise<SentNote[]> {
  const { services, viewer, lang, t, origin } = page
  if (viewer.id !== person || viewer.organisation?.id !== organisation)
    throw new DomainError('notes_of_another', {}, { status: 409 })
  const here = services.clock.now()
  const sent: SentNote[] = []
  for (const { id, t: made, r, o, s, g, n } of [...line].sort((a, b) => a.t - b.t)) {
    const note = { outcome: o, nextStep: s, rating: g, note: n }
    const mark = { clientId: id, at: instantHere(made, now, here) }
    const answer = { clientId: id, refused: null, said: '', introductionHref: null }
    try {
      const recorded = await recordMeeting(
        services,
        viewer,
        { scope, requestId: r, form: note, mark },
        { origin, lang },
      )
      const { introductionId } = recorded
      sent.push({
        ...answer,
        said: said(recorded, t),
        introductionHref:
          introductionId === null ? null : localPath(lang, `/introductions/${introductionId}`),
      })
    } catch (error) {
      if (!isDomainError(error)) throw error
      sent.push({ ...answer, refused: wordError(error, t) })
    }
  }
  return sent
}

const said = ({ introductionId, refused }: Recorded, t: Page['t']): string =>
  refused
    ? t('meeting.did_notIntroduced', { why: wordError(refused, t) })
    : t(introductionId === null ? 'meeting.did_recorded' : 'meeting.did_introduced')
