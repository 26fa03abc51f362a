import { ancestors, type Vocabulary } from '~/modules/vocabulary'

/** Teams that search collapsed buildings: the INSARAG lists are made for what they do. */
const searchAndRescue = ['NFR.SPE', 'NFR.PRO', 'NFR.CRS', 'PRF.EQG', 'SOC.USAR', 'RGC', 'IUS']

/**
 * The team types whose lists of figures fit a team of this type; null: every list. A heavy INSARAG team has what a
 * medium one must have.
 */
export function templateTypes(
  teamType: string | null,
  { teamTypes }: Pick<Vocabulary, 'teamTypes'>,
): string[] | null {
  if (teamType === null) return null
  const own = [teamType, ...ancestors(teamTypes, teamType)]
  if (teamType === 'IUS.L') return own
  return own.some((code) => searchAndRescue.includes(code)) ? [...own, 'IUS.L', 'IUS.M'] : own
}
