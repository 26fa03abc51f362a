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
/** Looked for where nothing is: nobody is sent to sign in, for a public one would be there for everybody. */
const nobodyFinds: Access = {
  ...nobodyElse,
  anonymous: 'missing',
  'suspended person': 'missing',
  'deleted person': 'missing',
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
/** Those who belong to it, whatever their role, and nobody else. */
const insiders: Access = {
  ...nobodyElse,
  viewer: 'open',
  editor: 'open',
  owner: 'open',
  'suspended organisation': 'open',
}
const ownersOnly: Access = { ...editorsOnly, editor: 'missing' }

/** Whoever writes for the enterprise they act for; it is their own that they then find. */
const sheetWriters: Access = { ...editorsOnly, outsider: 'open' }
/** One that the enterprise uploaded: another enterprise's is not there. */
const ownSheet: Access = { ...sheetWriters, outsider: 'missing' }
/** Written for the enterprise that a member acts for; who acts for none, or for another kind, is told so. */
const enterprises: Access = {
  ...people,
  viewer: 'refused',
  reviewer: 'refused',
  administrator: 'refused',
  'suspended organisation': 'refused',
}
/** An enterprise that has not applied: it has nothing to take back, and no booth to take. */
const notExhibiting: Access = { ...enterprises, editor: 'not now', owner: 'not now', outsider: 'not now' }
/** None of them takes part in the meetings of the event. */
const notMeeting: Access = {
  ...nobody,
  viewer: 'refused',
  editor: 'refused',
  owner: 'refused',
  outsider: 'refused',
  reviewer: 'refused',
  administrator: 'refused',
  'suspended organisation': 'refused',
}
/** Made by somebody who is none of them. */
const notTheirs: Access = {
  ...nobody,
  viewer: 'not now',
  editor: 'not now',
  owner: 'not now',
  outsider: 'not now',
  reviewer: 'not now',
  administrator: 'not now',
  'suspended organisation': 'not now',
}
/** A proposal that was submitted: its authors and reviewers; no team of these stands behind the challenge. */
const proposalReaders: Access = { ...insiders, reviewer: 'open', administrator: 'open' }
const proposalWithdrawers: Access = { ...editors, reviewer: 'missing', administrator: 'missing' }
/** None of the visitors acts for an organizer: the form says who can. */
const nobodyOrganizes = {
  viewer: 'refused',
  editor: 'refused',
  owner: 'refused',
  outsider: 'refused',
  reviewer: 'refused',
  administrator: 'refused',
  'suspended organisation': 'refused',
} as const
/** The list of an enterprise's own. */
const enterpriseMembers: Access = { ...people, reviewer: 'missing', administrator: 'missing' }

export type Row = {
  /** as the route table of the build says it, without the language */
  route: string
  method: 'GET' | 'POST'
  access: Access
  /** the address, where `:id` is not enough */
  path?: (visitor: Visitor, site: Site) => string
  /** a body that the schema takes, so that the answer is the policy's and not the schema's */
  fields?: (visitor: Visitor, site: Site) => Record<string, string>
}

/** Rows of the sample world that are public. */
export type Site = {
  offeringId: number
  needId: number
  mailId: number
  challengeId: number
  eventId: number
}

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
const inNeed =
  (rest: string): Row['path'] =>
  (_, { needId }) =>
    `/needs/${needId}/${rest}`
const ofOffering =
  (rest: string, before = ''): Row['path'] =>
  (_, { offeringId }) =>
    `${before}/offerings/${offeringId}${rest && `/${rest}`}`
const ofChallenge =
  (before = '', rest = ''): Row['path'] =>
  (_, { challengeId }) =>
    `${before}/challenges/${challengeId}${rest}`
const ownProposal: Row['path'] = ({ proposalId }) => `/proposals/${proposalId}`
const rating = { act: 'rate', urgency: '4', difficulty: '3', rationale: '汛期前要用' }
const need: Row['path'] = (_, { needId }) => `/needs/${needId}`
const ownNeed =
  (rest: string): Row['path'] =>
  ({ needId }) =>
    `/needs/${needId}/${rest}`
const ownSheetPath =
  (rest: string): Row['path'] =>
  ({ sheetId }) =>
    `/offerings/spreadsheet/${sheetId}${rest}`
const aPair: Row['path'] = (_, { offeringId, needId }) =>
  `/introductions/new?offering=${offeringId}&need=${needId}`
const ownIntroduction =
  (rest = ''): Row['path'] =>
  ({ introductionId }) =>
    `/introductions/${introductionId}${rest}`
const aQuote: Row['fields'] = () => ({
  ...{
    act: 'send',
    base: '0',
    currency: 'CNY',
    taxRate: '1300',
    taxIncluded: 'yes',
    validUntil: '2099-01-01',
  },
  ...{ 'name-0': '泵', 'quantity-0': '1', 'price-0': '1' },
})
const ownThread =
  (rest: string): Row['path'] =>
  ({ threadId }) =>
    `/introductions/${threadId}${rest}`
const sentMessage: Row['fields'] = () => ({
  act: 'send',
  clientId: 'b3c1f1c8-7a3e-4f7a-9a55-6d0a6a6f0e11',
  body: '请问交期？',
})
const ofEvent =
  (rest = ''): Row['path'] =>
  (_, { eventId }) =>
    `/events/${eventId}${rest}`
const ownEvent =
  (rest = ''): Row['path'] =>
  ({ eventId }) =>
    `/events/${eventId}${rest}`
const ownHall: Row['path'] = ({ eventId, hallId }) => `/events/${eventId}/manage/plan/${hallId}`
const eventFacts: Row['fields'] = () => ({
  ...{ titleZh: '应急装备展', startsOn: '2099-05-12', endsOn: '2099-05-14', opens: '09:00', closes: '17:00' },
  ...{ exhibitorsFrom: '2099-01-01', exhibitorsUntil: '2099-05-01', visitorsFrom: '2099-01-01' },
  ...{ visitorsUntil: '2099-05-14', holdMinutes: '60', transferDays: '5', balanceDays: '30', version: '1' },
})
const stopFacts: Row['fields'] = () => ({
  ...{
    titleZh: '测试站',
    region: '510000',
    venueZh: '测试场地',
    startsOn: '2099-05-12',
    endsOn: '2099-05-12',
  },
  ...{ opens: '09:00', closes: '17:00', enterpriseCapacity: '1', teamCapacity: '1' },
})
const stopActs: Record<string, Record<string, string>> = {
  '': { act: 'remove' },
  '/planner': { organisations: '1' },
  '/sign-ups': { act: 'restore', signUp: '1' },
  '/session': { act: 'record', meeting: '1', outcome: 'open' },
  '/drills': { act: 'remove', drill: '1' },
  '/documents': { act: 'remove', file: '00000000-0000-4000-8000-000000000000' },
  '/organizers': { act: 'name', person: '1' },
}
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
  // An offering of the sample world: nobody of these belongs to its enterprise.
  get('/offerings/:id/versions', everybody, ofOffering('versions')),
  get('/offerings/:id/edit', nobodyElse, ofOffering('edit')),
  post('/offerings/:id/edit', nobodyElse, () => ({ act: 'pause', version: '1' }), ofOffering('edit')),
  get('/offerings/:id/edit/:step', nobodyElse, ofOffering('edit/uses')),
  post('/offerings/:id/edit/:step', nobodyElse, () => ({ version: '0' }), ofOffering('edit/uses')),
  get('/offerings/:id/autosave/:step', nobodyFinds, ofOffering('autosave/uses')),
  post('/offerings/:id/autosave/:step', nobodyElse, () => ({ version: '0' }), ofOffering('autosave/uses')),
  get('/offerings/:id/media', nobodyElse, ofOffering('media')),
  post('/offerings/:id/media', nobodyElse, () => ({ act: 'save' }), ofOffering('media')),
  get('/offerings/:id/media/save', nobodyFinds, ofOffering('media/save')),
  post('/offerings/:id/media/save', nobodyElse, () => ({ act: 'save' }), ofOffering('media/save')),
  get('/offerings/:id/preview', reviewers, ofOffering('preview')),
  get('/offerings/:id/terms', nobodyElse, ofOffering('terms')),
  post('/offerings/:id/terms', nobodyElse, () => ({ version: '1' }), ofOffering('terms')),
  get('/offerings/new', people),
  post('/offerings/new', enterprises, () => ({ nameZh: '泵', track: 'T05.02', equipmentClass: 'GMB' })),
  get('/workbench', people),
  get('/workbench/matches', enterpriseMembers),
  // Those of the table act for enterprises; what a team finds there is tried by workbench.test.ts.
  get('/workbench/needs', nobodyElse),
  get('/workbench/needs.csv', nobodyElse),
  post('/workbench/needs', nobodyElse, () => ({ act: 'renew', id: '1' })),
  get('/workbench/saved', people),
  post('/workbench/saved', people, (_, { offeringId }) => ({
    act: 'save',
    kind: 'offerings',
    id: String(offeringId),
  })),
  get('/workbench/searches', people),
  get('/workbench/searches/new', people, () => '/workbench/searches/new?in=needs&q=ZQ'),
  post('/workbench/searches/new', people, () => ({
    in: 'needs',
    query: 'q=ZQ',
    name: 'ZQ',
    frequency: 'daily',
  })),
  // Nobody's of the table; whose it is, is tried by saved-searches.test.ts.
  get('/workbench/searches/:id', nobodyElse),
  post('/workbench/searches/:id', nobodyElse, () => ({ act: 'change', name: 'ZQ', frequency: 'daily' })),
  get('/workbench/offerings', enterpriseMembers),
  post('/workbench/offerings', nobodyElse, () => ({ act: 'pause', id: '1' })),
  get('/review/offerings', reviewers),
  post('/review/offerings', reviewers, () => ({ row: '1:1' })),
  get('/review/offerings/:id', reviewers, ofOffering('', '/review')),
  post(
    '/review/offerings/:id',
    { ...reviewers, reviewer: 'not now', administrator: 'not now' },
    () => ({ decision: 'publish', version: '1' }),
    ofOffering('', '/review'),
  ),
  get('/challenges', everybody),
  get('/challenges/:id/answer', people, ofChallenge('', '/answer')),
  post(
    '/challenges/:id/answer',
    enterprises,
    () => ({ act: 'save', version: '1', title: '水下液压剪' }),
    ofChallenge('', '/answer'),
  ),
  get('/proposals', people),
  get('/proposals/:id', proposalReaders, ownProposal),
  post('/proposals/:id', proposalWithdrawers, () => ({ act: 'withdraw' }), ownProposal),
  get('/challenges/:id', everybody, ofChallenge()),
  get('/needs', everybody),
  get('/needs/:id', everybody, need),
  get('/needs/for-us', people),
  get('/needs/:id/endorse', people, inNeed('endorse')),
  // Taking part as a team is tried by need-life.test.ts: these act for enterprises, or for nobody.
  post(
    '/needs/:id/endorse',
    fromPeople('refused'),
    () => ({ act: 'endorse', quantity: '2', note: '' }),
    inNeed('endorse'),
  ),
  get('/needs/:id/renew', fromPeople('missing'), inNeed('renew')),
  post('/needs/:id/renew', fromPeople('missing'), undefined, inNeed('renew')),
  // Introductions: those of the table act for enterprises, and for no side of the pair that they ask for.
  // Events: everybody reads those that are public; an organizer's members set up their own.
  get('/events', everybody),
  // Orders: of who pays, who sells, and of nobody else.
  get('/orders', people),
  get('/orders/:id', insiders, ofOrder('')),
  post(
    '/orders/:id',
    editors,
    () => ({ act: 'invoice', invoiceTitle: '测试公司', invoiceCode: '91430100MA4L16JQ9D' }),
    ofOrder(''),
  ),
  get('/orders/:id/receipt', notYet(insiders), ofOrder('/receipt')),
  get(
    '/orders/:id/vouchers/:file',
    fromPeople('missing'),
    ofOrder('/vouchers/00000000-0000-4000-8000-000000000000'),
  ),
  get('/orders/received', people),
  get('/orders/received.csv', enterpriseMembers),
  get('/orders/received.xlsx', enterpriseMembers),
  get('/orders/received/ledger', enterpriseMembers),
  get('/orders/received/ledger.csv', enterpriseMembers),
  get('/orders/received/bank', enterpriseMembers),
  post(
    '/orders/received/bank',
    { ...enterpriseMembers, viewer: 'refused', editor: 'refused', 'suspended organisation': 'refused' },
    () => ({ payee: '测试公司', bank: '测试银行', accountNumber: '6222000011112222' }),
  ),
  // Stripe alone, where the operator has set it up.
  get('/webhooks/stripe', nobodyFinds),
  post('/webhooks/stripe', nobodyFinds),
  get('/events/:id', everybody, ofEvent()),
  get('/events/:id/plan', everybody, ofEvent('/plan')),
  get('/events/:id/exhibitors', everybody, ofEvent('/exhibitors')),
  // One who exhibits is tried by directory.test.ts.
  get('/events/:id/exhibitors/:organisation', { ...nobodyFinds }, ofEvent('/exhibitors/999999')),
  get('/events/:id/agenda', everybody, ofEvent('/agenda')),
  get('/events/:id/agenda.ics', everybody, ofEvent('/agenda.ics')),
  get('/events/:id/agenda/:item/calendar.ics', { ...nobodyFinds }, ofEvent('/agenda/999999/calendar.ics')),
  get('/events/:id/needs', everybody, ofEvent('/needs')),
  get('/events/:id/news', everybody, ofEvent('/news')),
  get('/events/:id/news.atom', everybody, ofEvent('/news.atom')),
  get('/events/:id/news/:item', { ...nobodyFinds }, ofEvent('/news/999999')),
  // A booth that is there is tried by public-plan.test.ts: the plan of this event is not public.
  get('/events/:id/booths/:number', { ...nobodyFinds }, ofEvent('/booths/A01')),
  get('/events/new', people),
  post('/events/new', { ...people, ...nobodyOrganizes }, eventFacts),
  get('/events/:id/manage', insiders, ownEvent('/manage')),
  post('/events/:id/manage', editors, () => ({ act: 'publish' }), ownEvent('/manage')),
  get('/events/:id/manage/facts', insiders, ownEvent('/manage/facts')),
  post('/events/:id/manage/facts', editors, eventFacts, ownEvent('/manage/facts')),
  // The stops of a tour: the event of these visitors is an exhibition, which has none.
  get('/events/:id/stops/:stop', nobodyFinds, ofEvent('/stops/1')),
  get('/events/:id/stops/:stop/documents/:file', nobodyFinds, ofEvent(`/stops/1/documents/${nothing}`)),
  get('/events/:id/manage/stops', nobodyElse, ownEvent('/manage/stops')),
  get('/events/:id/manage/stops/new', nobodyElse, ownEvent('/manage/stops/new')),
  post('/events/:id/manage/stops/new', nobodyElse, stopFacts, ownEvent('/manage/stops/new')),
  get('/events/:id/sign-up', nobodyElse, ofEvent('/sign-up')),
  post('/events/:id/sign-up', nobodyElse, () => ({ act: 'withdraw' }), ofEvent('/sign-up')),
  get('/events/:id/stops/:stop/programme', nobodyElse, ofEvent('/stops/1/programme')),
  ...['/programmes', '/report', '/report.csv'].map((rest) =>
    get(`/events/:id/manage/stops/:stop${rest}`, nobodyElse, ownEvent(`/manage/stops/1${rest}`)),
  ),
  ...['', '/planner', '/sign-ups', '/session', '/drills', '/documents', '/organizers'].flatMap((rest) => [
    get(`/events/:id/manage/stops/:stop${rest}`, nobodyElse, ownEvent(`/manage/stops/1${rest}`)),
    post(
      `/events/:id/manage/stops/:stop${rest}`,
      nobodyElse,
      () => stopActs[rest] ?? {},
      ownEvent(`/manage/stops/1${rest}`),
    ),
  ]),
  // Those who take part are tried by meetings.spec.ts: nobody here does.
  get('/events/:id/meetings', people, ofEvent('/meetings')),
  post('/events/:id/meetings', notMeeting, () => ({ act: 'withdraw', request: '1' }), ofEvent('/meetings')),
  get('/events/:id/meetings/partners', people, ofEvent('/meetings/partners')),
  post(
    '/events/:id/meetings/partners',
    notMeeting,
    () => ({ offering: '1', need: '1' }),
    ofEvent('/meetings/partners'),
  ),
  get('/events/:id/meetings/availability', people, ofEvent('/meetings/availability')),
  post(
    '/events/:id/meetings/availability',
    notMeeting,
    () => ({ cap: '' }),
    ofEvent('/meetings/availability'),
  ),
  // Nor does anybody send what another has noted; there is nothing to be read.
  get('/events/:id/meetings/notes', nobodyFinds, ofEvent('/meetings/notes')),
  post(
    '/events/:id/meetings/notes',
    notTheirs,
    () => ({
      ...{ now: '1800000000000', person: '987654321', organisation: '1' },
      line: JSON.stringify({ id: nothing, t: 1_800_000_000_000, r: 1, o: 'open', s: 'none', g: null, n: '' }),
    }),
    ofEvent('/meetings/notes'),
  ),
  get('/events/:id/meetings/worker.js', nobodyElse, ofEvent('/meetings/worker.js')),
  get('/events/:id/meetings/:request', nobodyElse, ofEvent('/meetings/1')),
  post(
    '/events/:id/meetings/:request',
    notMeeting,
    () => ({ act: 'withdraw', request: '1' }),
    ofEvent('/meetings/1'),
  ),
  get('/events/:id/meetings/:request/ics', nobodyElse, ofEvent('/meetings/1/ics')),
  get('/events/:id/meetings.ics', nobodyElse, ofEvent('/meetings.ics')),
  get('/events/:id/manage/meetings', insiders, ownEvent('/manage/meetings')),
  post(
    '/events/:id/manage/meetings',
    { ...editors, editor: 'missing', owner: 'missing' },
    () => ({ act: 'make' }),
    ownEvent('/manage/meetings'),
  ),
  get('/events/:id/manage/meetings/setup', insiders, ownEvent('/manage/meetings/setup')),
  post(
    '/events/:id/manage/meetings/setup',
    editors,
    () => ({
      ...{ act: 'addSlots', days: '2001-01-01', from: '09:00', until: '10:00', minutes: '25', pause: '5' },
    }),
    ownEvent('/manage/meetings/setup'),
  ),
  get('/events/:id/manage/meetings/requests', insiders, ownEvent('/manage/meetings/requests')),
  post(
    '/events/:id/manage/meetings/requests',
    { ...editors, editor: 'missing', owner: 'missing' },
    () => ({ act: 'unfix', request: '1' }),
    ownEvent('/manage/meetings/requests'),
  ),
  get('/events/:id/manage/meetings/plan', insiders, ownEvent('/manage/meetings/plan')),
  get('/events/:id/manage/classes', insiders, ownEvent('/manage/classes')),
  post(
    '/events/:id/manage/classes',
    editors,
    () => ({
      ...{ act: 'class', version: '1', code: 'STD', nameZh: '标展', pricing: 'flat', price: '9000' },
      ...{ deposit: '100', tax: '6' },
    }),
    ownEvent('/manage/classes'),
  ),
  get('/events/:id/manage/halls', insiders, ownEvent('/manage/halls')),
  post(
    '/events/:id/manage/halls',
    editors,
    () => ({ act: 'add', code: 'B', nameZh: 'B 馆', width: '40', depth: '30' }),
    ownEvent('/manage/halls'),
  ),
  get('/events/:id/apply', people, ofEvent('/apply')),
  post('/events/:id/apply', notExhibiting, () => ({ act: 'withdraw' }), ofEvent('/apply')),
  get('/events/:id/booking', people, ofEvent('/booking')),
  post('/events/:id/booking', notExhibiting, () => ({ act: 'hold', booth: '1' }), ofEvent('/booking')),
  get('/events/:id/register', people, ofEvent('/register')),
  post(
    '/events/:id/register',
    people,
    () => ({ organisationName: '水务局', self: 'yes', name0: '林晓', phone0: '13800000000', agree: 'yes' }),
    ofEvent('/register'),
  ),
  // A ticket that is there is tried by visitors.test.ts: only who registered and who holds its link find it.
  get('/events/:id/tickets/:number', { ...nobodyFinds }, ofEvent('/tickets/1234567897')),
  post(
    '/events/:id/tickets/:number',
    { ...nobodyFinds },
    () => ({ act: 'cancel' }),
    ofEvent('/tickets/1234567897'),
  ),
  get('/events/:id/tickets/:number/pdf', { ...nobodyFinds }, ofEvent('/tickets/1234567897/pdf')),
  get('/events/:id/manage/visitors', insiders, ownEvent('/manage/visitors')),
  get('/events/:id/manage/visitors/badges', insiders, ownEvent('/manage/visitors/badges')),
  post(
    '/events/:id/manage/visitors/badges',
    editors,
    () => ({ badge: '1234567897:1' }),
    ownEvent('/manage/visitors/badges'),
  ),
  // Theirs has no visitors, so that there is nothing to print.
  get('/events/:id/manage/visitors/badges/pdf', nobodyElse, ownEvent('/manage/visitors/badges/pdf')),
  get('/events/:id/manage/exports/:file', editors, ownEvent('/manage/exports/visitors.csv')),
  // None of them exhibits there.
  get('/events/:id/leads', { ...people, ...nobodyOrganizes }, ofEvent('/leads')),
  post(
    '/events/:id/leads',
    { ...people, ...nobodyOrganizes },
    () => ({ act: 'scan', ticket: '1234567897' }),
    ofEvent('/leads'),
  ),
  get('/events/:id/leads.csv', { ...people, ...nobodyOrganizes }, ofEvent('/leads.csv')),
  get('/events/:id/manage/check-in', insiders, ownEvent('/manage/check-in')),
  // Theirs is a draft; gates of a public event are tried by check-in.test.ts.
  post(
    '/events/:id/manage/check-in',
    { ...editors, editor: 'not now', owner: 'not now' },
    () => ({ clientId: nothing, gate: '东门', ticket: '1234567897' }),
    ownEvent('/manage/check-in'),
  ),
  get(
    '/events/:id/manage/check-in/sync',
    { ...editors, editor: 'not now', owner: 'not now' },
    ownEvent('/manage/check-in/sync'),
  ),
  post(
    '/events/:id/manage/check-in/sync',
    { ...editors, editor: 'not now', owner: 'not now' },
    () => ({
      now: '1800000000000',
      line: JSON.stringify({
        id: nothing,
        n: '1234567897',
        i: null,
        g: '东门',
        h: 'typed',
        t: 1_800_000_000_000,
      }),
    }),
    ownEvent('/manage/check-in/sync'),
  ),
  get('/events/:id/manage/check-in/worker.js', insiders, ownEvent('/manage/check-in/worker.js')),
  get('/events/:id/manage/agenda', insiders, ownEvent('/manage/agenda')),
  post(
    '/events/:id/manage/agenda',
    editors,
    () => ({ act: 'addStage', nameZh: '主舞台' }),
    ownEvent('/manage/agenda'),
  ),
  get('/events/:id/manage/agenda/:item', insiders, ownEvent('/manage/agenda/new')),
  post(
    '/events/:id/manage/agenda/:item',
    editors,
    () => ({
      ...{ act: 'save', version: '1', key: nothing, kind: 'talk', titleZh: '开幕' },
      ...{ day: '2099-05-12', from: '09:30', until: '10:00' },
    }),
    ownEvent('/manage/agenda/new'),
  ),
  get('/events/:id/manage/news', insiders, ownEvent('/manage/news')),
  get('/events/:id/manage/news/:item', insiders, ownEvent('/manage/news/new')),
  post(
    '/events/:id/manage/news/:item',
    editors,
    () => ({ act: 'save', version: '1', titleZh: '开展', textZh: '欢迎。' }),
    ownEvent('/manage/news/new'),
  ),
  get('/events/:id/manage/exhibitors', insiders, ownEvent('/manage/exhibitors')),
  post(
    '/events/:id/manage/exhibitors',
    { ...editors, editor: 'missing', owner: 'missing' },
    () => ({ act: 'accept', application: '999999' }),
    ownEvent('/manage/exhibitors'),
  ),
  get('/events/:id/manage/bookings', insiders, ownEvent('/manage/bookings')),
  post(
    '/events/:id/manage/bookings',
    { ...editors, editor: 'missing', owner: 'missing' },
    () => ({ act: 'confirm', booking: '999999' }),
    ownEvent('/manage/bookings'),
  ),
  get('/events/:id/manage/booths', insiders, ownEvent('/manage/booths')),
  post('/events/:id/manage/booths', editors, undefined, ownEvent('/manage/booths')),
  get('/events/:id/manage/booths.csv', insiders, ownEvent('/manage/booths.csv')),
  get('/events/:id/manage/plan/:hall', insiders, ownHall),
  post(
    '/events/:id/manage/plan/:hall',
    editors,
    () => ({ act: 'element', version: '1', kind: 'stage', x: '3', y: '3', width: '6', depth: '6' }),
    ownHall,
  ),
  get('/introductions', people),
  get('/introductions/new', people, aPair),
  post(
    '/introductions/new',
    fromPeople('refused'),
    (_, { offeringId, needId }) => ({
      offering: String(offeringId),
      need: String(needId),
      reason: '想了解流量',
    }),
    aPair,
  ),
  get('/introductions/settings', enterpriseMembers),
  post(
    '/introductions/settings',
    { ...enterpriseMembers, viewer: 'refused', 'suspended organisation': 'refused' },
    () => ({ act: 'resume' }),
  ),
  get('/introductions/:id', insiders, ownIntroduction()),
  post(
    '/introductions/:id',
    { ...editors, editor: 'not now', owner: 'not now' },
    () => ({ act: 'accept', text: '' }),
    ownIntroduction(),
  ),
  get('/introductions/:id/outcome', insiders, ownIntroduction('/outcome')),
  post(
    '/introductions/:id/outcome',
    { ...editors, editor: 'not now', owner: 'not now' },
    () => ({ act: 'end', outcome: 'no_response' }),
    ownIntroduction('/outcome'),
  ),
  get('/introductions/:id/quote', insiders, ownIntroduction('/quote')),
  post(
    '/introductions/:id/quote',
    { ...editors, editor: 'not now', owner: 'not now' },
    () => ({ act: 'refuse', text: '没有产能' }),
    ownIntroduction('/quote'),
  ),
  get(
    '/introductions/:id/quote/write',
    { ...editors, editor: 'not now', owner: 'not now' },
    ownIntroduction('/quote/write'),
  ),
  post(
    '/introductions/:id/quote/write',
    { ...editors, editor: 'not now', owner: 'not now' },
    aQuote,
    ownIntroduction('/quote/write'),
  ),
  // None was sent yet: there is nothing to find.
  get('/introductions/:id/quote/pdf', nobodyElse, ownIntroduction('/quote/pdf?version=1')),
  get('/introductions/:id/quote/files/:file', nobodyElse, ownIntroduction('/quote/files/1')),
  // The thread of one that has ended is read, and nothing is written in it any more.
  get('/introductions/:id/thread', insiders, ownThread('/thread')),
  post(
    '/introductions/:id/thread',
    { ...editors, editor: 'not now', owner: 'not now' },
    sentMessage,
    ownThread('/thread'),
  ),
  get('/introductions/:id/messages', nobodyFinds, ownThread('/messages')),
  post(
    '/introductions/:id/messages',
    { ...editors, editor: 'not now', owner: 'not now' },
    sentMessage,
    ownThread('/messages'),
  ),
  get('/introductions/:id/live', insiders, ownThread('/live')),
  get('/introductions/:id/files/:file', nobodyElse, ownThread('/files/b3c1f1c8-7a3e-4f7a-9a55-6d0a6a6f0e11')),
  get('/workbench/outcomes', enterpriseMembers),
  get('/vocabulary', everybody),
  get('/vocabulary/:list', everybody, () => '/vocabulary/scenarios'),
  get('/compare', everybody),
  post('/compare', everybody),
  get('/language', everybody, () => '/language?to=en&back=/en'),
  get('/offerings/:id/datasheet', everybody, ofOffering('datasheet')),
  get('/offerings/:id/share.png', everybody, ofOffering('share.png')),
  get('/robots.txt', everybody),
  get('/feeds/needs.atom', everybody),
  get('/feeds/offerings.atom', everybody),
  get('/sitemap.xml', everybody),
  get('/sitemaps/:part', everybody, () => '/sitemaps/pages.xml'),
  // Of a public offering; what is another's own is tried by offering-media.test.ts.
  get('/media/:id/:name', nobodyFinds, () => '/media/999999999/800.webp'),
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
  get('/offerings/spreadsheet', sheetWriters),
  post('/offerings/spreadsheet', sheetWriters),
  get('/offerings/spreadsheet/:id', ownSheet, ownSheetPath('')),
  post('/offerings/spreadsheet/:id', ownSheet, () => ({ act: 'write', mode: 'valid' }), ownSheetPath('')),
  get('/offerings/spreadsheet/:id/refused.csv', ownSheet, ownSheetPath('/refused.csv')),
  get('/offerings/spreadsheet/template', sheetWriters, () => '/offerings/spreadsheet/template?track=T05.02'),
  get('/offerings/spreadsheet/export', sheetWriters),
  get('/account/organisation', everybody),
  post('/account/organisation', actingFor, ({ organisationId }) => ({
    organisation: String(organisationId),
  })),
  get('/account/notices', people),
  post('/account/notices', people),
  get('/notices', people),
  post('/notices', people, () => ({ act: 'all', upTo: '1' })),
  // Whoever holds the token of a mail, which says for whom; the tokens that work are tried by notices.test.ts.
  get('/unsubscribe/:token', fromAll('missing'), () => `/unsubscribe/${'x'.repeat(60)}`),
  post('/unsubscribe/:token', fromAll('missing'), undefined, () => `/unsubscribe/${'x'.repeat(60)}`),
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
  // Needs, by the team whose they are. The organisations here are enterprises, which begin none.
  get('/needs/new', people),
  post('/needs/new', fromPeople('refused')),
  get('/needs/lists', nobodyElse),
  post('/needs/lists', fromPeople('refused')),
  get('/needs/lists/:id', nobodyElse, () => '/needs/lists/1'),
  post(
    '/needs/lists/:id',
    fromPeople('refused'),
    () => ({ ticked: '1' }),
    () => '/needs/lists/1',
  ),
  get('/needs/:id/edit', editorsOnly, ownNeed('edit')),
  post('/needs/:id/edit', editors, () => ({ act: 'save', version: '1' }), ownNeed('edit')),
  get('/needs/:id/draft', nobodyFinds, ownNeed('draft')),
  post('/needs/:id/draft', editors, () => ({ version: '1' }), ownNeed('draft')),
  get('/needs/:id/preview', editorsOnly, ownNeed('preview')),
  post('/needs/:id/preview', editors, () => ({ version: '1' }), ownNeed('preview')),
  get('/needs/:id/manage', insiders, ownNeed('manage')),
  post(
    '/needs/:id/manage',
    { ...editors, editor: 'not now', owner: 'not now' },
    () => ({ act: 'discard' }),
    ownNeed('manage'),
  ),
  get('/needs/:id/quotes', insiders, ownNeed('quotes')),
  get('/needs/:id/quotes/pdf', insiders, ownNeed('quotes/pdf')),
  get(
    '/needs/:id/quotes/request',
    { ...editorsOnly, editor: 'not now', owner: 'not now' },
    ownNeed('quotes/request'),
  ),
  post(
    '/needs/:id/quotes/request',
    { ...editors, editor: 'not now', owner: 'not now' },
    (_, { offeringId }) => ({ offering: String(offeringId), text: '请报价', quantity: '', replyBy: '' }),
    ownNeed('quotes/request'),
  ),
  get('/needs/:id/close', editorsOnly, ownNeed('close')),
  post(
    '/needs/:id/close',
    editors,
    () => ({ end: 'withdrawn', how: 'not_needed', text: '' }),
    ownNeed('close'),
  ),
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
  get('/review/challenges', reviewers),
  get('/review/challenges/:id', reviewers, ofChallenge('/review')),
  post('/review/challenges/:id', reviewers, () => rating, ofChallenge('/review')),
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

/** Those who may see it are told that it is not there yet. */
function notYet(access: Access): Access {
  return Object.fromEntries(
    Object.entries(access).map(([role, outcome]) => [role, outcome === 'open' ? 'not now' : outcome]),
  ) as Access
}

function ofOrder(rest: string): Row['path'] {
  return ({ orderId }) => `/orders/${orderId}${rest}`
}

function fromPeople(outcome: Outcome): Access {
  return { ...fromAll(outcome), ...nobody }
}

function fromAll(outcome: Outcome): Access {
  return Object.fromEntries(Object.keys(everybody).map((role) => [role, outcome])) as Access
}
