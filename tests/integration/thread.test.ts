import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MemberRole, Person } from '~/modules/accounts'
import { removeMember, saveContacts } from '~/modules/accounts/index.server'
import { type IntroductionState, introductionStates } from '~/modules/introductions'
import { endIntroduction, readMessageFile, readUnread } from '~/modules/introductions/index.server'
import { lockIntroduction } from '~/modules/introductions/introductions.repo.server'
import { cardStamp, readOwnCard } from '~/modules/introductions/thread/card.server'
import { markThreadRead } from '~/modules/introductions/thread/mark-thread-read.server'
import { MAX_MESSAGE } from '~/modules/introductions/thread/message'
import { ThreadActForm } from '~/modules/introductions/thread/message.schema'
import { readMessages, readThreadState } from '~/modules/introductions/thread/messages.repo.server'
import { type Sending, sendMessage } from '~/modules/introductions/thread/send-message.server'
import { takeMessageBack } from '~/modules/introductions/thread/take-back.server'
import { fixedClock } from '~/platform/clock.server'
import { actBudgets } from '~/platform/rate-limits'
import type { Db, Tx } from '~db/client.server'
import { useDatabase } from '../support/database'
import { makeAccepted, makePair, type Pair } from '../support/introductions'
import { mailNotices } from '../support/notices'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase('sample world')
const way = { origin: 'https://muster.example' }
const later = (minutes: number) => new Date(testDay.getTime() + minutes * 60_000)
const services = (minutes = 0) => testServices(database, null, fixedClock(later(minutes)))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })

let pair: Pair
let id = 0
beforeEach(async () => {
  pair = await makePair(database.db)
  id = await makeAccepted(database.db, pair, testDay)
})

type How = { minutes?: number; clientId?: string; file?: File | null }
const send = (
  viewer: Person,
  body: string,
  { minutes = 0, clientId = randomUUID(), file = null }: How = {},
) => sendMessage(services(minutes), viewer, { introductionId: id, clientId, content: { body, file } }, way)
const messages = async () => (await readMessages(database.db, id, { limit: 100 })).messages
const bodies = async () => (await messages()).map(({ body }) => body)
const read = (viewer: Person, upTo: number, minutes = 0) =>
  markThreadRead(services(minutes), viewer, { introductionId: id, upTo })
const unread = async (viewer: Person, organisationId: number) =>
  (await readUnread(database.db, { personId: viewer.id, organisationId })).get(id) ?? 0
