import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { type StripeApi, stripeApi } from '~/modules/payments/stripe/stripe-api.server'
import { type Published, schemaFault } from './stripe-schema'

type Fields = { [name: string]: string | Fields | (string | Fields)[] }
type Session = Stripe.Checkout.Session
type Answer = { status: number; body: unknown }

/** Nothing outside the tests is ever signed with it; `scripts/test.mjs` gives both to the site. */
export const webhookSecret = 'whsec_of_the_tests'
export const secretKey = 'sk_test_of_the_tests'

/**
 * Stripe as far as payments need it: sessions of Checkout, refunds and events, with idempotency keys, and each change as an
 * event signed as Stripe signs. Every request and every answer is held against what Stripe publishes; one that does not
 * fit is answered with an error that says so, and stands in `mismatches`.
 */
export class StripeStandIn {
  readonly sessions = new Map<string, Session>()
  readonly refunds = new Map<string, Stripe.Refund>()
  readonly events: Stripe.Event[] = []
  readonly mismatches: string[] = []
  /** how many requests changed something, repetitions under one key not counted */
  changes = 0
  /** answers 500 to so many requests to come, having done what was asked: the answer is lost */
  lostAnswers = 0
  /** refunds begin as pending, and `settleRefund` ends them */
  slowRefunds = false
  readonly #name = randomBytes(4).toString('hex')
  #number = 0
  #keys = new Map<string, { asked: string; answer: Answer }>()
  #listeners: ((event: Stripe.Event) => void)[] = []
  now: () => Date
  readonly pageOf: (id: string) => string

  constructor({ now, pageOf }: { now: () => Date; pageOf?: (id: string) => string }) {
    this.now = now
    this.pageOf = pageOf ?? ((id) => `https://checkout.stripe.test/c/pay/${id}`)
  }

  onEvent(listener: (event: Stripe.Event) => void) {
    this.#listeners.push(listener)
  }

  /** What the site asks Stripe by, answered here without a network in between. */
  api(): StripeApi {
    const answer = async (url: string | URL | Request, init?: RequestInit) => {
      const { pathname, search } = new URL(String(url))
      const headers = new Headers(init?.headers)
      const { status, body } = this.handle(
        init?.method ?? 'GET',
        pathname + search,
        headers,
        String(init?.body ?? ''),
      )
      return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
    }
    const httpClient = Stripe.createFetchHttpClient(answer as typeof fetch)
    return stripeApi(new Stripe(secretKey, { httpClient, maxNetworkRetries: 0, telemetry: false }))
  }

  handle(method: string, target: string, headers: Headers, text: string): Answer {
    const url = new URL(target, 'http://stripe')
    if (headers.get('authorization') !== `Bearer ${secretKey}`) return failure(401, 'no such key')
    if (headers.get('stripe-version') !== Stripe.API_VERSION)
      return this.#mismatch(`version ${headers.get('stripe-version')}, not ${Stripe.API_VERSION}`)
    const fields = readFields(method === 'GET' ? url.searchParams : new URLSearchParams(text))
    const key = method === 'POST' ? headers.get('idempotency-key') : null
    const asked = `${url.pathname} ${text}`
    const kept = key === null ? undefined : this.#keys.get(key)
    if (kept && kept.asked !== asked)
      return failure(400, 'this key was used with other parameters', 'idempotency_error')
    let answer = kept?.answer
    if (!answer) {
      answer = this.#answer(method, url.pathname, fields)
      if (method === 'POST' && answer.status === 200) this.changes++
      if (key !== null && answer.status < 500) this.#keys.set(key, { asked, answer })
    }
    if (this.lostAnswers > 0) {
      this.lostAnswers--
      return failure(500, 'the answer is lost', 'api_error')
    }
    return answer
  }

