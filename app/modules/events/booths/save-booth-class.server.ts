import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockToDraw } from '../plan/draw.server'
import type { BoothClassContent, BoothOptionContent } from './booth-class'
import { readBoothClasses, readBoothOptions, toClassRow, toOptionRow } from './booth-classes.repo.server'

type Acting = Pick<Services, 'db'>

/** A class or option of an event: a new one, or that with `id`, on the `version` that the page showed. */
type Saving<Content> = { eventId: number; id: number | null; version: number; content: Content }

/** The most of each that one event has. */
const MOST = 60

const kinds = {
  class: { table: 'booth_classes', read: readBoothClasses },
  option: { table: 'booth_options', read: readBoothOptions },
} as const
const actions = { class: 'event.booth_class_saved', option: 'event.booth_option_saved' } as const
type Row = { id: number; version: number; code: string }

async function save(
  { db }: Acting,
  viewer: Person,
  kind: keyof typeof kinds,
  { eventId, id, version, content, row }: Saving<{ code: string }> & { row: object },
): Promise<void> {
  const { table, read } = kinds[kind]
  await db.transaction().execute(async (tx) => {
    await lockToDraw(tx, viewer, eventId)
    const rows: Row[] = await read(tx, eventId)
    const says = (known: Row) =>
      Object.entries(content).every(([name, value]) => known[name as keyof Row] === value)
    const twin = rows.find((known) => known.code === content.code)
    if (twin && (id === null || twin.id === id) && says(twin)) return
    if (twin && twin.id !== id) throw new DomainError('code_taken', { field: 'code' })
    if (id === null) {
      if (rows.length >= MOST) throw new DomainError('too_many_classes', { max: MOST })
      await tx
        .insertInto(table as 'booth_classes')
        .values({ ...(row as ReturnType<typeof toClassRow>), event_id: eventId })
        .execute()
    } else {
      const known = rows.find((each) => each.id === id)
      if (known?.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
      await tx
        .updateTable(table as 'booth_classes')
        .set({ ...(row as ReturnType<typeof toClassRow>), version: version + 1 })
        .where('id', '=', id)
        .execute()
    }
    await audit(tx, auditSource(viewer), {
      action: actions[kind],
      object: { kind: 'event', id: eventId },
      detail: { code: content.code },
    })
  })
}

/**
 * Writes a class of booths. What is agreed with an exhibitor already keeps its price: orders hold their own.
 * @throws DomainError as `lockToDraw`, `code_taken` at `code`, `too_many_classes` (422), `changed_meanwhile` (409)
 */
export const saveBoothClass = (
  services: Acting,
  viewer: Person,
  saving: Saving<BoothClassContent>,
): Promise<void> => save(services, viewer, 'class', { ...saving, row: toClassRow(saving.content) })

/** Writes an option. @throws as `saveBoothClass` */
export const saveBoothOption = (
  services: Acting,
  viewer: Person,
  saving: Saving<BoothOptionContent>,
): Promise<void> => save(services, viewer, 'option', { ...saving, row: toOptionRow(saving.content) })

/**
 * Takes a class away that no booth is of, or was.
 * @throws DomainError as `lockToDraw`, `class_in_use` (409)
 */
export const removeBoothClass = (
  { db }: Acting,
  viewer: Person,
  { eventId, id }: { eventId: number; id: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockToDraw(tx, viewer, eventId)
    const used = await tx
      .selectFrom('booths')
      .select('id')
      .where('class_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (used) throw new DomainError('class_in_use', {}, { status: 409 })
    await tx.deleteFrom('booth_classes').where('event_id', '=', eventId).where('id', '=', id).execute()
    await audit(tx, auditSource(viewer), {
      action: 'event.booth_class_removed',
      object: { kind: 'event', id: eventId },
      detail: { class: id },
    })
  })

/** Takes an option away. @throws as `lockToDraw` */
export const removeBoothOption = (
  { db }: Acting,
  viewer: Person,
  { eventId, id }: { eventId: number; id: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockToDraw(tx, viewer, eventId)
    await tx.deleteFrom('booth_options').where('event_id', '=', eventId).where('id', '=', id).execute()
    await audit(tx, auditSource(viewer), {
      action: 'event.booth_option_removed',
      object: { kind: 'event', id: eventId },
      detail: { option: id },
    })
  })
