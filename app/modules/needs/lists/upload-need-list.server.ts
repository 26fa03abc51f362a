import { createHash } from 'node:crypto'
import { isPerson, type Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { understand, understoodChips } from '~/modules/vocabulary/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, isDomainError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { mayDraftNeeds } from '../draft-need.server'
import { MAX_LISTS } from './need-list'
import { proposeNeed } from './propose-need'
import { listLimits, MAX_LIST_BYTES, readList } from './read-list'

/**
 * Reads an equipment list (.xlsx or CSV) of the team that the viewer acts for, proposes a need for each row, and
 * keeps both until the team confirms. The same file again is the same list. Returns its id.
 * @throws DomainError `only_teams` (403); `file_empty`, `file_too_large`, `workbook_*`, `list_no_heads`,
 * `list_empty`, `list_too_long` at `file`; `too_many_lists` (409), `rate_limited` (429)
 */
export async function uploadNeedList(
  services: Pick<Services, 'db' | 'env' | 'clock' | 'vocabulary'>,
  viewer: Person,
  file: File | null,
): Promise<number> {
  const { db, clock } = services
  const team = viewer.organisation
  if (!isPerson(viewer) || team === null || !mayDraftNeeds(viewer))
    throw new DomainError('only_teams', {}, { status: 403 })
  if (file === null || file.size === 0) throw new DomainError('file_empty', { field: 'file' })
  if (file.size > MAX_LIST_BYTES)
    throw new DomainError('file_too_large', { megabytes: MAX_LIST_BYTES / 1_048_576, field: 'file' })
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  const bytes = Buffer.from(await file.arrayBuffer())
  const { columns, rows } = readList(await atFile(readWorkbook(bytes, listLimits, () => true)))
  const vocabulary = await services.vocabulary()
  const understanding = (text: string) => {
    const plan = understand(text, vocabulary)
    return { plan, chips: understoodChips(plan) }
  }
  const today = clock.today()
  const proposed = rows.map((row) => proposeNeed(row, { vocabulary, understanding, today }))
  const sha256 = createHash('sha256').update(bytes).digest()
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('organisations').select('id').where('id', '=', team.id).forNoKeyUpdate().execute()
    const kept = await tx
      .selectFrom('need_lists')
      .select(['id', 'sha256'])
      .where('organisation_id', '=', team.id)
      .execute()
    const same = kept.find((list) => sha256.equals(list.sha256))
    if (same) return same.id
    if (kept.length >= MAX_LISTS)
      throw new DomainError('too_many_lists', { n: MAX_LISTS, field: 'file' }, { status: 409 })
    const { id } = await tx
      .insertInto('need_lists')
      .values({
        organisation_id: team.id,
        name: file.name.replace(/[\p{Cc}/\\]/gu, '').slice(0, 120) || 'list',
        sha256,
        heads: JSON.stringify(columns.map(({ head, part }) => ({ head, part }))),
        created_by: viewer.id,
        created_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('need_list_rows')
      .values(
        proposed.map(({ fields, tracks, problems }, index) => ({
          list_id: id,
          position: index + 1,
          sheet: rows[index]?.sheet ?? '',
          number: rows[index]?.number ?? 0,
          fields: JSON.stringify(fields),
          tracks,
          problems: JSON.stringify(problems),
        })),
      )
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'need_list.uploaded',
      object: { kind: 'organisation', id: team.id },
      detail: { list: id, rows: rows.length },
    })
    return id
  })
}

/** What is wrong with the file stands at its field. */
async function atFile<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading
  } catch (error) {
    if (!isDomainError(error)) throw error
    throw new DomainError(error.code, { ...error.params, field: 'file' }, { status: error.status })
  }
}
