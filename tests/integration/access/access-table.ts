import type { Role, Visitor } from './roles'

/**
 * What a route answers to somebody. `open`: it does its work (a page, a redirect of its own, or a word on
 * what was sent). `sign in`: the way to the sign-in page. `missing`: 404, as for what is not there. `refused`:
 * 403, to those who may know of it. `not now`: 409, by the state of the thing. `closed`: 405, there is no such
 * method.
 */
export type Outcome = 'open' | 'sign in' | 'missing' | 'refused' | 'not now' | 'closed'
export type Access = Record<Role, Outcome>

/** Nobody who could sign in: no session, or one that its person's state has ended. */
const nobody = {
  anonymous: 'sign in',
  'suspended person': 'sign in',
  'deleted person': 'sign in',
} as const

const everybody: Access = {
  anonymous: 'open',
  viewer: 'open',
  editor: 'open',
  owner: 'open',
  outsider: 'open',
  reviewer: 'open',
  administrator: 'open',
  'suspended organisation': 'open',
  'suspended person': 'open',
  'deleted person': 'open',
}
const people: Access = { ...everybody, ...nobody }
const nobodyElse: Access = {
  ...nobody,
  viewer: 'missing',
  editor: 'missing',
  owner: 'missing',
  outsider: 'missing',
  reviewer: 'missing',
  administrator: 'missing',
  'suspended organisation': 'missing',
}
const administrators: Access = { ...nobodyElse, administrator: 'open' }
const reviewers: Access = { ...administrators, reviewer: 'open' }

/** Somebody acts only for an organisation they belong to. */
const actingFor: Access = { ...people, outsider: 'missing', reviewer: 'missing', administrator: 'missing' }

/** Members of the organisation read it, and so do those who review it. */
const members: Access = {
  ...reviewers,
  viewer: 'open',
  editor: 'open',
  owner: 'open',
  'suspended organisation': 'open',
}
/** Written by its editors; a member who may not is told so, anybody else finds nothing there. */
const editors: Access = {
  ...nobodyElse,
  viewer: 'refused',
  editor: 'open',
  owner: 'open',
  'suspended organisation': 'refused',
}
const owners: Access = { ...editors, editor: 'refused' }
/** The page of a form that a member may not send is not there for them. */
const editorsOnly: Access = { ...editors, viewer: 'missing', 'suspended organisation': 'missing' }
const ownersOnly: Access = { ...editorsOnly, editor: 'missing' }

export type Row = {
  /** as the route table of the build says it, without the language */
  route: string
  method: 'GET' | 'POST'
  access: Access
  /** the address, where `:id` is not enough */
  path?: (visitor: Visitor, site: Site) => string
  /** a body that the schema takes, so that the answer is the policy's and not the schema's */
  fields?: (visitor: Visitor) => Record<string, string>
}

/** Rows of the sample world that are public. */
export type Site = { offeringId: number; needId: number; mailId: number }

const get = (route: string, access: Access, path?: Row['path']): Row => ({
  route,
  method: 'GET',
  access,
  ...(path ? { path } : {}),
})
const post = (route: string, access: Access, fields?: Row['fields'], path?: Row['path']): Row => ({
  route,
  method: 'POST',
  access,
  ...(fields ? { fields } : {}),
  ...(path ? { path } : {}),
})

const offering: Row['path'] = (_, { offeringId }) => `/offerings/${offeringId}`
const need: Row['path'] = (_, { needId }) => `/needs/${needId}`
const nothing = '00000000-0000-4000-8000-000000000000'
const inOrganisation =
  (rest: string): Row['path'] =>
  ({ organisationId }) =>
    `/organisations/${organisationId}/${rest}`
const aboutMember: Row['path'] = ({ organisationId, member }) =>
  `/organisations/${organisationId}/members/${member.id}`
const facts: Row['fields'] = () => ({
  kind: 'enterprise',
  nameZh: '测试单位',
  nameEn: '',
  region: '430000',
  introZh: '生产排水抢险装备。',
  introEn: '',
  website: '',
  creditCode: '91440300708461136T',
  version: '1',
})

