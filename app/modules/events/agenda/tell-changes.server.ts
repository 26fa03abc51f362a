import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { lockManaged } from '../managed-scope.server'
import { tellAgenda } from '../telling/tellings.server'
import type { Stage } from './agenda'
import { readStages } from './agenda.repo.server'
import type { AgendaTellForm } from './agenda.schema'
import { type AgendaChange, changesOf, changesText } from './agenda-changes'
import { makeKnown, readAllItems, readKnown } from './known-agenda.server'
import { stableUid } from './stable-uid.server'

export type UntoldChanges = {
  changes: AgendaChange[]
  stages: Stage[]
  /** names these changes and no others */
  mark: string
}

/** What those who come do not know yet of the programme of an event or of a stop. */
export async function readUntold(db: Db | Tx, scope: EventScope, now: Date): Promise<UntoldChanges> {
  const [items, known, stages] = [
    await readAllItems(db, scope),
    await readKnown(db, scope),
    await readStages(db, scope),
  ]
  const changes = changesOf(items, known, now)
  return { changes, stages, mark: stableUid(changes.map(({ ref, version }) => `${ref}.${version}`).join()) }
}

/**
 * Tells those who come what changed of the programme since they knew it, all of it in one notice; or takes it as known, where
 * nobody has to be told. Either way it is told no more: sending it again changes nothing.
 * @throws DomainError as `lockManaged`, `event_not_public`, `changed_meanwhile` where there is more than the page showed (409)
 */
export const tellAgendaChanges = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { form, ...scope }: EventScope & { form: z.output<typeof AgendaTellForm> },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockManaged(tx, viewer, scope)
    if (event.state !== 'published') throw new DomainError('event_not_public', {}, { status: 409 })
    const at = clock.now()
    const { changes, stages, mark } = await readUntold(tx, scope, at)
    if (changes.length === 0) return
    if (mark !== form.mark) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const text = (lang: 'zh' | 'en') => changesText(changes, { stages, kind: event.kind, lang })
    if (form.act === 'tellChanges')
      await tellAgenda(tx, scope, {
        ...{ mark, at },
        params: { n: changes.length, changes: { zh: text('zh'), en: text('en') } },
      })
    await makeKnown(tx, scope)
    await audit(tx, auditSource(viewer), {
      action: form.act === 'tellChanges' ? 'agenda.changes_told' : 'agenda.changes_kept',
      object: { kind: 'event', id: scope.eventId },
      detail: { changes: text('zh'), ...(scope.stopId !== null && { stop: scope.stopId }) },
    })
  })
