import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import { drawOnPlan, undoOnPlan } from './draw.server'
import { addHall, removeHall, reviseHall } from './halls.server'
import type { HallActForm, PlanActForm } from './plan.schema'
import { refText } from './plan-act'

type Acting = Pick<Services, 'db' | 'clock'>

/** One act of the plan's editor. Answers the new version, and what was made or changed: `b12`. @throws those of `drawOnPlan` */
export async function actOnPlan(
  services: Acting,
  viewer: Person,
  { eventId, hallId, form }: { eventId: number; hallId: number; form: z.output<typeof PlanActForm> },
): Promise<{ version: number; items: string[] }> {
  const { version, ...act } = form
  const at = { eventId, hallId, version }
  const drawn =
    act.act === 'undo'
      ? await undoOnPlan(services, viewer, at)
      : await drawOnPlan(services, viewer, { ...at, act })
  return { version: drawn.version, items: drawn.items.map(refText) }
}

/** One act on the page of halls. @throws those of the act */
export async function actOnHalls(
  services: Acting,
  viewer: Person,
  { eventId, form }: { eventId: number; form: z.output<typeof HallActForm> },
): Promise<void> {
  if (form.act === 'remove') return removeHall(services, viewer, { eventId, hallId: form.id })
  const { code, nameZh, nameEn, width, depth } = form
  const content = { code, nameZh, nameEn, width, depth }
  if (form.act === 'edit')
    return reviseHall(services, viewer, { eventId, hallId: form.id, version: form.version, content })
  await addHall(services, viewer, { eventId, content })
}
