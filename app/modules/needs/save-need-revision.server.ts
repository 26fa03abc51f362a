import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import { type FormFields, textOf } from '~/platform/http/form-fields'
import type { Services } from '~/platform/services.server'
import { needFields } from './form/need-form'
import { nextNeedState } from './need-states'
import { lockOwnNeed, readNeedRevision } from './own-needs.repo.server'

/**
 * Keeps what a team is writing on a need, as typed: nothing is read or refused here, and nothing of it is public.
 * `version` is the one the writer saw, 0 where nothing was being written; the version after comes back.
 * @throws DomainError `changed_meanwhile` (409) where somebody else saved first, `need_state` (409), and those of
 * `lockOwnNeed`
 */
export async function saveNeedRevision(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, version, fields: sent }: { id: number; version: number; fields: FormFields },
): Promise<number> {
  const fields = needFields(sent)
  return db.transaction().execute(async (tx) => {
    const need = await lockOwnNeed(tx, viewer, id, 'prepare')
    nextNeedState(need.state, 'revise')
    const before = await readNeedRevision(tx, id)
    if ((before?.version ?? 0) !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const row = {
      fields: JSON.stringify(fields),
      version: version + 1,
      updated_by: viewer.id,
      updated_at: clock.now(),
    }
    await tx
      .insertInto('need_revisions')
      .values({ need_id: id, ...row })
      .onConflict((conflict) => conflict.column('need_id').doUpdateSet(row))
      .execute()
    // Lists of one's own needs name a draft by what is being written.
    if (need.state === 'draft')
      await tx
        .updateTable('needs')
        .set({
          title_zh: textOf(fields, 'titleZh').slice(0, 120),
          title_en: textOf(fields, 'titleEn').slice(0, 200),
          updated_at: row.updated_at,
        })
        .where('id', '=', id)
        .execute()
    return version + 1
  })
}
