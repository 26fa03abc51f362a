import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { type Side, sides } from '~/modules/introductions'
import {
  acceptIntroduction,
  answerQuote,
  askForIntroduction,
  countIntroductions,
  endIntroduction,
  QuoteFields,
  requestQuotes,
  sendQuote,
} from '~/modules/introductions/index.server'
import type { QuoteAct } from '~/modules/introductions/quotes/quote.schema'
import {
  mayQuote,
  type QuoteEvent,
  quoteEvents,
  quoteStates,
  quoteTransitions,
} from '~/modules/introductions/quotes/quote-states'
import { readQuote, readVersion, readVersions } from '~/modules/introductions/quotes/quotes.repo.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makePair, type Pair } from '../support/introductions'
import { addMember, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase('sample world')
const way = { origin: 'https://muster.example' }
const DAY = 86_400_000
const services = (days = 0) =>
  testServices(database, null, fixedClock(new Date(testDay.getTime() + days * DAY)))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const until = (days: number) => new Date(testDay.getTime() + days * DAY).toISOString().slice(0, 10)

let pair: Pair
beforeEach(async () => {
  pair = await makePair(database.db)
})

/** An introduction that both sides agreed to. */
async function introduced(): Promise<number> {
  const id = await askForIntroduction(
    services(),
    pair.team,
    { offeringId: pair.offeringId, needId: pair.needId, reason: '汛期前要用' },
    way,
  )
  await acceptIntroduction(services(), pair.enterprise, { id, text: '' }, way)
  return id
}

const request = (viewer: Person = pair.team, days = 0, text = '请报四台') =>
  requestQuotes(
    services(days),
    viewer,
    {
      needId: pair.needId,
      offeringIds: [pair.offeringId],
      asking: { text, quantity: 4, replyBy: until(10) },
    },
    way,
  )

function written(price: string, more: Record<string, string> = {}) {
  const read = QuoteFields.parse({
    act: 'send',
    base: '0',
    currency: 'CNY',
    taxRate: '1300',
    taxIncluded: 'no',
    deliveryDays: '20',
    deliveryText: '送到长沙',
    validUntil: until(30),
    note: '质保两年',
    'name-0': '移动泵车',
    'quantity-0': '4',
    'unit-0': '台',
    'price-0': price,
    ...more,
  })
  if (read.act !== 'send') throw new Error('not a quote')
  return read
}

const send = (id: number, base: number, price: string, viewer: Person = pair.enterprise, days = 0) =>
  sendQuote(services(days), viewer, { id, quote: { ...written(price), base, files: [] } }, way)
const answer = (id: number, form: QuoteAct, viewer: Person = pair.team, days = 0) =>
  answerQuote(services(days), viewer, { id, form }, way)
const quoteOf = async (id: number) => {
  const quote = await readQuote(database.db, id)
  return quote && { state: quote.state, version: quote.version, accepted: quote.accepted?.version ?? null }
}
const told = async (organisationId: number) =>
  (
    await database.db
      .selectFrom('notices')
      .select('event')
      .where('organisation_id', '=', organisationId)
      .where('event', 'like', 'introduction_quote%')
      .orderBy('id')
      .execute()
  ).map(({ event }) => event.replace('introduction_quote_', ''))

describe('asking for quotes', () => {
  it('asks for the introduction as well, once, whoever of the team sends it how often', async () => {
    const colleague = await makePerson(database.db)
    await addMember(database.db, pair.teamId, colleague, 'editor')
    const other = await viewerOf(database.db, colleague, { organisationId: pair.teamId })
    const results = await Promise.all([request(), request(), request(other)])
    expect(results.map((refused) => refused.size)).toEqual([0, 0, 0])
    const rows = await database.db
      .selectFrom('introductions as i')
      .leftJoin('quotes as q', 'q.introduction_id', 'i.id')
      .select(['i.state', 'q.state as quote', 'q.request_quantity'])
      .where('i.need_id', '=', pair.needId)
      .execute()
    expect(rows).toEqual([{ state: 'asked', quote: 'requested', request_quantity: 4 }])
    expect(await told(pair.enterpriseId)).toEqual(['requested'])
  })

  it('says of each enterprise why it could not be asked, and asks the others', async () => {
    const { db } = database
    const other = await db
      .selectFrom('offerings')
      .select('id')
      .where('state', '=', 'published')
      .where('reference', '=', false)
      .where('organisation_id', '<>', pair.enterpriseId)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('organisation_blocks')
      .values({ organisation_id: pair.enterpriseId, blocked_id: pair.teamId, created_at: testDay })
      .execute()
    const owner = await makePerson(db)
    const { organisation_id } = await db
      .selectFrom('offerings')
      .select('organisation_id')
      .where('id', '=', other.id)
      .executeTakeFirstOrThrow()
    await addMember(db, organisation_id, owner, 'owner')
    const refused = await requestQuotes(
      services(),
      pair.team,
      {
        needId: pair.needId,
        offeringIds: [pair.offeringId, other.id],
        asking: { text: '请报价', quantity: null, replyBy: null },
      },
      way,
    )
    expect([...refused].map(([id, { code }]) => [id, code])).toEqual([[pair.offeringId, 'takes_no_requests']])
    const asked = await db
      .selectFrom('introductions')
      .select('offering_id')
      .where('need_id', '=', pair.needId)
      .execute()
    expect(asked).toEqual([{ offering_id: other.id }])
  })

  it('is refused to the enterprise, to a viewer, and for a day that is past', async () => {
    const id = await introduced()
    await expect(request(pair.enterprise)).rejects.toEqual(fails('not_found', 404))
    const viewer = await makePerson(database.db)
    await addMember(database.db, pair.teamId, viewer, 'viewer')
    const reader = await viewerOf(database.db, viewer, { organisationId: pair.teamId })
    await expect(request(reader)).rejects.toEqual(fails('not_allowed', 403))
    await expect(request(pair.team, 11)).rejects.toEqual(
      expect.objectContaining({ code: 'day_past', params: { field: 'replyBy' } }),
    )
    expect(await quoteOf(id)).toBeNull()
  })
})

describe('a quote', () => {
  it('is sent in versions that never change, each with what it comes to', async () => {
    const id = await introduced()
    await request()
    await send(id, 0, '185000')
    await send(id, 1, '179000.50')
    const versions = await readVersions(database.db, id)
    expect(versions.map(({ version, net, tax, total }) => [version, net, tax, total])).toEqual([
      [2, 716_002_00, 93_080_26, 809_082_26],
      [1, 740_000_00, 96_200_00, 836_200_00],
    ])
    expect(versions[0]?.lines).toEqual([
      { name: '移动泵车', quantity: 400, unit: '台', price: 179_000_50, amount: 716_002_00 },
    ])
    await expect(
      database.db.updateTable('quote_versions').set({ total_minor: 1, net_minor: 1, tax_minor: 0 }).execute(),
    ).rejects.toThrow(/send another version/)
    await expect(database.db.updateTable('quote_lines').set({ price_minor: 1 }).execute()).rejects.toThrow(
      /send another version/,
    )
    expect(await told(pair.teamId)).toEqual(['sent', 'sent'])
  })

  it('sent twice is one version, and on top of an old one is refused', async () => {
    const id = await introduced()
    await Promise.all([send(id, 0, '185000'), send(id, 0, '185000'), send(id, 0, '185000')])
    expect(await quoteOf(id)).toEqual({ state: 'offered', version: 1, accepted: null })
    await expect(send(id, 0, '170000')).rejects.toEqual(fails('quote_changed', 409))
    expect(await told(pair.teamId)).toEqual(['sent'])
  })

  it('keeps its documents from version to version, for the two sides alone', async () => {
    const id = await introduced()
    const pdf = new File(
      ['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'],
      '参数表.pdf',
    )
    const all = services()
    await sendQuote(all, pair.enterprise, { id, quote: { ...written('1'), files: [pdf] } }, way)
    await sendQuote(all, pair.enterprise, { id, quote: { ...written('1'), files: [pdf] } }, way)
    const first = await readVersion(database.db, id, 1)
    expect(first.files.map(({ name }) => name)).toEqual(['参数表.pdf'])
    const keep = first.files.map((file) => file.id)
    await sendQuote(all, pair.enterprise, { id, quote: { ...written('2'), base: 1, keep, files: [] } }, way)
    expect((await readVersion(database.db, id, 2)).files).toEqual(first.files)
    // A file of somebody else's is not taken over by naming it.
    const foreign = await database.db
      .selectFrom('files')
      .select('id')
      .where('id', '<>', keep[0] ?? '')
      .execute()
    await sendQuote(
      all,
      pair.enterprise,
      {
        id,
        quote: { ...written('3'), base: 2, keep: foreign.map((file) => file.id).slice(0, 5), files: [] },
      },
      way,
    )
    expect((await readVersion(database.db, id, 3)).files).toEqual([])
  })

  it('needs lines that can be read, and says at which field they cannot', () => {
    const faults = (more: Record<string, string>) =>
      QuoteFields.safeParse({
        ...{ act: 'send', base: '0', currency: 'CNY', taxRate: '1300', taxIncluded: 'yes' },
        ...{ validUntil: until(3), ...more },
      }).error?.issues.map(({ path, message }) => [path.join('.'), message])
    expect(faults({})).toEqual([['name-0', 'line_name']])
    expect(faults({ 'name-0': '泵', 'quantity-0': '0', 'price-0': '1.234' })).toEqual([
      ['quantity-0', 'line_quantity'],
      ['price-0', 'money'],
    ])
    expect(faults({ 'name-0': '泵', 'quantity-0': '-1', 'price-0': '１２' })?.length).toBe(2)
    expect(faults({ 'name-4': '泵', 'quantity-4': '1.5', 'price-4': '1,200.5' })).toBeUndefined()
  })
})

describe('accepting a quote', () => {
  it('is of one exact version, and fails where a newer one exists', async () => {
    const id = await introduced()
    await send(id, 0, '185000')
    await send(id, 1, '199000')
    await expect(answer(id, { act: 'accept', version: 1 })).rejects.toEqual(
      expect.objectContaining({ code: 'quote_newer', status: 409, params: { answered: 1, version: 2 } }),
    )
    await expect(answer(id, { act: 'accept', version: 3 })).rejects.toEqual(fails('not_found', 404))
    await answer(id, { act: 'accept', version: 2 })
    await answer(id, { act: 'accept', version: 2 })
    expect(await quoteOf(id)).toEqual({ state: 'accepted', version: 2, accepted: 2 })
    expect(await told(pair.enterpriseId)).toEqual(['accepted'])
  })

  it('holds to the last day that the version names, and no longer', async () => {
    const id = await introduced()
    await send(id, 0, '185000')
    await expect(answer(id, { act: 'accept', version: 1 }, pair.team, 31)).rejects.toEqual(
      fails('quote_expired', 409),
    )
    await answer(id, { act: 'accept', version: 1 }, pair.team, 30)
  })

  it('lets nobody change a price alone: a new version waits, and what was accepted holds', async () => {
    const id = await introduced()
    await send(id, 0, '185000')
    await answer(id, { act: 'accept', version: 1 })
    await send(id, 1, '250000')
    expect(await quoteOf(id)).toEqual({ state: 'amending', version: 2, accepted: 1 })
    await answer(id, { act: 'decline', version: 2, text: '说好了的' })
    expect(await quoteOf(id)).toEqual({ state: 'accepted', version: 2, accepted: 1 })
    await send(id, 2, '180000')
    await answer(id, { act: 'withdraw', version: 3, text: '' }, pair.enterprise)
    expect(await quoteOf(id)).toEqual({ state: 'accepted', version: 3, accepted: 1 })
    await send(id, 3, '179000')
    await answer(id, { act: 'accept', version: 4 })
    expect(await quoteOf(id)).toEqual({ state: 'accepted', version: 4, accepted: 4 })
    await expect(answer(id, { act: 'withdraw', version: 4, text: '' }, pair.enterprise)).rejects.toEqual(
      fails('quote_state', 409),
    )
  })

  it('is over when the introduction is', async () => {
    const id = await introduced()
    await send(id, 0, '185000')
    await endIntroduction(
      services(),
      pair.team,
      { id, ending: { act: 'end', outcome: 'no_response', text: '' } },
      way,
    )
    await expect(answer(id, { act: 'accept', version: 1 })).rejects.toEqual(fails('not_accepted', 409))
    await expect(send(id, 1, '1')).rejects.toEqual(fails('not_accepted', 409))
  })
})

describe('two acts at the same moment', () => {
  const rounds = 8
  /** Each round on a quote of its own; gives what was refused, and how the quote stands then. */
  async function race(acts: (id: number) => Promise<unknown>[]) {
    const seen: { refused: unknown[]; quote: Awaited<ReturnType<typeof quoteOf>> }[] = []
    for (let round = 0; round < rounds; round++) {
      pair = await makePair(database.db)
      const id = await introduced()
      await send(id, 0, '185000')
      const results = await Promise.allSettled(acts(id))
      const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
      seen.push({ refused, quote: await quoteOf(id) })
    }
    return seen
  }

  it('accepting and withdrawing: one comes second and is told so', async () => {
    const seen = await race((id) => [
      answer(id, { act: 'accept', version: 1 }),
      answer(id, { act: 'withdraw', version: 1, text: '' }, pair.enterprise),
    ])
    for (const { refused, quote } of seen) {
      expect(refused).toEqual([fails('quote_state', 409)])
      expect(quote?.accepted).toBe(quote?.state === 'accepted' ? 1 : null)
    }
  })

  it('accepting and a new version: what is accepted is what was read, or nothing', async () => {
    const seen = await race((id) => [answer(id, { act: 'accept', version: 1 }), send(id, 1, '250000')])
    for (const { refused, quote } of seen)
      if (refused.length === 0) expect(quote).toEqual({ state: 'amending', version: 2, accepted: 1 })
      else {
        expect(refused).toEqual([fails('quote_newer', 409)])
        expect(quote).toEqual({ state: 'offered', version: 2, accepted: null })
      }
  })

  it('accepting twice is accepting once', async () => {
    const seen = await race((id) => [
      answer(id, { act: 'accept', version: 1 }),
      answer(id, { act: 'accept', version: 1 }),
    ])
    for (const { refused, quote } of seen) {
      expect(refused).toEqual([])
      expect(quote).toEqual({ state: 'accepted', version: 1, accepted: 1 })
    }
    expect(await told(pair.enterpriseId)).toEqual(['accepted'])
  })

  it('two versions on top of the same one: the second is told of the first', async () => {
    const seen = await race((id) => [send(id, 1, '170000'), send(id, 1, '160000')])
    for (const { refused, quote } of seen) {
      expect(refused).toEqual([fails('quote_changed', 409)])
      expect(quote?.version).toBe(2)
    }
  })

  it('without the lock a price is accepted that is no longer offered: the control of these races', async () => {
    const { db } = database
    const id = await introduced()
    await send(id, 0, '185000')
    // What `answerQuote` does, with a new version between its check and its write.
    const seen = await readQuote(db, id)
    await answer(id, { act: 'withdraw', version: 1, text: '写错了' }, pair.enterprise)
    expect(seen?.state).toBe('offered')
    await db
      .updateTable('quotes')
      .set({ state: 'accepted', accepted_version: 1, accepted_at: testDay, last_event: 'accept' })
      .where('introduction_id', '=', id)
      .execute()
    expect(await quoteOf(id)).toEqual({ state: 'accepted', version: 1, accepted: 1 })
  })
})

it('has the transitions of the table, for each side and in every state, and no other', async () => {
  const { db } = database
  const id = await introduced()
  const act = (event: QuoteEvent, viewer: Person): Promise<unknown> => {
    if (event === 'request')
      return request(viewer, 0, '再报一次').then((refused) => {
        for (const error of refused.values()) throw error
      })
    if (event === 'send') return send(id, 1, '777', viewer)
    const version = { version: 1, text: '因为' }
    return answer(id, { act: event, ...version } as QuoteAct, viewer)
  }
  const begin = async (state: (typeof quoteStates)[number]) => {
    await db
      .updateTable('quotes')
      .set({ state: 'offered', accepted_version: null, accepted_at: null })
      .execute()
    await db.deleteFrom('quote_lines').where('introduction_id', '=', id).execute()
    await db.deleteFrom('quote_versions').where('introduction_id', '=', id).execute()
    await db.deleteFrom('quotes').where('introduction_id', '=', id).execute()
    await send(id, 0, '185000')
    await db
      .updateTable('quotes')
      .set({
        state,
        requested_at: testDay,
        last_event: 'send',
        ...(state === 'accepted' || state === 'amending'
          ? { accepted_version: 1, accepted_at: testDay }
          : {}),
        // What is accepted is told apart from what is proposed.
        ...(state === 'amending' && { version: 1 }),
      })
      .where('introduction_id', '=', id)
      .execute()
  }
  for (const state of quoteStates)
    for (const side of sides as readonly Side[])
      for (const event of quoteEvents) {
        await begin(state)
        await act(event, pair[side]).catch(() => {})
        // Accepting what is accepted already is a repetition.
        const repeated = event === 'accept' && (state === 'accepted' || state === 'amending')
        const to = repeated || !mayQuote(state, event, side) ? state : quoteTransitions[state][event]
        expect((await quoteOf(id))?.state, `${state} ${side} ${event}`).toBe(to)
      }
})

it('tells each side in its list and its counts whose turn it is', async () => {
  const id = await introduced()
  const counts = async () =>
    Promise.all(
      [pair.teamId, pair.enterpriseId].map((organisation) =>
        countIntroductions(database.db, organisation, services().clock.now()),
      ),
    )
  expect(await counts()).toEqual([{ accepted: 1 }, { accepted: 1 }])
  await request()
  expect(await counts()).toEqual([{ accepted: 1 }, { quote: 1 }])
  await send(id, 0, '185000')
  expect(await counts()).toEqual([{ quote: 1 }, { accepted: 1 }])
  await answer(id, { act: 'accept', version: 1 })
  expect(await counts()).toEqual([{ accepted: 1 }, { accepted: 1 }])
})
