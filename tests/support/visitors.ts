import type { Person } from '~/modules/accounts'
import { registerVisitors } from '~/modules/events/index.server'
import type { Visitor } from '~/modules/events/visitors/visitor'
import type { Registering } from '~/modules/events/visitors/visitor.schema'
import type { Services } from '~/platform/services.server'
import { makePerson, viewerOf } from './people'

export const way = { origin: 'https://muster.example' }

/** Somebody as the form sends them. */
export const somebody = (name: string, more: Partial<Registering> = {}): Registering => ({
  ...{ own: false, name, title: '工程师', phone: '138 0000 0000', email: '' },
  ...more,
})

/** Registers these people by the form's own use case; the first one first. */
export const register = (
  services: Services,
  viewer: Person,
  eventId: number,
  visitors: Registering[],
  {
    organisationId = null,
    organisationName = '长沙水务',
    stops = [],
  }: {
    organisationId?: number | null
    organisationName?: string
    stops?: number[]
  } = {},
): Promise<Visitor[]> =>
  registerVisitors(
    services,
    viewer,
    { eventId, registration: { organisationId, organisationName, stops, visitors } },
    way,
  )

/** A visitor of an event with a ticket of their own. */
export async function makeVisitor(
  services: Services,
  eventId: number,
  name = '陈一',
): Promise<{ viewer: Person; visitor: Visitor }> {
  const viewer = await viewerOf(services.db, await makePerson(services.db, { name }))
  const [visitor] = await register(services, viewer, eventId, [somebody(name, { own: true })])
  if (!visitor) throw new Error('nobody was registered')
  return { viewer, visitor }
}