  #answer(method: string, path: string, fields: Fields): Answer {
    const one = /^\/v1\/checkout\/sessions\/([\w-]+)(\/expire)?$/.exec(path)
    if (method === 'POST' && path === '/v1/checkout/sessions')
      return this.#asked('SessionCreate', fields, () => this.#begin(fields))
    if (method === 'GET' && path === '/v1/checkout/sessions')
      return this.#asked('SessionList', fields, () =>
        this.#list(
          'Session',
          path,
          [...this.sessions.values()].filter((each) => each.payment_intent === fields.payment_intent),
        ),
      )
    if (one && method === 'GET' && !one[2])
      return this.#asked('SessionRetrieve', fields, () => this.#one('Session', this.#session(one[1])))
    if (one && method === 'POST' && one[2])
      return this.#asked('SessionExpire', fields, () => {
        const session = this.#session(one[1])
        if (session?.status !== 'open') return failure(400, 'only open sessions can be expired')
        return this.#one('Session', this.#end(session, 'expired'))
      })
    if (method === 'POST' && path === '/v1/refunds')
      return this.#asked('RefundCreate', fields, () => this.#refund(fields))
    if (method === 'GET' && path === '/v1/refunds')
      return this.#asked('RefundList', fields, () =>
        this.#list(
          'Refund',
          path,
          [...this.refunds.values()]
            .filter((each) => each.payment_intent === fields.payment_intent)
            .reverse(),
          fields,
        ),
      )
    if (method === 'GET' && path === '/v1/events')
      return this.#asked('EventList', fields, () => {
        const from = Number((fields.created as Fields | undefined)?.gte ?? 0)
        const types = (fields.types ?? []) as string[]
        const found = this.events.filter(
          ({ created, type }) => created >= from && (types.length === 0 || types.includes(type)),
        )
        return this.#list('Event', path, found.reverse(), fields)
      })
    return this.#mismatch(`nothing answers ${method} ${path}`)
  }

  #asked(name: Published, fields: Fields, answer: () => Answer): Answer {
    const fault = schemaFault(name, fields, 'request')
    return fault ? this.#mismatch(fault) : answer()
  }

  #one(name: Published, value: unknown): Answer {
    if (value === undefined) return failure(404, 'no such object')
    const fault = schemaFault(name, value)
    return fault ? this.#mismatch(fault) : { status: 200, body: structuredClone(value) }
  }

  #list(name: Published, url: string, all: { id: string }[], fields: Fields = {}): Answer {
    const start = fields.starting_after ? all.findIndex(({ id }) => id === fields.starting_after) + 1 : 0
    const end = start + Number(fields.limit ?? 10)
    const data = structuredClone(all.slice(start, end))
    for (const each of data) {
      const fault = schemaFault(name, each)
      if (fault) return this.#mismatch(fault)
    }
    return { status: 200, body: { object: 'list', url, data, has_more: end < all.length } }
  }

  #mismatch(text: string): Answer {
    this.mismatches.push(text)
    return failure(400, `not as Stripe publishes it: ${text}`)
  }

  #session(id: string | undefined): Session | undefined {
    const session = this.sessions.get(id ?? '')
    const over = session?.status === 'open' && session.expires_at <= this.seconds
    return session && over ? this.#end(session, 'expired') : session
  }

  get seconds(): number {
    return Math.floor(this.now().getTime() / 1_000)
  }

  #id(kind: string): string {
    return `${kind}_${this.#name}_${String(++this.#number).padStart(6, '0')}`
  }

  #begin(fields: Fields): Answer {
    const id = this.#id('cs')
    const lines = fields.line_items as {
      quantity: string
      price_data: { unit_amount: string; currency: string }
    }[]
    const amount = lines.reduce(
      (sum, { quantity, price_data: price }) => sum + Number(quantity) * Number(price.unit_amount),
      0,
    )
    const expires = Number(fields.expires_at)
    if (expires < this.seconds + 1_800 || expires > this.seconds + 86_400)
      return failure(400, 'expires_at must be between 30 minutes and 24 hours from now')
    const session = {
      ...emptySession,
      id,
      amount_subtotal: amount,
      amount_total: amount,
      cancel_url: String(fields.cancel_url),
      client_reference_id: String(fields.client_reference_id),
      created: this.seconds,
      currency: lines[0]?.price_data.currency ?? null,
      expires_at: expires,
      locale: fields.locale as Session['locale'],
      metadata: fields.metadata as Stripe.Metadata,
      allowed_payment_method_types: fields.allowed_payment_method_types as string[],
      success_url: String(fields.success_url),
      url: this.pageOf(id),
    } satisfies Session
    this.sessions.set(id, session)
    return this.#one('Session', session)
  }

  #refund(fields: Fields): Answer {
    const intent = String(fields.payment_intent)
    const session = [...this.sessions.values()].find((each) => each.payment_intent === intent)
    const amount = Number(fields.amount)
    const left = (session?.amount_total ?? 0) - this.#refunded(intent)
    if (!session || amount > left) return failure(400, `more than is left of ${intent}`)
    const refund = {
      ...emptyRefund,
      id: this.#id('re'),
      amount,
      created: this.seconds,
      currency: session.currency ?? '',
      metadata: (fields.metadata as Stripe.Metadata | undefined) ?? {},
      payment_intent: intent,
      status: this.slowRefunds ? 'pending' : 'succeeded',
    } satisfies Stripe.Refund
    this.refunds.set(refund.id, refund)
    this.#tell('refund.created', refund)
    return this.#one('Refund', refund)
  }

  #refunded = (intent: string) =>
    [...this.refunds.values()]
      .filter((each) => each.payment_intent === intent && each.status !== 'failed')
      .reduce((sum, { amount }) => sum + amount, 0)

  #end(session: Session, status: 'complete' | 'expired', told = true): Session {
    const ended = {
      ...session,
      status,
      url: null,
      ...(status === 'complete' && { payment_status: 'paid' as const, payment_intent: this.#id('pi') }),
    }
    this.sessions.set(session.id, ended)
    if (told)
      this.#tell(status === 'complete' ? 'checkout.session.completed' : 'checkout.session.expired', ended)
    return ended
  }

  #tell(type: string, object: unknown) {
    const event = {
      id: this.#id('evt'),
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: this.seconds,
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    } as Stripe.Event
    const fault = schemaFault('Event', event)
    if (fault) this.mismatches.push(fault)
    this.events.push(event)
    for (const listener of this.#listeners) listener(event)
  }

  /**
   * What the payer does on Stripe's page. Throws where the session cannot be paid. `told: false`: Stripe's events are held
   * up, so that only who asks for the session learns of it.
   */
  pay(id: string, { told = true } = {}): void {
    const session = this.#session(id)
    if (session?.status !== 'open') throw new Error(`${id} is ${session?.status ?? 'nowhere'}`)
    this.#end(session, 'complete', told)
  }

  /** What the seller does on Stripe's dashboard. */
  refundOutside(sessionId: string, amount: number): void {
    const intent = this.sessions.get(sessionId)?.payment_intent
    const { status, body } = this.#refund({ payment_intent: String(intent), amount: String(amount) })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }

  /** What becomes of a refund at the bank. */
  settleRefund(id: string, status: 'succeeded' | 'failed'): void {
    const refund = this.refunds.get(id)
    if (!refund) throw new Error(`there is no refund ${id}`)
    const settled = { ...refund, status }
    this.refunds.set(id, settled)
    this.#tell(status === 'failed' ? 'refund.failed' : 'refund.updated', settled)
  }

  /** News of a refund in which nothing changed that anybody here looks at. */
  touchRefund(id: string): void {
    const refund = this.refunds.get(id)
    if (refund) this.#tell('refund.updated', refund)
  }

  /** A webhook's body and signature at this moment, whatever the age of the event. */
  signed(
    event: Stripe.Event,
    { secret = webhookSecret, at = this.now() } = {},
  ): { body: string; signature: string } {
    const body = JSON.stringify(event)
    const time = Math.floor(at.getTime() / 1_000)
    const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    return { body, signature: `t=${time},v1=${mac}` }
  }
}

const failure = (status: number, message: string, type = 'invalid_request_error'): Answer => ({
  status,
  body: { error: { type, message } },
})

/** The fields of a form as Stripe nests them: `line_items[0][quantity]`, `types[0]`. */
function readFields(pairs: URLSearchParams): Fields {
  const root: Fields = {}
  for (const [name, value] of pairs) {
    const parts = name.split(/[[\]]+/).filter((part) => part !== '')
    let at = root
    for (const part of parts.slice(0, -1)) {
      at[part] ??= {}
      at = at[part] as Fields
    }
    at[parts.at(-1) ?? ''] = value
  }
  return listed(root) as Fields
}

function listed(value: Fields | string): Fields | string | (Fields | string)[] {
  if (typeof value === 'string') return value
  const entries = Object.entries(value).map(([name, part]) => [name, listed(part as Fields)] as const)
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name)))
    return entries.map(([, part]) => part as Fields | string)
  return Object.fromEntries(entries)
}