export const accessTable: readonly Row[] = [
  // What everybody reads.
  get('/', everybody),
  get('/about', everybody),
  get('/offerings', everybody),
  get('/offerings.csv', everybody),
  get('/offerings/:id', everybody, offering),
  get('/needs', everybody),
  get('/needs/:id', everybody, need),
  get('/vocabulary', everybody),
  get('/vocabulary/:list', everybody, () => '/vocabulary/scenarios'),
  get('/compare', everybody),
  post('/compare', everybody),
  get('/language', everybody, () => '/language?to=en&back=/en'),
  get('/theme', everybody),
  post('/theme', everybody),
  get('/*', fromAll('missing'), () => '/no-such-page'),
  post('/*', fromAll('closed'), undefined, () => '/no-such-page'),
  // The read API knows no one.
  get('/api/*', fromAll('missing'), () => '/api/no-such-thing'),
  get('/api/v1/offerings', everybody),
  get('/api/v1/offerings/:id', everybody, (_, { offeringId }) => `/api/v1/offerings/${offeringId}`),
  get(
    '/api/v1/offerings/:id/matches',
    everybody,
    (_, { offeringId }) => `/api/v1/offerings/${offeringId}/matches`,
  ),
  get('/api/v1/needs', everybody),
  get('/api/v1/needs/:id', everybody, (_, { needId }) => `/api/v1/needs/${needId}`),
  get('/api/v1/needs/:id/matches', everybody, (_, { needId }) => `/api/v1/needs/${needId}/matches`),
  get('/api/v1/vocabulary/:list', everybody, () => '/api/v1/vocabulary/tracks'),
  get('/api/v1/openapi.json', everybody),
  // Coming in and going out.
  get('/register', everybody),
  post('/register', everybody),
  get('/verify-email', everybody),
  post('/verify-email', everybody),
  get('/sign-in', everybody),
  post('/sign-in', everybody),
  get('/sign-out', everybody),
  post('/sign-out', everybody),
  get('/forgot-password', everybody),
  post('/forgot-password', everybody),
  get('/reset-password', everybody),
  post('/reset-password', everybody),
  get('/sign-in/second-factor', everybody),
  post('/sign-in/second-factor', everybody),
  get('/sign-in/passkey', everybody),
  post('/sign-in/passkey', everybody),
  get('/passkey-options', everybody),
  post('/passkey-options', everybody, () => ({ use: 'sign_in' })),
  get('/change-email', everybody),
  post('/change-email', everybody, () => ({ token: 'x'.repeat(43) })),
  get('/keep-email', everybody),
  post('/keep-email', everybody, () => ({ token: 'x'.repeat(43) })),
  get('/confirm', people),
  post('/confirm', people, () => ({ password: 'not the password' })),
  get('/confirm/passkey', people),
  post('/confirm/passkey', people),
  // One's own account.
  get('/account', people),
  get('/account/profile', people),
  post('/account/profile', people, () => ({ name: '林晓', language: 'zh' })),
  get('/account/password', people),
  post('/account/password', people, () => ({ current: 'wrong', password: 'a sentence to keep' })),
  get('/account/email', people),
  post('/account/email', people, () => ({ email: 'new-address@example.com' })),
  get('/account/sessions', people),
  post('/account/sessions', people, () => ({ session: 'others' })),
  get('/account/organisation', everybody),
  post('/account/organisation', actingFor, ({ organisationId }) => ({
    organisation: String(organisationId),
  })),
  get('/account/delete', people),
  post('/account/delete', people, () => ({ email: 'not-mine@example.com' })),
  get('/account/passkeys', people),
  post('/account/passkeys', people),
  get('/account/passkeys/remove', fromPeople('missing'), () => '/account/passkeys/remove?id=1'),
  post('/account/passkeys/remove', fromPeople('missing'), undefined, () => '/account/passkeys/remove?id=1'),
  get('/account/second-factor', people),
  post('/account/second-factor', people),
  get('/account/second-factor/set-up', people),
  post('/account/second-factor/set-up', fromPeople('not now'), () => ({ code: '000000' })),
  get('/account/second-factor/recovery-codes', people),
  post('/account/second-factor/recovery-codes', people),
  get('/account/second-factor/turn-off', people),
  post('/account/second-factor/turn-off', people, () => ({ password: 'wrong' })),
  // Organisations, by those who belong to them.
  get('/organisations/new', people),
  post('/organisations/new', people, () => ({ kind: 'organizer' })),
  get('/organisations/:id', members),
  get('/organisations/:id/edit', ownersOnly),
  post('/organisations/:id/edit', owners, facts),
  get('/organisations/:id/contacts', editorsOnly),
  post('/organisations/:id/contacts', editors, () => ({ name0: '陈薇', phone0: '0371-6000 0000' })),
  get('/organisations/:id/documents', members),
  post('/organisations/:id/documents', editors, () => ({ act: 'add', kind: 'other' })),
  get('/organisations/:id/documents/:file', fromPeople('missing'), inOrganisation(`documents/${nothing}`)),
  get('/organisations/:id/submit', ownersOnly),
  post('/organisations/:id/submit', owners, () => ({ version: '1' })),
  get('/organisations/:id/withdraw', ownersOnly),
  post('/organisations/:id/withdraw', { ...owners, owner: 'not now' }),
  get('/organisations/:id/members', members),
  post('/organisations/:id/members', owners, () => ({ email: 'invited@example.com', role: 'viewer' })),
  get('/organisations/:id/members/:person', members, aboutMember),
  post('/organisations/:id/members/:person', owners, () => ({ act: 'role', role: 'viewer' }), aboutMember),
  get('/organisations/:id/transfer', ownersOnly),
  post('/organisations/:id/transfer', { ...owners, owner: 'not now' }, ({ member }) => ({
    person: String(member.id),
  })),
  get('/organisations/:id/invitations/:invitation', fromPeople('missing'), inOrganisation('invitations/1')),
  post(
    '/organisations/:id/invitations/:invitation',
    { ...owners, owner: 'missing' },
    () => ({ act: 'revoke' }),
    inOrganisation('invitations/1'),
  ),
  get('/invitations/:token', everybody, () => `/invitations/${'x'.repeat(43)}`),
  post('/invitations/:token', people, undefined, () => `/invitations/${'x'.repeat(43)}`),
  // Reviewers.
  get('/review', reviewers),
  post('/review', reviewers, () => ({ decision: 'return', reason: '资料不全', row: '1.1' })),
  get('/review/organisations/:id', reviewers),
  post('/review/organisations/:id', { ...reviewers, reviewer: 'not now', administrator: 'not now' }, () => ({
    decision: 'return',
    reason: '资料不全',
    review: '',
    version: '1',
  })),
  get(
    '/review/organisations/:id/documents/:file',
    fromPeople('missing'),
    ({ organisationId }) =>
      `/review/organisations/${organisationId}/documents/00000000-0000-4000-8000-000000000000`,
  ),
  // Administrators.
  get('/admin', administrators),
  get('/admin/audit', administrators),
  get('/admin/audit.csv', administrators),
  get('/admin/outbox', administrators),
  get('/admin/outbox/:id', administrators, (_, { mailId }) => `/admin/outbox/${mailId}`),
  post(
    '/admin/outbox/:id',
    { ...administrators, administrator: 'not now' },
    undefined,
    (_, { mailId }) => `/admin/outbox/${mailId}`,
  ),
  get('/admin/people', administrators),
  get('/admin/people/:id', administrators, ({ member }) => `/admin/people/${member.id}`),
  post(
    '/admin/people/:id',
    administrators,
    () => ({ act: 'end_sessions', reason: '例行检查' }),
    ({ member }) => `/admin/people/${member.id}`,
  ),
  get('/admin/organisations', administrators),
  get('/admin/organisations/:id', administrators),
  post('/admin/organisations/:id', administrators, () => ({ act: 'suspend', reason: '例行检查' })),
]

function fromPeople(outcome: Outcome): Access {
  return { ...fromAll(outcome), ...nobody }
}

function fromAll(outcome: Outcome): Access {
  return Object.fromEntries(Object.keys(everybody).map((role) => [role, outcome])) as Access
}
