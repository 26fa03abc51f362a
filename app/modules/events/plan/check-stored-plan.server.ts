import type { Db, Tx } from '~db/client.server'
import { checkPlan, type Finding } from './check-plan'
import { readPlan } from './plan.repo.server'

export type HallFinding = Finding & { hallId: number }

/** What is wrong with the plan of an event as it is stored, and how many booths it has. */
export async function checkStoredPlan(
  db: Db | Tx,
  eventId: number,
): Promise<{ booths: number; findings: HallFinding[] }> {
  const plans = await readPlan(db, eventId)
  return {
    booths: plans.reduce((sum, { booths }) => sum + booths.length, 0),
    findings: plans.flatMap((plan) =>
      checkPlan(plan).map((finding) => ({ ...finding, hallId: plan.hall.id })),
    ),
  }
}