const emptySession: Omit<
  Session,
  | 'id'
  | 'amount_subtotal'
  | 'amount_total'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'currency'
  | 'expires_at'
> = {
  object: 'checkout.session',
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: null,
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  customer_email: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  locale: null,
  managed_payments: null,
  metadata: {},
  mode: 'payment',
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  submit_type: null,
  subscription: null,
  success_url: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  url: null,
  wallet_options: null,
}

const emptyRefund: Omit<Stripe.Refund, 'id' | 'amount' | 'created' | 'currency'> = {
  object: 'refund',
  balance_transaction: null,
  charge: null,
  customer: null,
  customer_account: null,
  metadata: {},
  payment_intent: null,
  payment_method: null,
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
}

/**
 * The stand-in as a server on loopback, with a page for each session on which a browser can pay. Events go to
 * `webhook`, where that is given, signed and one after the other.
 */
export async function startStripe({
  now = () => new Date(),
  webhook,
  port: wanted = 0,
}: {
  now?: () => Date
  webhook?: () => string
  /** 0: any free one */
  port?: number
} = {}) {
  let port = 0
  const stripe = new StripeStandIn({ now, pageOf: (id) => `http://127.0.0.1:${port}/pay/${id}` })
  let delivered: Promise<unknown> = Promise.resolve()
  const deliver = (event: Stripe.Event) => {
    const { body, signature } = stripe.signed(event)
    delivered = delivered.then(() =>
      fetch(webhook?.() ?? '', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
      }).then(
        ({ status }) => status,
        () => 0,
      ),
    )
  }
  if (webhook) stripe.onEvent(deliver)
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString()
    const page = /^\/pay\/([\w-]+)$/.exec(request.url ?? '')
    if (page)
      return hosted(page[1] ?? '', request.method === 'POST' ? new URLSearchParams(body) : null, response)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value))
    const answered = stripe.handle(request.method ?? 'GET', request.url ?? '/', headers, body)
    response
      .writeHead(answered.status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(answered.body))
  }
  async function hosted(id: string, sent: URLSearchParams | null, response: ServerResponse) {
    const session = stripe.sessions.get(id)
    if (!session) return response.writeHead(404).end('no such session')
    if (sent) {
      stripe.pay(id, { told: !sent.has('untold') })
      await delivered
      return response.writeHead(303, { Location: session.success_url ?? '/' }).end()
    }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><title>Checkout</title><link rel="icon" href="data:,"><h1>${session.amount_total} ${session.currency}</h1>
        <form method="post"><button>Pay</button><button name="untold">Settle untold</button></form><a href="${session.cancel_url}">Back</a>`,
    )
  }
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  return {
    stripe,
    url: `http://127.0.0.1:${port}`,
    /** once every event told so far was answered */
    delivered: () => delivered,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
