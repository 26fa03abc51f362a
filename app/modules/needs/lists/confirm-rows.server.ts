import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { draftNeedsIn, mayDraftNeeds } from '../draft-need.server'
import { confirmedFields, type ListConfirmation } from './confirmation'
import type { NeedListRow } from './need-list'
import { lockNeedList, readOpenRows, writeDrafted } from './need-lists.repo.server'

/**
 * Makes a draft of each row that was ticked, as it was confirmed; a row that has one already is left as it is, so
 * that sending the form twice makes nothing twice. Returns how many were made.
 * @throws DomainError `only_teams` (403), `not_found` (404), `none_ticked` (422), and those of `draftNeedsIn`
 */
export async function confirmRows(
  { db, vocabulary, clock }: Pick<Services, 'db' | 'vocabulary' | 'clock'>,
  viewer: Person,
  { id, confirmation }: { id: number; confirmation: ListConfirmation },
): Promise<number> {
  if (!mayDraftNeeds(viewer)) throw new DomainError('only_teams', {}, { status: 403 })
  const terms = await vocabulary()
  const { rows, common } = confirmation
  if (rows.length === 0) throw new DomainError('none_ticked', {}, { status: 422 })
  return db.transaction().execute(async (tx) => {
    await lockNeedList(tx, viewer.organisation?.id ?? 0, id)
    const open = await readOpenRows(
      tx,
      id,
      rows.map(({ position }) => position),
    )
    if (open.length === 0) return 0
    const drafts = open.flatMap(({ position, fields }) => {
      const row = rows.find((each) => each.position === position)
      return row
        ? [{ fields: confirmedFields(fields as NeedListRow['fields'], row, common), detail: { list: id } }]
        : []
    })
    const ids = await draftNeedsIn(tx, { vocabulary: terms, clock }, viewer, drafts)
    await writeDrafted(
      tx,
      id,
      open.map(({ position }, index) => ({ position, needId: ids[index] as number })),
    )
    return ids.length
  })
}
