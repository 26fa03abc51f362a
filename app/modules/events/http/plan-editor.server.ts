import type { Lang } from '~/locales/lang'
import type { Services } from '~/platform/services.server'
import { readBoothClasses } from '../booths/booth-classes.repo.server'
import { type PlanEditorView, planEditorView } from '../components/plan-editor-view'
import type { Event } from '../event'
import { checkPlan } from '../plan/check-plan'
import { lastActOn } from '../plan/draw.server'
import { readHallPlan } from '../plan/plan.repo.server'
import { takenBooths } from '../plan/taken.server'

/** What the editor of a hall shows. @throws DomainError `not_found` (404) */
export async function planEditor(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  event: Event,
  { hallId, lang }: { hallId: number; lang: Lang },
): Promise<PlanEditorView> {
  const [plan, classes, taken, lastAct] = await Promise.all([
    readHallPlan(db, event.id, hallId),
    readBoothClasses(db, event.id),
    takenBooths(db, hallId, clock.now()),
    lastActOn(db, hallId),
  ])
  const empty = plan.booths.length + plan.elements.length === 0
  return planEditorView(plan, {
    ...{ lang, eventId: event.id, classes, taken, lastAct },
    findings: empty ? [] : checkPlan(plan),
    numbersStand: event.planPublishedAt !== null,
  })
}
