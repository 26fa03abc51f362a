/**
 * Which scenarios a reference row of a track serves. Public lists name equipment, not scenarios; this table is
 * our own judgment, kept to what is plain, and a track that is not here leaves the row without scenarios.
 */
const table: Record<string, string[]> = {
  'T02.02': ['S18'],
  'T02.05': ['S17'],
  'T03.01': ['S11.1'],
  'T03.03': ['S11.1'],
  'T03.05': ['S11.1'],
  'T04.01': ['S17'],
  'T04.06': ['S09.3'],
  'T05.01': ['S03'],
  'T05.02': ['S03'],
  'T05.03': ['S03'],
  'T05.06': ['S05', 'S06'],
  'T06.01': ['S02.2', 'S02.3'],
  'T06.04': ['S02.1'],
  'T08.03': ['S01.1'],
  'T08.04': ['S01.1'],
  'T08.05': ['S01.1'],
  'T08.06': ['S01.1'],
  'T08.07': ['S01.1'],
  'T09.03': ['S11.2'],
  'T09.04': ['S01.2'],
  'T09.05': ['S04.1'],
  'T10.01': ['S06.1'],
  'T10.05': ['S05'],
  'T10.11': ['S06'],
  'T14.01': ['S11.3'],
  'T14.02': ['S11.3'],
  'T14.04': ['S11.3'],
  'T15.07': ['S09.1'],
  'T16.01': ['S16'],
  'T16.03': ['S16'],
  'T16.05': ['S16'],
}

export const scenariosOfTrack = (track: string): string[] => table[track] ?? []
