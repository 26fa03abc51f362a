import type { OfferingChoice } from '../../../components/offering-choices'
import type { TicketLine } from '../../../visitors/components/register-form'
import type { Side } from '../../stops/stop'
import type { Participant, SignUpState } from '../sign-up'

export type SignUpStopRow = {
  id: number
  href: string
  title: string
  facts: string[]
  /** how the organisation stands there; null: it has not asked */
  state: SignUpState | null
  stateWords: string
  reason: string
  chosen: boolean
  /** where it meets others there; null: not, or not yet */
  meetingsHref: string | null
  /** it can be asked for, or is held already */
  choosable: boolean
}

export type OnSiteValues = { power: string; space: string; water: boolean; flight: boolean; note: string }

export type SignUpView = {
  side: Side | null
  /** the viewer may send the form */
  acts: boolean
  /** why nothing can be sent now; null: it can */
  closed: string | null
  /** there is one already */
  signedUp: boolean
  stops: SignUpStopRow[]
  /** by thing: the stops to which it does not come */
  leftOut: Record<number, string[]>
  invited: { stop: string; needs: { href: string; title: string; offering: string | null }[] }[]
  values: { contactName: string; contactPhone: string; note: string }
  offerings: (OfferingChoice & { onSite: OnSiteValues })[]
  needs: { id: number; title: string; facts: string; chosen: boolean }[]
  people: Participant[]
  /** of whom it names, where it is accepted */
  tickets: TicketLine[]
  newOfferingHref: string
  newNeedHref: string
  accountHref: string
  terms: string
}
