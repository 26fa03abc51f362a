import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { lockManaged } from '../managed-scope.server'
import { MAX_STAGES, type StageContent } from './agenda'
import { raiseAgenda, readStages } from './agenda.repo.server'
import type { StageActForm } from './agenda.schema'

/**
 * Adds a stage to the programme of an event or a stop, renames it, or takes away one that no item needs. Sending it again changes
 * nothing.
 * @throws DomainError `not_found` (404), as `lockManaged`, `name_taken` at `nameZh`, `unknown_choice` at `element`, `too_many`
 * (422), `stage_in_use` (409)
 */
export const actOnStages = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { form, ...scope }: EventScope & { form: z.output<typeof StageActForm> },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockManaged(tx, viewer, scope)
    const { eventId, stopId } = scope
    const stages = await readStages(tx, scope)
    if (form.act === 'removeStage') {
      const stage = stages.find(({ id }) => id === form.id)
      if (!stage) return
      await remove(tx, { id: form.id, at: clock.now() })
      return note(tx, viewer, { eventId, name: stage.nameZh, action: 'agenda.stage_removed' })
    }
    const content = { nameZh: form.nameZh, nameEn: form.nameEn, elementId: form.element }
    const id = form.act === 'reviseStage' ? form.id : null
    const twin = stages.find(({ nameZh }) => nameZh === content.nameZh)
    if (twin && (id === null || twin.id === id) && says(twin) === says(content)) return
    if (twin && twin.id !== id) throw new DomainError('name_taken', { field: 'nameZh' })
    await refuseForeignElement(tx, { eventId, elementId: content.elementId })
    const columns = {
      ...{ name_zh: content.nameZh, name_en: content.nameEn, element_id: content.elementId },
    }
    if (id === null) {
      if (stages.length >= MAX_STAGES) throw new DomainError('too_many_classes', { max: MAX_STAGES })
      await tx
        .insertInto('event_stages')
        .values({ ...columns, event_id: eventId, stop_id: stopId, position: stages.length })
        .execute()
    } else {
      if (!stages.some((stage) => stage.id === id)) throw notFoundError('stage', id)
      await tx.updateTable('event_stages').set(columns).where('id', '=', id).execute()
      await raiseAgenda(tx, scope, { stageId: id, at: clock.now() })
    }
    return note(tx, viewer, { eventId, name: content.nameZh, action: 'agenda.stage_saved' })
  })

const says = ({ nameZh, nameEn, elementId }: StageContent) => JSON.stringify([nameZh, nameEn, elementId])

async function remove(tx: Tx, { id, at }: { id: number; at: Date }): Promise<void> {
  const item = await tx
    .selectFrom('agenda_items')
    .select('id')
    .where('stage_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (item) throw new DomainError('stage_in_use', {}, { status: 409 })
  await tx.updateTable('event_stages').set({ removed_at: at }).where('id', '=', id).execute()
}

/** What is drawn as a stage in a hall of this event. */
async function refuseForeignElement(
  tx: Tx,
  { eventId, elementId }: { eventId: number; elementId: number | null },
): Promise<void> {
  if (elementId === null) return
  const element = await tx
    .selectFrom('plan_elements as e')
    .innerJoin('halls as h', 'h.id', 'e.hall_id')
    .select('e.id')
    .where('e.id', '=', elementId)
    .where('e.kind', '=', 'stage')
    .where('e.removed_at', 'is', null)
    .where('h.event_id', '=', eventId)
    .executeTakeFirst()
  if (!element) throw new DomainError('unknown_choice', { field: 'element' })
}

const note = (
  tx: Tx,
  viewer: Person,
  {
    eventId,
    name,
    action,
  }: { eventId: number; name: string; action: 'agenda.stage_saved' | 'agenda.stage_removed' },
) =>
  audit(tx, auditSource(viewer), { action, object: { kind: 'event', id: eventId }, detail: { stage: name } })
