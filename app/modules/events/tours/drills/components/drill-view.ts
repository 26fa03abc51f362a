import type { Choice } from '~/ui/field'
import type { DrillMeasure, DrillResult } from '../drill'

export type DrillView = {
  id: number
  title: string
  offering: string
  offeringHref: string
  model: string
  enterprise: string
  time: string
  place: string
  procedure: string
  /** as they were typed */
  measures: DrillMeasure[]
  /** in the words of the reader */
  measured: DrillMeasure[]
  result: DrillResult | null
  resultWords: string
  evaluators: string
  note: string
}

export type DrillsView = {
  drills: DrillView[]
  /** what can be shown: the offerings that are brought */
  offerings: Choice[]
  form: { day: string; min: string; max: string }
}
