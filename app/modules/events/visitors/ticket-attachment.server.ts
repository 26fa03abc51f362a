import { i18nFor } from '~/locales/i18n'
import type { MailAttachment } from '~/platform/mail.server'
import type { AttachmentMakers } from '~/platform/send-mail.server'
import { readAnyEvent } from '../events.repo.server'
import { readPlace } from './read-place.server'
import { ticketFacts } from './ticket-facts'
import { ticketWriter } from './ticket-keys.server'
import { ticketPdf } from './ticket-pdf.server'
import type { Visitor } from './visitor'
import { readVisitor } from './visitors.repo.server'

const kind = 'visitor_ticket'

/** What a mail says for a ticket to come with it: which, and which issue of it. */
export const attachTicket = (
  { eventId, number, issue }: Pick<Visitor, 'eventId' | 'number' | 'issue'>,
  lang: MailAttachment['lang'],
): MailAttachment => ({ kind, key: `${eventId}/${number}/${issue}`, lang })

/** A ticket as PDF, for a gate without network. One that ended, or was issued anew since, is not sent. */
export const ticketAttachment: AttachmentMakers = {
  [kind]: async (services, { key, lang }) => {
    const [eventId, number = '', issue] = key.split('/')
    const whole = await readAnyEvent(services.db, Number(eventId))
    const visitor = await readVisitor(services.db, { eventId: whole.id }, number)
    const { event } = await readPlace(services.db, whole, visitor)
    const good = visitor.state === 'registered' && visitor.issue === Number(issue)
    if (!good || event.state === 'cancelled') return null
    const text = (await ticketWriter(services, event.id))(visitor)
    const content = await ticketPdf(ticketFacts(event, visitor, { lang, ...i18nFor(lang) }), text, lang)
    return { filename: `muster-ticket-${number}.pdf`, contentType: 'application/pdf', content }
  },
}
