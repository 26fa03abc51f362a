/** One saved need or offering as its reader sees it in the list. */
export type SavedItemView = {
  id: number
  title: string
  /** null: it is not shown to the reader any more */
  href: string | null
  state: string
  since: string
}
