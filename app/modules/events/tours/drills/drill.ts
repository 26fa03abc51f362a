export const drillResults = ['passed', 'partly', 'failed', 'not_held'] as const
export type DrillResult = (typeof drillResults)[number]

/** Whether a result says what was measured: not while there is none, nor where the drill was not held. */
export const wasHeld = (result: DrillResult | null): boolean => result !== null && result !== 'not_held'

/** One thing that is measured: what the needs demand of it, and what was read. */
export type DrillMeasure = {
  attribute: string | null
  label: string
  unit: string
  demanded: string
  measured: string
}

export type DrillContent = {
  offeringId: number
  titleZh: string
  titleEn: string
  place: string
  /** an instant */
  startsAt: Date
  procedure: string
  measures: Omit<DrillMeasure, 'measured'>[]
}

export type Drill = Omit<DrillContent, 'measures'> & {
  id: number
  version: number
  offering: { nameZh: string; nameEn: string; model: string | null }
  enterprise: { id: number; nameZh: string; nameEn: string }
  measures: DrillMeasure[]
  result: DrillResult | null
  evaluators: string
  note: string
  recordedAt: Date | null
}

export const MAX_DRILLS = 60
export const MAX_MEASURES = 12
