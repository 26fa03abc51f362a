import type { FormFields } from '~/platform/http/form-fields'
import type { NeedState } from '../need'
import type { ListColumn } from './list-columns'
import type { ListProblem } from './propose-need'

/** An equipment list of a team, as its list of lists shows it. */
export type NeedListLine = {
  id: number
  /** of the file */
  name: string
  createdAt: Date
  rows: number
  /** rows that a draft was made of */
  drafted: number
}

export type NeedListRow = {
  /** from 1 */
  position: number
  sheet: string
  /** as the spreadsheet numbers it */
  number: number
  /** the form of a need, with what is proposed */
  fields: FormFields
  /** the likeliest first */
  tracks: string[]
  problems: ListProblem[]
  need: { id: number; state: NeedState } | null
}

export type NeedList = NeedListLine & {
  organisationId: number
  heads: Pick<ListColumn, 'head' | 'part'>[]
}

/** As many lists a team keeps at once. */
export const MAX_LISTS = 20

/** Rows of one page: what one form confirms. */
export const LIST_PAGE = 20
