import { z } from 'zod'
import { notify } from '~/modules/notifications/index.server'
import { audit } from '~/platform/audit.server'
import { dayAfter } from '~/platform/china-time'
import { defineJob, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { changeNeedState } from '../change-need-state.server'
import { REMINDED_BEFORE } from './need-days'

/** The site itself acts. */
const itself = { personId: null, organisationId: null, address: null, requestId: null }

type Due = {
  id: number
  organisation_id: number
  title_zh: string
  title_en: string
  open_until: string | null
}

/** Locks an open need, if what it is due for is still so and nobody else is at it. */
const lockDue = (tx: Tx, id: number) =>
  tx
    .selectFrom('needs')
    .select(['id', 'organisation_id', 'title_zh', 'title_en', 'open_until'])
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .skipLocked()

/**
 * Reminds the teams of needs whose last day is near, once for each last day, and takes back those whose last day has
 * passed. Each need in a transaction of its own, so that the work may end in the middle and be taken up again.
 */
async function mindDeadlines({ db, clock, env }: Services, signal: AbortSignal): Promise<void> {
  const today = clock.today()
  // Where mail goes out the site's address is known; where it is kept, its reader is on this machine.
  const way = { origin: env.ORIGIN ?? `http://localhost:${env.PORT}`, at: clock.now() }
  const open = (at: 'near' | 'past') => {
    const rows = db.selectFrom('needs').select('id').where('state', '=', 'open').orderBy('id')
    return at === 'past'
      ? rows.where('open_until', '<', today)
      : rows
          .where('open_until', '>=', today)
          .where('open_until', '<=', dayAfter(today, REMINDED_BEFORE))
          .where('reminded_for', 'is distinct from', ({ ref }) => ref('open_until'))
  }
  for (const { id } of await open('near').execute()) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const need = await lockDue(tx, id)
        .where('open_until', '>=', today)
        .where('open_until', '<=', dayAfter(today, REMINDED_BEFORE))
        .where('reminded_for', 'is distinct from', ({ ref }) => ref('open_until'))
        .executeTakeFirst()
      if (need === undefined) return
      await tx.updateTable('needs').set({ reminded_for: need.open_until }).where('id', '=', id).execute()
      await tell(tx, need, 'reminder', way)
    })
  }
  for (const { id } of await open('past').execute()) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const need = await lockDue(tx, id).where('open_until', '<', today).executeTakeFirst()
      if (need === undefined) return
      await changeNeedState(tx, 'staff', {
        id,
        event: 'withdraw',
        at: clock.now(),
        closing: { how: 'lapsed', reasons: [], text: '' },
      })
      await audit(tx, itself, {
        action: 'need.lapsed',
        object: { kind: 'need', id },
        detail: { from: need.open_until },
      })
      await tell(tx, need, 'lapsed', way)
    })
  }
}

const tell = (
  tx: Tx,
  need: Due,
  what: 'reminder' | 'lapsed',
  way: { origin: string; at: Date },
): Promise<void> =>
  notify(
    tx,
    {
      kind: 'need_lapsing',
      event: `need_${what}`,
      to: { organisationId: need.organisation_id, roles: ['editor', 'owner'] },
      words: `told.need_${what}`,
      params: {
        need: { zh: need.title_zh, en: need.title_en },
        day: need.open_until === null ? '' : { day: need.open_until },
      },
      subject: `need:${need.id}`,
      path: what === 'reminder' ? `/needs/${need.id}/renew` : `/needs/${need.id}`,
      key: `need:${need.id}:${what}:${need.open_until}`,
    },
    way,
  )

export const needJobs = [
  handle(
    defineJob('need-deadlines', z.object({}).loose()),
    (_payload, services, signal) => mindDeadlines(services, signal),
    // Early on a day in China, where the last days of needs are meant.
    { schedule: '23 0 * * *' },
  ),
]
