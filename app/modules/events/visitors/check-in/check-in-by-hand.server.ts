import type { z } from 'zod'
import type { Lang } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { inLang } from '~/modules/offerings'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { EventScope } from '../../event'
import { readTicket } from '../ticket-code'
import { isSigned } from '../ticket-keys.server'
import { readTicketNumber } from '../ticket-number'
import type { CheckInForm } from './check-in.schema'
import { stopOfTicket } from './check-ins.repo.server'
import { readGate, recordScans } from './record-scans.server'

/**
 * Lets in whoever shows a ticket, by the number or the whole code as it was typed or scanned into a field.
 * @throws DomainError `ticket_unreadable`, `ticket_foreign`, `ticket_elsewhere` (naming the stop), `ticket_forged`, `ticket_unknown` (422) at the field, and
 * those of `recordScans`
 */
export async function checkInByHand(
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { form, ...scope }: EventScope & { form: z.output<typeof CheckInForm> },
  lang: Lang,
): Promise<void> {
  const { eventId } = scope
  await readGate(services, viewer, scope)
  const refuse = (code: string, more: { stop?: string } = {}) =>
    new DomainError(code, { field: 'ticket', ...more })
  const code = readTicket(form.ticket)
  const number = code?.number ?? readTicketNumber(form.ticket)
  if (number === null) throw refuse('ticket_unreadable')
  if (code && code.eventId !== eventId) throw refuse('ticket_foreign')
  if (code && !(await isSigned(services.db, code))) throw refuse('ticket_forged')
  const stop = await stopOfTicket(services.db, scope, number)
  if (stop) throw refuse('ticket_elsewhere', { stop: inLang(lang, stop.titleZh, stop.titleEn) })
  const scan = {
    ...{ clientId: form.clientId, gate: form.gate, number, issue: code?.issue ?? null },
    ...{ how: code ? ('scanned' as const) : ('typed' as const), at: services.clock.now() },
  }
  const scans = await recordScans(services, viewer, { ...scope, scans: [scan] })
  if (scans.length === 0) throw refuse('ticket_unknown')
}
