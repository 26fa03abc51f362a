import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { lockManaged } from '../managed-scope.server'
import { isTakingPart } from '../tours/sign-ups/sign-ups.repo.server'
import { type AgendaContent, type AgendaItem, checkTimes, MAX_ITEMS, refuseClash } from './agenda'
import {
  findAgendaItem,
  insertAgendaItem,
  readAgenda,
  readStages,
  updateAgendaItem,
} from './agenda.repo.server'
import type { AgendaItemForm } from './agenda.schema'
import { stableUid } from './stable-uid.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Form = z.output<typeof AgendaItemForm>
type Saved = Extract<Form, { act: 'save' }>

/**
 * Writes an item of the programme of an event or a stop (`id` null: a new one), calls it off, puts it back, or takes it away where the
 * event is a draft yet. Sending it again changes nothing. Of those that take place no two stand on one stage at one time; the
 * event's row, locked, keeps two organizers from putting them there, and a constraint holds it. Returns the item's id, null
 * where it is gone.
 * @throws DomainError `not_found` (404), as `lockManaged`, `agenda_hours`, `agenda_day`, `unknown_choice` (422), `stage_busy`,
 * `changed_meanwhile`, `agenda_public` (409), `too_many_classes` (422)
 */
export const actOnAgendaItem = (
  { db, clock }: Acting,
  viewer: Person,
  { id, form, ...scope }: EventScope & { id: number | null; form: Form },
): Promise<number | null> =>
  db.transaction().execute(async (tx) => {
    const event = await lockManaged(tx, viewer, scope)
    const of = id !== null ? { id } : form.act === 'save' ? { uid: uidOf(scope, form.key) } : null
    const known = of && (await findAgendaItem(tx, scope, of))
    const on = { tx, viewer, scope, at: clock.now() }
    if (form.act === 'save') {
      checkTimes(form.content, event)
      return save(on, known, id, form)
    }
    if (form.act === 'remove') {
      if (!known) return null
      if (event.state !== 'draft') throw new DomainError('agenda_public', {}, { status: 409 })
      await tx.deleteFrom('agenda_items').where('id', '=', known.id).execute()
      await note(on, 'agenda.item_removed', known.titleZh)
      return null
    }
    if (!known) throw notFoundError('agenda item', id ?? 0)
    const state = form.act === 'cancel' ? 'cancelled' : 'planned'
    if (known.state === state) return known.id
    if (state === 'planned') refuseClash(await readAgenda(tx, scope), known)
    await updateAgendaItem(tx, known.id, { state, at: on.at })
    await note(on, state === 'planned' ? 'agenda.item_restored' : 'agenda.item_cancelled', known.titleZh)
    return known.id
  })

type On = { tx: Tx; viewer: Person; scope: EventScope; at: Date }

/** The UID of a new item: the same for the same form of the same event or stop, and nobody else's. */
const uidOf = ({ eventId, stopId }: EventScope, key: string): string =>
  stableUid(stopId === null ? `${eventId} ${key}` : `${eventId} ${stopId} ${key}`)

async function save(
  on: On,
  known: AgendaItem | null,
  id: number | null,
  { content, version, key }: Saved,
): Promise<number> {
  const { tx, scope, viewer, at } = on
  if (id !== null && !known) throw notFoundError('agenda item', id)
  if (known && says(known) === says(content)) return known.id
  if (known && known.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
  await refuseForeign(tx, scope, content)
  const items = await readAgenda(tx, scope)
  if (known?.state !== 'cancelled') refuseClash(items, { ...content, id: known?.id ?? null })
  if (!known && items.length >= MAX_ITEMS) throw new DomainError('too_many_classes', { max: MAX_ITEMS })
  if (known) await updateAgendaItem(tx, known.id, { content, at })
  const saved =
    known?.id ?? (await insertAgendaItem(tx, scope, { uid: uidOf(scope, key), content, by: viewer.id, at }))
  await note(on, 'agenda.item_saved', content.titleZh)
  return saved
}

const says = (content: AgendaContent): string => {
  const { kind, titleZh, titleEn, abstractZh, abstractEn, stageId, organisationId, speakers } = content
  const said = [kind, titleZh, titleEn, abstractZh, abstractEn, stageId, organisationId]
  const of = speakers.map((each) => [
    ...[each.nameZh, each.nameEn, each.roleZh, each.roleEn],
    ...[each.affiliationZh, each.affiliationEn],
  ])
  return JSON.stringify([said, of, content.startsAt.getTime(), content.endsAt.getTime()])
}

/** The stage is one of the event's or the stop's, and whose item it is exhibits or takes part there. */
async function refuseForeign(
  tx: Tx,
  scope: EventScope,
  { stageId, organisationId }: AgendaContent,
): Promise<void> {
  if (stageId !== null && !(await readStages(tx, scope)).some(({ id }) => id === stageId))
    throw new DomainError('unknown_choice', { field: 'stage' })
  if (organisationId !== null && !(await isThere(tx, scope, organisationId)))
    throw new DomainError('unknown_choice', { field: 'exhibitor' })
}

async function isThere(tx: Tx, { eventId, stopId }: EventScope, organisationId: number): Promise<boolean> {
  if (stopId !== null) return isTakingPart(tx, stopId, [organisationId])
  const exhibits = await tx
    .selectFrom('exhibitor_applications')
    .select('id')
    .where('event_id', '=', eventId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  return exhibits !== undefined
}

const note = (
  { tx, viewer, scope }: On,
  action: 'agenda.item_saved' | 'agenda.item_cancelled' | 'agenda.item_restored' | 'agenda.item_removed',
  title: string,
) =>
  audit(tx, auditSource(viewer), {
    action,
    object: { kind: 'event', id: scope.eventId },
    detail: { title, ...(scope.stopId !== null && { stop: scope.stopId }) },
  })
