import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { BoothClass, BoothOption } from '../booths/booth-class'
import { readBoothClasses, readBoothOptions } from '../booths/booth-classes.repo.server'
import { type Exhibitor, readExhibitors } from './exhibitors.server'
import { boothNumber } from './number-booths'
import type { Booth, Hall, HallPlan } from './plan'
import { readPlan } from './plan.repo.server'
import { type Taken, takenBoothsOfEvent } from './taken.server'

export type PublicPlan = {
  plans: HallPlan[]
  classes: BoothClass[]
  taken: ReadonlyMap<number, Taken>
  /** who has bought booths, by organisation */
  exhibitors: ReadonlyMap<number, Exhibitor>
}

/** The plan of an event as everybody sees it: what is drawn, what is taken, and by whom what is sold. */
export async function readPublicPlan(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  eventId: number,
): Promise<PublicPlan> {
  const [plans, classes, taken] = await Promise.all([
    readPlan(db, eventId),
    readBoothClasses(db, eventId),
    takenBoothsOfEvent(db, eventId, clock.now()),
  ])
  const buyers = [...taken.values()]
    .filter(({ state }) => state === 'sold')
    .map((each) => each.organisationId)
  return { plans, classes, taken, exhibitors: await readExhibitors(db, eventId, [...new Set(buyers)]) }
}

export type PublicBooth = {
  booth: Booth
  hall: Hall
  boothClass: BoothClass | undefined
  taken: Taken | undefined
  exhibitor: Exhibitor | undefined
  options: BoothOption[]
}

/** A booth of a plan that everybody sees, by its number. @throws DomainError `not_found` (404) */
export async function readPublicBooth(
  services: Pick<Services, 'db' | 'clock'>,
  { eventId, number }: { eventId: number; number: string },
): Promise<PublicBooth> {
  const [plan, options] = await Promise.all([
    readPublicPlan(services, eventId),
    readBoothOptions(services.db, eventId),
  ])
  const wanted = boothNumber(number)
  for (const { hall, booths } of plan.plans) {
    const booth = booths.find((each) => each.number === wanted)
    if (!booth) continue
    const taken = plan.taken.get(booth.id)
    return {
      ...{ booth, hall, options, taken },
      boothClass: plan.classes.find(({ id }) => id === booth.classId),
      exhibitor: taken?.state === 'sold' ? plan.exhibitors.get(taken.organisationId) : undefined,
    }
  }
  throw notFoundError('booth', number)
}