const notices = (personId: number) =>
  database.db
    .selectFrom('notices')
    .select(['event', 'read_at', 'mail_due_at', 'path'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
const member = async (organisationId: number, role: MemberRole) => {
  const person = await makePerson(database.db, { name: '周宁' })
  await addMember(database.db, organisationId, person, role)
  return viewerOf(database.db, person, { organisationId })
}
const setState = (state: IntroductionState) =>
  database.db
    .updateTable('introductions')
    .set({
      state,
      ...(state === 'declined' && { decline_reason: 'budget' }),
      ...(state === 'ended' && { outcome: 'no_response', ended_by: 'team', ended_at: testDay }),
    })
    .where('id', '=', id)
    .execute()
const png = () =>
  new File(
    [
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    '外形图.png',
    { type: 'image/png' },
  )

describe('writing in a thread', () => {
  it('is for editors and owners of the two sides; others of them read, and nobody else finds it', async () => {
    const editor = await member(pair.teamId, 'editor')
    const viewer = await member(pair.enterpriseId, 'viewer')
    const outsider = await makePerson(database.db)
    const elsewhere = await makeOrganisation(database.db, { members: [[outsider, 'owner']] })
    const staff = await makePerson(database.db, { platformRole: 'administrator' })
    await send(pair.team, '请问交期？')
    await send(editor, '一共要四台。')
    await send(pair.enterprise, '首批十天。')
    await expect(send(viewer, '我也想说')).rejects.toEqual(fails('not_allowed', 403))
    for (const person of [
      await viewerOf(database.db, outsider, { organisationId: elsewhere }),
      await viewerOf(database.db, staff),
    ]) {
      await expect(send(person, '我也想说')).rejects.toEqual(fails('not_found', 404))
      await expect(read(person, 1)).rejects.toEqual(fails('not_found', 404))
    }
    expect((await messages()).map(({ side, author, body }) => [side, author.id, body])).toEqual([
      ['team', pair.team.id, '请问交期？'],
      ['team', editor.id, '一共要四台。'],
      ['enterprise', pair.enterprise.id, '首批十天。'],
    ])
  })

  it.each(
    introductionStates.filter((state) => state !== 'accepted'),
  )('is refused while the introduction is %s', async (state) => {
    await setState(state)
    await expect(send(pair.team, '请问交期？')).rejects.toEqual(fails('not_accepted', 409))
    expect(await messages()).toEqual([])
  })

  it('is refused to an organisation that was suspended meanwhile', async () => {
    await database.db
      .updateTable('organisations')
      .set({ state: 'suspended', state_before_suspension: 'verified' })
      .where('id', '=', pair.teamId)
      .execute()
    const owner = await viewerOf(database.db, pair.team, { organisationId: pair.teamId })
    await expect(send(owner, '请问交期？')).rejects.toEqual(fails('not_allowed', 403))
  })

  it('takes no empty message, none that is too long, and no more than the budget allows', async () => {
    await expect(send(pair.team, '')).rejects.toMatchObject({
      code: 'message_empty',
      params: { field: 'body' },
    })
    const form = (body: string) => ThreadActForm.safeParse({ act: 'send', clientId: randomUUID(), body })
    expect(form('长'.repeat(MAX_MESSAGE)).success).toBe(true)
    expect(form('长'.repeat(MAX_MESSAGE + 1)).success).toBe(false)
    expect(form('一行\r\n二行 ').data).toMatchObject({ body: '一行\n二行' })
    for (let n = 0; n < actBudgets.message.points; n++) await send(pair.team, `第 ${n} 条`)
    await expect(send(pair.team, '再来一条')).rejects.toEqual(fails('rate_limited', 429))
    await send(pair.enterprise, '别人还可以')
  }, 60_000)
})

describe('a message that is sent again', () => {
  it('under its client id is the same message, whatever has become of the introduction since', async () => {
    const clientId = randomUUID()
    const first = await send(pair.team, '请问交期？', { clientId })
    expect(await send(pair.team, '请问交期？', { clientId })).toBe(first)
    await setState('ended')
    expect(await send(pair.team, '请问交期？', { clientId })).toBe(first)
    expect(await bodies()).toEqual(['请问交期？'])
    expect(await notices(pair.enterprise.id)).toHaveLength(1)
  })

  it('nine times at the same moment is there once, for each of two', async () => {
    const ids = [randomUUID(), randomUUID()]
    const sent = await Promise.all(
      Array.from({ length: 18 }, (_, n) =>
        send(pair.team, `消息 ${n % 2}`, { clientId: ids[n % 2] as string }),
      ),
    )
    expect(new Set(sent).size).toBe(2)
    expect((await bodies()).sort()).toEqual(['消息 0', '消息 1'])
  })

  it('past the rule is refused by the database', async () => {
    await send(pair.team, '请问交期？')
    const row = await database.db
      .selectFrom('introduction_messages')
      .selectAll()
      .where('introduction_id', '=', id)
      .executeTakeFirstOrThrow()
    const { id: _, ...copy } = row
    await expect(
      database.db.insertInto('introduction_messages').values(copy).execute(),
    ).rejects.toMatchObject({
      constraint: 'introduction_messages_introduction_id_client_id_key',
    })
  })

  it('with another text or by somebody else is no repetition, and nothing is lost without a word', async () => {
    const clientId = randomUUID()
    await send(pair.team, '请问交期？', { clientId })
    for (const [viewer, body] of [
      [pair.team, '请问价格？'],
      [pair.enterprise, '请问交期？'],
    ] as const)
      await expect(send(viewer, body, { clientId })).rejects.toEqual(fails('message_id_taken', 409))
    expect(await bodies()).toEqual(['请问交期？'])
  })

  it('and the end of the introduction come one after the other: written before it, or refused', async () => {
    const [ended, ...sent] = await Promise.allSettled([
      endIntroduction(
        services(),
        pair.team,
        { id, ending: { act: 'end', outcome: 'no_response', text: '' } as never },
        way,
      ),
      ...Array.from({ length: 6 }, (_, n) => send(pair.enterprise, `第 ${n} 条`)),
    ])
    expect(ended.status).toBe('fulfilled')
    const refused = sent.filter(({ status }) => status === 'rejected')
    for (const each of refused) expect(each).toMatchObject({ reason: fails('not_accepted', 409) })
    expect(await messages()).toHaveLength(sent.length - refused.length)
    await expect(send(pair.enterprise, '还有')).rejects.toEqual(fails('not_accepted', 409))
  })

  it('has ids that rise as they can be read, however many are written at once', async () => {
    // A reader who goes on from the last id misses none: no smaller one becomes visible later.
    const seen = new Set<number>()
    let last = 0
    let writing = true
    const reader = (async () => {
      while (writing) {
        for (const message of await messages()) {
          if (seen.has(message.id)) continue
          expect(message.id).toBeGreaterThan(last)
          last = message.id
          seen.add(message.id)
        }
      }
    })()
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => send(n % 2 ? pair.team : pair.enterprise, `第 ${n} 条`)),
    )
    writing = false
    await reader
  })
})

describe('what the lock of the introduction is for', () => {
  const insert = (db: Db | Tx, viewer: Person, body: string) =>
    db
      .insertInto('introduction_messages')
      .values({
        introduction_id: id,
        side: 'team',
        author_id: viewer.id,
        client_id: randomUUID(),
        kind: 'text',
        body,
        created_at: testDay,
      })
      .returning('id')
      .executeTakeFirstOrThrow()

  it('shows where it is not taken: a smaller id becomes readable after a larger one', async () => {
    let first = 0
    await database.db.transaction().execute(async (tx) => {
      first = (await insert(tx, pair.team, '先写，后提交')).id
      const second = await insert(database.db, pair.team, '后写，先提交')
      expect((await messages()).map(({ id: each }) => each)).toEqual([second.id])
      expect(first).toBeLessThan(second.id)
    })
    expect(await messages()).toHaveLength(2)
  })

  it('holds a message back until the one before it is there', async () => {
    let after: Promise<number> | undefined
    await database.db.transaction().execute(async (tx) => {
      await lockIntroduction(tx, id, testDay)
      after = send(pair.enterprise, '后到')
      const { id: first } = await insert(tx, pair.team, '先到')
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(await messages()).toEqual([])
      expect(first).toBeGreaterThan(0)
    })
    await after
    expect(await bodies()).toEqual(['先到', '后到'])
  })
})

describe('reading', () => {
  it('is kept for each person, never goes back, and counts what the other side wrote', async () => {
    const colleague = await member(pair.enterpriseId, 'viewer')
    const first = await send(pair.team, '一')
    const second = await send(pair.team, '二')
    await send(pair.enterprise, '三')
    expect(await unread(pair.enterprise, pair.enterpriseId)).toBe(2)
    expect(await unread(pair.team, pair.teamId)).toBe(1)
    await read(pair.enterprise, first)
    expect(await unread(pair.enterprise, pair.enterpriseId)).toBe(1)
    await read(pair.enterprise, second + 1_000)
    await read(pair.enterprise, first)
    expect(await unread(pair.enterprise, pair.enterpriseId)).toBe(0)
    expect(await unread(colleague, pair.enterpriseId)).toBe(2)
    // What somebody of the other side has read is read by that side.
    expect((await readThreadState(database.db, id, 'team')).readUpTo).toBeGreaterThanOrEqual(second)
    expect((await readThreadState(database.db, id, 'enterprise')).readUpTo).toBe(0)
  })

  it('of what was taken back is not waited for', async () => {
    const sent = await send(pair.team, '一')
    await takeMessageBack(services(1), pair.team, { introductionId: id, messageId: sent })
    expect(await unread(pair.enterprise, pair.enterpriseId)).toBe(0)
  })
})

describe('being told of messages', () => {
  it('comes once until the thread is read, and not by mail to whoever reads it in time', async () => {
    await send(pair.team, '一')
    const last = await send(pair.team, '二', { minutes: 1 })
    expect(await notices(pair.enterprise.id)).toMatchObject([
      {
        event: 'introduction_message',
        read_at: null,
        mail_due_at: later(10),
        path: `/introductions/${id}/thread`,
      },
    ])
    expect(await notices(pair.team.id)).toEqual([])
    await read(pair.enterprise, last, 5)
    expect(await notices(pair.enterprise.id)).toMatchObject([{ read_at: later(5), mail_due_at: null }])
    await send(pair.team, '三', { minutes: 20 })
    await send(pair.team, '四', { minutes: 25 })
    expect(await notices(pair.enterprise.id)).toHaveLength(2)
    await mailNotices(services(40))
    await send(pair.team, '五', { minutes: 50 })
    await mailNotices(services(70))
    const mails = await database.db
      .selectFrom('mails')
      .select(['kind', 'body_text'])
      .where('person_id', '=', pair.enterprise.id)
      .execute()
    expect(mails.map(({ kind }) => kind)).toEqual(['introduction_message'])
    // What was written is for the thread alone.
    expect(mails[0]?.body_text).not.toMatch(/三|四/)
  })

  it('is for editors and owners of the other side, each by what they have read', async () => {
    const [editor, viewer] = [
      await member(pair.enterpriseId, 'editor'),
      await member(pair.enterpriseId, 'viewer'),
    ]
    const first = await send(pair.team, '一')
    await read(editor, first)
    await send(pair.team, '二')
    expect(await notices(pair.enterprise.id)).toHaveLength(1)
    expect(await notices(editor.id)).toHaveLength(2)
    expect(await notices(viewer.id)).toEqual([])
  })
})

describe('a document', () => {
  it('is kept with its message once, and served to the members of the two sides alone', async () => {
    const clientId = randomUUID()
    const sent = await send(pair.enterprise, '外形图见附件', { clientId, file: png() })
    expect(await send(pair.enterprise, '外形图见附件', { clientId, file: png() })).toBe(sent)
    const [message] = await messages()
    const fileId = message?.file?.id ?? ''
    expect(message).toMatchObject({ kind: 'document', file: { name: '外形图.png', mediaType: 'image/png' } })
    const open = (viewer: Person, introductionId = id) =>
      readMessageFile(services(), viewer, { introductionId, fileId })
    const reader = await member(pair.teamId, 'viewer')
    for (const viewer of [pair.team, pair.enterprise, reader]) {
      const response = await open(viewer)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect(response.headers.get('content-security-policy')).toContain('sandbox')
      await response.body?.cancel()
    }
    const staff = await makePerson(database.db, { platformRole: 'administrator' })
    await expect(open(await viewerOf(database.db, staff))).rejects.toEqual(fails('not_found', 404))
    // Not by way of another introduction of one's own.
    const other = await makePair(database.db, { offering: 'O006', need: 'N003' })
    const theirs = await makeAccepted(database.db, other)
    await expect(open(other.team, theirs)).rejects.toEqual(fails('not_found', 404))
    await expect(open(other.team)).rejects.toEqual(fails('not_found', 404))
    await removeMember(services(), pair.team, { organisationId: pair.teamId, personId: reader.id })
    const left = await viewerOf(database.db, reader)
    await expect(open(left)).rejects.toEqual(fails('not_found', 404))
    // Taken back, nobody has it any more.
    await takeMessageBack(services(1), pair.enterprise, { introductionId: id, messageId: sent })
    await expect(open(pair.team)).rejects.toEqual(fails('not_found', 404))
    await expect(open(pair.enterprise)).rejects.toEqual(fails('not_found', 404))
  })

  it('of a kind that is not taken is refused where it was chosen, and nothing is sent', async () => {
    const file = new File(['<html>'], '图.pdf', { type: 'application/pdf' })
    await expect(send(pair.enterprise, '见附件', { file })).rejects.toMatchObject({
      code: 'file_type_refused',
      params: { field: 'file' },
    })
    expect(await messages()).toEqual([])
  })
})

describe('a name card', () => {
  const sendCard = (viewer: Person, card: string, clientId = randomUUID()) => {
    const sending: Sending = { introductionId: id, clientId, content: { card } }
    return sendMessage(services(), viewer, sending, way)
  }
  const ownCard = async () => {
    const own = {
      side: 'enterprise' as const,
      organisationId: pair.enterpriseId,
      introduction: { enterprise: { id: pair.enterpriseId, nameZh: '甲厂', nameEn: '' } } as never,
    }
    return readOwnCard(database.db, pair.enterprise, own)
  }

  it('is the sender’s own, as they saw it, stays as it was sent, and is put on record', async () => {
    const contact = { name: '林晓', duty: '销售', email: pair.enterprise.email, phone: '13800000000' }
    await saveContacts(services(), pair.enterprise, {
      organisationId: pair.enterpriseId,
      contacts: [contact],
    })
    const { name } = await database.db
      .selectFrom('organisations')
      .select('name_zh as name')
      .where('id', '=', pair.enterpriseId)
      .executeTakeFirstOrThrow()
    const card = { ...(await ownCard()), organisationZh: name, organisationEn: '' }
    expect(card).toMatchObject({ name: '林晓', duty: '销售', phone: '13800000000' })
    await expect(sendCard(pair.enterprise, cardStamp({ ...card, phone: '13900000000' }))).rejects.toEqual(
      fails('card_changed', 409),
    )
    await sendCard(pair.enterprise, cardStamp(card))
    await saveContacts(services(), pair.enterprise, {
      organisationId: pair.enterpriseId,
      contacts: [{ ...contact, phone: '13700000000' }],
    })
    expect((await messages()).map(({ kind, card: sent }) => [kind, sent])).toEqual([['card', card]])
    const { n } = await database.db
      .selectFrom('audit_log')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('action', '=', 'introduction.card_sent')
      .where('object_id', '=', String(id))
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(1)
  })
})

describe('taking back', () => {
  const takeBack = (viewer: Person, messageId: number, minutes = 1) =>
    takeMessageBack(services(minutes), viewer, { introductionId: id, messageId })

  it('is the author’s for five minutes; its place stays, what stood there is gone', async () => {
    const clientId = randomUUID()
    const sent = await send(pair.team, '写错了', { clientId })
    const colleague = await member(pair.teamId, 'owner')
    await expect(takeBack(colleague, sent)).rejects.toEqual(fails('not_author', 403))
    await expect(takeBack(pair.enterprise, sent)).rejects.toEqual(fails('not_author', 403))
    await takeBack(pair.team, sent, 4)
    await takeBack(pair.team, sent, 30)
    expect(await messages()).toMatchObject([{ id: sent, body: '', takenBackAt: later(4) }])
    // Sent again by a browser that has not heard, it does not come back.
    expect(await send(pair.team, '写错了', { clientId })).toBe(sent)
    expect(await bodies()).toEqual([''])
    const late = await send(pair.team, '过了时间')
    await expect(takeBack(pair.team, late, 5)).rejects.toEqual(fails('take_back_late', 409))
  })

  it('is over with the introduction, and finds no message of another', async () => {
    const sent = await send(pair.team, '一')
    await expect(takeBack(pair.team, sent + 1_000)).rejects.toEqual(fails('not_found', 404))
    await setState('ended')
    await expect(takeBack(pair.team, sent)).rejects.toEqual(fails('not_accepted', 409))
  })
})
