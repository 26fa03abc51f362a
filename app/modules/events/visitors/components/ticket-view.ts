import type { VisitorContent } from '../visitor'
import type { TicketLead } from './ticket-leads'

export type TicketView = {
  event: string
  name: string
  organisation: string
  title: string
  kind: string
  number: string
  facts: [name: string, value: string][]
  /** `void`: the event was called off */
  state: 'registered' | 'cancelled' | 'void'
  /** what the code says; null: the ticket is no longer good */
  text: string | null
  qr: { size: number; path: string } | null
  pdfHref: string | null
  registerHref: string | null
  /** it follows a sign-up, which changes and cancels it */
  follows: boolean
  /** whether exhibitors may see phone and e-mail; null: not for this viewer to say */
  shares: boolean | null
  /** exhibitors that scanned it; none where the viewer is not the visitor */
  leads: TicketLead[]
  /** the viewer may change it */
  changes: boolean
  values: VisitorContent
  /** what the viewer passes on to a colleague; null: it is their own */
  link: string | null
}
