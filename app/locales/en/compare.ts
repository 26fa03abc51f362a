import type { Messages } from '../messages'

export const compare: Messages['compare'] = {
  title: 'Compare equipment',
  titleNeed: 'Compare equipment against “{{need}}”',
  description: 'Up to four offerings row by row, differences marked.',
  empty: 'Nothing chosen to compare yet',
  emptyText: 'Press “Add to comparison” on a result or an equipment page, four at most.',
  toResults: 'Find equipment',
  one: 'This is one offering; choose another to compare.',
  difference: 'differs',
  differenceMark: 'Differs',
  onlyDifferences: 'Differences only',
  allRows: 'Show all rows',
  remove: 'Remove “{{name}}”',
  best: 'Best',
  against: 'Against the need',
  demand: 'Demanded:',
  leaveNeed: 'Compare without the need',
  otherKind: 'Another kind of equipment than the need names',
  general: 'In general',
  figures: 'Technical figures',
  missing: 'There is no equipment with id {{ids}}, or no longer; it was left out.',
}
