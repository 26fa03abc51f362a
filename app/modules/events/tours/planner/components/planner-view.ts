import type { MatchWords } from '~/modules/matching'
import type { Need } from '~/modules/needs'
import type { Tab } from '~/ui/tabs'
import type { Coverage } from '../plan-stop.server'

export type PickView = {
  id: number
  name: string
  /** somebody reads here for them: the invitation arrives */
  reachable: boolean
  sum: string
  repeats: string | null
  /** gains that are not shown */
  more: number
  gains: {
    needId: number
    need: string
    needHref: string
    urgency: Need['urgency']
    offering: string
    offeringHref: string
    match: MatchWords
  }[]
}

export type PlannerView = {
  tabs: Tab[]
  summary: string[]
  picks: PickView[]
  needs: {
    id: number
    title: string
    href: string
    urgency: Need['urgency']
    team: string
    teams: number
    answers: number
    coverage: Coverage | null
    coverageWords: string
  }[]
  /** needs that are not listed */
  more: number
  teams: { id: number; name: string; needs: number }[]
  invited: number
  /** invitations can go out: its sign-up is open */
  open: boolean
}
