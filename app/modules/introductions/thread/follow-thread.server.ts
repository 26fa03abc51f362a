import type { Lang } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { holdsMembership } from '~/modules/accounts/index.server'
import { DomainError } from '~/platform/errors'
import type { SendEvent } from '~/platform/http/event-stream.server'
import type { Services } from '~/platform/services.server'
import type { OwnIntroduction } from '../introductions.repo.server'
import { threadTopic } from './message'
import { readMessagesAfter, readThreadState } from './messages.repo.server'
import { messageView } from './thread-view'

/** News comes by itself; so often it is looked for all the same, and whether the reader still may. */
const LOOK_EVERY_MS = 20_000
const AT_ONCE = 100
/** Of one person in one process: windows, not readers, for each of which one is enough. */
const STREAMS_A_PERSON = 8

const streams = new Map<number, number>()

export type Following = {
  own: OwnIntroduction
  /** the last message that the reader has */
  since: number
  /** the stamp of the thread as the reader has it */
  stamp: string
  lang: Lang
  path: string
}

/** Takes one of the reader's streams; what it returns gives it back. @throws DomainError `too_many_streams` (429) */
export function takeStream(personId: number): () => void {
  const open = streams.get(personId) ?? 0
  if (open >= STREAMS_A_PERSON) throw new DomainError('too_many_streams', { seconds: 60 }, { status: 429 })
  streams.set(personId, open + 1)
  return () => {
    const left = (streams.get(personId) ?? 1) - 1
    if (left > 0) streams.set(personId, left)
    else streams.delete(personId)
  }
}

/**
 * Sends what happens in a thread to one reader: `message` with its id, `read` when the other side has read further,
 * `changed` when something else did, which the reader then asks for. Ends with their session, their membership, or
 * the introduction.
 */
export async function followThread(
  { db, clock, news }: Pick<Services, 'db' | 'clock' | 'news'>,
  viewer: Person,
  { own, since, stamp: known, lang, path }: Following,
  send: SendEvent,
  ended: AbortSignal,
): Promise<void> {
  const { introduction, side, organisationId } = own
  const { id } = introduction
  const holder = { sessionId: viewer.sessionId, personId: viewer.id, organisationId }
  const bell = makeBell()
  const stop = news.on(threadTopic(id), bell.ring)
  ended.addEventListener('abort', bell.ring)
  let [last, stamp, read] = [since, known, -1]
  try {
    while (!ended.aborted) {
      if (!(await holdsMembership(db, holder, clock.now()))) return
      const messages = await readMessagesAfter(db, id, last, AT_ONCE)
      const state = await readThreadState(db, id, side)
      for (const message of messages) {
        last = message.id
        const view = messageView(message, {
          introduction,
          side,
          viewerId: viewer.id,
          lang,
          path,
          now: clock.now(),
        })
        send({ event: 'message', id: last, data: view })
      }
      if (state.readUpTo !== read) send({ event: 'read', data: { upTo: state.readUpTo } })
      if (state.stamp !== stamp) send({ event: 'changed', data: {} })
      read = state.readUpTo
      stamp = state.stamp
      if (!stamp.startsWith('accepted')) return
      if (messages.length === AT_ONCE) continue
      if (!(await bell.rungWithin(LOOK_EVERY_MS))) send(null)
    }
  } finally {
    stop()
    ended.removeEventListener('abort', bell.ring)
  }
}

/** Waits for a ring; one that came since the last waiting counts. */
function makeBell() {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rung = true
      wake?.()
    },
    async rungWithin(ms: number): Promise<boolean> {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      wake = undefined
      const was = rung
      rung = false
      return was
    },
  }
}
