import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { SheetMode, SheetState } from './sheet'
import { beginStep } from './sheet-job.server'

export type SheetAct = { act: 'write'; mode: SheetMode } | { act: 'submit' }

/** Each step begins from one state; whoever asks again, or a colleague at the same time, finds it begun. */
const begins = {
  write: { from: 'checked', step: 'writing', since: ['writing', 'written', 'submitting', 'submitted'] },
  submit: { from: 'written', step: 'submitting', since: ['submitting', 'submitted'] },
} as const satisfies Record<string, { from: SheetState; step: string; since: readonly SheetState[] }>

/**
 * Has the rows of a checked sheet written, or what was written submitted for review, in the background. Asked for
 * again it changes nothing: there is one run.
 * @throws DomainError `not_found` (404), `sheet_state` (409), `sheet_rows_refused` where all rows were to be
 * written and some are not right, `sheet_nothing`, and those of `refuseWithout`
 */
export const actOnSheet = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, id, ...asked }: { organisationId: number; id: number } & SheetAct,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const sheet = await tx
      .selectFrom('offering_sheets')
      .select(['id', 'organisation_id', 'state'])
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .forUpdate()
      .executeTakeFirst()
    if (sheet === undefined) throw notFoundError('sheet', id)
    refuseWithout(viewer, organisationId, asked.act === 'write' ? 'prepare' : 'publish', {
      kind: 'sheet',
      id,
    })
    const { from, step, since } = begins[asked.act]
    if ((since as readonly string[]).includes(sheet.state)) return
    if (sheet.state !== from) throw new DomainError('sheet_state', { state: sheet.state }, { status: 409 })
    if (asked.act === 'write') await refuseUnwritable(tx, id, asked.mode)
    const at = clock.now()
    await tx
      .updateTable('offering_sheets')
      .set({
        acted_by: viewer.id,
        acted_at: at,
        refusal: null,
        ...(asked.act === 'write' ? { mode: asked.mode } : {}),
      })
      .where('id', '=', id)
      .execute()
    await beginStep(tx, { id, state: step, at })
    await audit(tx, auditSource(viewer), {
      action: asked.act === 'write' ? 'sheet.confirmed' : 'sheet.handed_in',
      object: { kind: 'sheet', id },
      detail: asked.act === 'write' ? { mode: asked.mode } : {},
    })
  })

async function refuseUnwritable(tx: Tx, id: number, mode: SheetMode): Promise<void> {
  const counted = await tx
    .selectFrom('offering_sheet_rows')
    .select((row) => ['kind', row.fn.countAll<number>().as('n')])
    .where('sheet_id', '=', id)
    .groupBy('kind')
    .execute()
  const count = (kind: string) => Number(counted.find((each) => each.kind === kind)?.n ?? 0)
  if (mode === 'all' && count('refused') > 0)
    throw new DomainError('sheet_rows_refused', { n: count('refused'), field: 'mode' })
  if (count('new') + count('changed') === 0) throw new DomainError('sheet_nothing')
}
