import type { Lang } from '~/locales/lang'
import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'
import { type Event, type EventScope, rightToChange } from '../event'
import { readOwnEvent } from '../events.repo.server'
import { readToPublish } from '../managed-scope.server'
import {
  type ExportKind,
  type ExportTable,
  exhibitorsTable,
  exportKinds,
  optionsTable,
  visitorsTable,
} from './export-tables.server'

export type ExportFormat = 'csv' | 'xlsx'

/** The table and the format that a file's name asks for. @throws DomainError `not_found` (404) */
export function exportOf(file: string): { kind: ExportKind; format: ExportFormat } {
  const [, name, format] = /^(\w+)\.(csv|xlsx)$/.exec(file) ?? []
  const kind = exportKinds.find((each) => each === name)
  if (!kind || !format) throw notFoundError('export', file)
  return { kind, format: format as ExportFormat }
}

/**
 * What an organizer takes along of an own event; of a stop of a tour, who comes to it. It is about people, so that each one is written down.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403)
 */
export async function exportEvent(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { kind, format, lang, ...scope }: EventScope & { kind: ExportKind; format: ExportFormat; lang: Lang },
): Promise<ExportTable> {
  const event = await readToExport(db, viewer, kind, scope)
  await db.transaction().execute((tx) =>
    audit(tx, auditSource(viewer), {
      action: 'event.exported',
      object: { kind: 'event', id: event.id },
      detail: { file: `${kind}.${format}`, ...(scope.stopId !== null && { stop: scope.stopId }) },
    }),
  )
  if (kind === 'visitors') return visitorsTable(db, scope, lang)
  if (kind === 'exhibitors') return exhibitorsTable(db, event, lang)
  return optionsTable(db, event, lang, clock.now())
}

function readToExport(db: Db, viewer: Person, kind: ExportKind, scope: EventScope): Promise<Event> {
  if (scope.stopId === null) return readOwn(db, viewer, kind, scope.eventId)
  if (kind !== 'visitors') throw notFoundError('export', kind)
  return readToPublish(db, viewer, scope)
}

async function readOwn(db: Db, viewer: Person, kind: ExportKind, eventId: number): Promise<Event> {
  const event = await readOwnEvent(db, viewer, eventId, kind === 'visitors' ? 'any' : 'exhibition')
  refuseWithout(viewer, event.organizer.id, rightToChange(event), { kind: 'event', id: eventId })
  return event
}
