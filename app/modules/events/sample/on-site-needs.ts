/** What equipment needs where it is shown, as columns of `tour_sign_up_offerings`. */
type OnSiteNeeds = {
  power_watts: number | null
  water: boolean
  space_m2: number | null
  flight: boolean
  note: string
}

const aTable: OnSiteNeeds = { power_watts: null, water: false, space_m2: null, flight: false, note: '' }

/** By the track, or the group of tracks, that equipment is of; the longer code counts. */
const needsOfTracks: Record<string, Partial<OnSiteNeeds>> = {
  T01: { power_watts: 200, space_m2: 4 },
  T03: { power_watts: 500, space_m2: 6 },
  'T03.01': { note: '要开阔的南向天空' },
  'T03.04': { power_watts: 2_000, space_m2: 100, flight: true, note: '升空 100 米，请避开架空线' },
  T04: { power_watts: 1_500, space_m2: 100, flight: true, note: '起降点要平整，周围无架空线' },
  T05: { water: true, space_m2: 40, note: '旁边要有水池或取水口' },
  T09: { space_m2: 40 },
  T10: { water: true, space_m2: 60 },
  T12: { power_watts: 3_000, space_m2: 12 },
  T14: { space_m2: 15, note: '运行时有噪声，请与讲台分开' },
  'T14.05': { space_m2: 10, note: '带氢气瓶，请安排在室外' },
}

/** What an invented enterprise says that a thing of this track needs: as plausible as the thing itself. */
export const onSiteNeeds = (track: string | null): OnSiteNeeds => ({
  ...aTable,
  ...(track === null ? {} : (needsOfTracks[track] ?? needsOfTracks[track.split('.')[0] ?? ''])),
})
