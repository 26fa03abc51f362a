import { formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import type { EventScope } from '../../event'
import { type MeetingRequest, type MeetingSide, otherSide } from '../meeting'
import { meetingsPath, partyName } from '../meeting-words'
import type { RecordView } from './components/record-form'
import type { NotebookView } from './components/use-notebook'
import type { MeetingRecord } from './record'

/** What a side has noted of a meeting, as its page shows it. */
export function recordView(
  request: MeetingRequest,
  records: readonly MeetingRecord[],
  { lang, scope, side }: { lang: Lang; scope: EventScope; side: MeetingSide },
): RecordView {
  const { t } = i18nFor(lang)
  const noted = records.find((each) => each.requestId === request.id && each.side === side)
  return {
    request: request.id,
    other: partyName(request[otherSide(side)], lang),
    href: localPath(lang, meetingsPath(scope, `/${request.id}`)),
    outcome: noted?.outcome ?? '',
    outcomeLabel: noted ? t(`meeting.outcome_${noted.outcome}`) : '',
    nextStep: noted?.nextStep ?? '',
    rating: noted?.rating ? String(noted.rating) : '',
    note: noted?.note ?? '',
    recorded: noted ? `${t('meeting.recorded')} ${formatInstant(noted.recordedAt, lang)}` : null,
    introductionHref:
      request.introductionId === null ? null : localPath(lang, `/introductions/${request.introductionId}`),
  }
}

/** Where the notes of somebody who acts for an organisation are kept and sent. */
export const notebookView = (
  viewer: Person,
  { lang, scope, organisation }: { lang: Lang; scope: EventScope; organisation: number },
): NotebookView => ({
  ...{ person: viewer.id, organisation, ...scope },
  notesPath: localPath(lang, meetingsPath(scope, '/notes')),
  page: localPath(lang, meetingsPath(scope)),
})
