import { beforeAll, describe, expect, it } from 'vitest'
import { makeChallenge } from '../../support/challenges'
import { makeEvent } from '../../support/events'
import { makeOrganisation } from '../../support/people'
import { type BuiltRoute, builtRoutes } from '../../support/routes'
import { type Answer, useSite } from '../../support/site'
import { accessTable, type Outcome, type Row, type Site } from './access-table'
import { makeVisitor, type Role, roles } from './roles'

function outcomeOf({ status, headers }: Answer): Outcome {
  if (status === 405) return 'closed'
  if (status === 404) return 'missing'
  if (status === 403) return 'refused'
  if (status === 409) return 'not now'
  if (/^(?:\/en)?\/sign-in\?to=/.test(headers.location ?? '')) return 'sign in'
  return 'open'
}

describe('who may do what: every route, method and role', () => {
  const site = useSite({ engine: 'none' })
  let routes: BuiltRoute[] = []
  let world: Site
  beforeAll(async () => {
    routes = await builtRoutes()
    const first = async (view: 'public_offerings' | 'public_needs') =>
      (
        await site.database.db
          .selectFrom(view as 'public_offerings')
          .select('id')
          .orderBy('id')
          .executeTakeFirstOrThrow()
      ).id
    const mail = await site.database.db
      .insertInto('mails')
      .values({
        kind: 'test',
        to_address: 'a@example.com',
        subject: 's',
        body_text: 't',
        message_id: '<1@muster>',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    world = {
      challengeId: await makeChallenge(site.database.db),
      eventId: await makeEvent(
        site.database.db,
        await makeOrganisation(site.database.db, { kind: 'organizer' }),
      ),
      mailId: mail.id,
      offeringId: await first('public_offerings'),
      needId: await first('public_needs'),
    }
  })

  it('the table has a row for each method of each route, and no other', () => {
    const built = routes.flatMap(({ path, action, loader, page }) => [
      ...(loader || page ? [`GET ${path}`] : []),
      ...(action ? [`POST ${path}`] : []),
    ])
    expect(accessTable.map(({ method, route }) => `${method} ${route}`).sort()).toEqual(built.sort())
  })

  const ask = async (row: Row, role: Role) => {
    const visitor = await makeVisitor(site.database.db, role)
    const path = row.path?.(visitor, world) ?? row.route.replaceAll(':id', String(visitor.organisationId))
    const headers: Record<string, string> = visitor.cookie ? { cookie: visitor.cookie } : {}
    if (row.method === 'GET') return site.ask(path, { headers })
    return site.ask(path, {
      method: 'POST',
      headers: { ...headers, origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(row.fields?.(visitor, world) ?? {}).toString(),
    })
  }

  it.each(accessTable.map((row) => [`${row.method} ${row.route}`, row] as const))('%s', async (_, row) => {
    const found: Partial<Record<Role, Outcome>> = {}
    for (const role of roles) {
      const answer = await ask(row, role)
      expect(answer.status, `${role}: ${answer.text.slice(0, 300)}`).toBeLessThan(500)
      found[role] = outcomeOf(answer)
    }
    expect(found).toEqual(row.access)
  })

  it('whatever stands in an address, a method that a route does not have is refused to everybody', async () => {
    const posts = new Set(accessTable.filter(({ method }) => method === 'POST').map(({ route }) => route))
    for (const row of accessTable.filter(({ method, route }) => method === 'GET' && !posts.has(route)))
      for (const role of ['anonymous', 'administrator'] as const)
        expect(outcomeOf(await ask({ ...row, method: 'POST' }, role)), `POST ${row.route}`).toBe('closed')
  })
})
