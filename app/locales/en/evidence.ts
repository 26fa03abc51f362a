import type { Messages } from '../messages'

export const evidence: Messages['evidence'] = {
  shownAt: 'See it at',
  title: 'Measured at drills',
  lead: 'Recorded on the spot by the organizer of the event, what was not met too. It says how this one did then and there: read it apart from what the enterprise states.',
  at: '{{date}}, {{place}}',
  by: 'Scored by {{names}}',
  measures: 'Measured',
  col_label: 'What',
  col_demanded: 'Demanded',
  col_unit: 'Unit',
  col_measured: 'Measured',
  result_none: 'not recorded',
  result_passed: 'met',
  result_partly: 'partly met',
  result_failed: 'not met',
  result_not_held: 'not held',
}
