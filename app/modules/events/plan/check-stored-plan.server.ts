import type { Db, Tx } from '~db/client.server'
import { checkPlan } from './check-plan'
import type { Hall } from './plan'
import { readPlan } from './plan.repo.server'

/** Each hall of an event as it is stored, with how many booths it has and how many things are wrong with its plan. */
export const checkHalls = async (
  db: Db | Tx,
  eventId: number,
): Promise<{ hall: Hall; booths: number; findings: number }[]> =>
  (await readPlan(db, eventId)).map((plan) => ({
    hall: plan.hall,
    booths: plan.booths.length,
    // An empty hall is not looked at yet.
    findings: plan.booths.length + plan.elements.length === 0 ? 0 : checkPlan(plan).length,
  }))

/** How many booths an event has, and how many things are wrong with its plan. */
export async function checkStoredPlan(
  db: Db | Tx,
  eventId: number,
): Promise<{ booths: number; findings: number }> {
  const halls = await checkHalls(db, eventId)
  const sum = (of: 'booths' | 'findings') => halls.reduce((total, hall) => total + hall[of], 0)
  return { booths: sum('booths'), findings: sum('findings') }
}
