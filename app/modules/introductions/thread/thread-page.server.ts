import { randomUUID } from 'node:crypto'
import { localPath } from '~/locales/lang'
import { notFoundError } from '~/platform/errors'
import { purposes } from '~/platform/files/file-rules'
import { eventStream, lastEventId } from '~/platform/http/event-stream.server'
import { domainErrorResponse, type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { rowIdOf } from '~/platform/row-id'
import { introductionPage } from '../http/introduction-page.server'
import { cardStamp, readOwnCard } from './card.server'
import type { ThreadView } from './components/thread-panel'
import { followThread, takeStream } from './follow-thread.server'
import { markThreadRead } from './mark-thread-read.server'
import { hasThread, MESSAGES_A_PAGE, takesMessages } from './message'
import { findMessage, readMessages, readThreadState } from './messages.repo.server'
import { cardView, type MessageView, messageView, templateViews } from './thread-view'

/** An introduction that has a thread. @throws those of `introductionPage`, and the 404 of one that has none yet */
async function threadOf(args: LoaderFunctionArgs) {
  const page = await introductionPage(args)
  if (!hasThread(page.introduction.state)) throw domainErrorResponse(notFoundError('page', ''))
  return page
}

/**
 * `/introductions/:id/thread`: the newest messages, or those before one. Whoever opens it has read what it shows; a
 * browser that fetches it in advance has not.
 * @throws those of `threadOf`
 */
export async function threadPage(args: LoaderFunctionArgs) {
  const page = await threadOf(args)
  const { services, viewer, introduction, side, acts, lang, path, url, id } = page
  const { db, clock } = services
  const before = idIn(url.searchParams.get('before'))
  const { messages, more } = await readMessages(db, id, { before, limit: MESSAGES_A_PAGE })
  const newest = messages.at(-1)?.id ?? 0
  if (newest > 0 && isVisit(args.request))
    await markThreadRead(services, viewer, { introductionId: id, upTo: newest })
  const [state, card] = await Promise.all([readThreadState(db, id, side), readOwnCard(db, viewer, page)])
  const writes = acts && takesMessages(introduction.state)
  const shown = { introduction, side, viewerId: viewer.id, lang, path, now: clock.now() }
  const templates = writes ? templateViews(side, lang) : []
  const chosen = templates.find(({ key }) => key === url.searchParams.get('template'))
  const view: ThreadView = {
    path: `${path}/thread`,
    messages: messages.map((message) => messageView(message, shown)),
    olderHref: more ? `${path}/thread?before=${messages[0]?.id}` : null,
    newestHref: before === undefined ? null : `${path}/thread`,
    writes,
    ended: introduction.state === 'ended',
    readUpTo: state.readUpTo,
    send: `${path}/messages`,
    live:
      takesMessages(introduction.state) && before === undefined
        ? { href: `${path}/live`, stamp: state.stamp, newest }
        : null,
    keep: `thread ${id} ${viewer.id}`,
    clientId: randomUUID(),
    draft: chosen?.texts.find((each) => each.lang === url.searchParams.get('in'))?.text ?? '',
    templates,
    card: writes ? { ...cardView(card, lang), stamp: cardStamp(card), clientId: randomUUID() } : null,
    contactsHref: localPath(lang, `/organisations/${page.organisationId}/contacts`),
    fileMegabytes: purposes.document.maxBytes / 1_048_576,
  }
  return { ...page, view }
}

/** One message as its page shows it. @throws those of `introductionPage` */
export async function oneMessage(args: LoaderFunctionArgs, messageId: number): Promise<MessageView | null> {
  const { services, viewer, introduction, side, lang, path, id } = await introductionPage(args)
  const message = await findMessage(services.db, id, { id: messageId })
  const now = services.clock.now()
  return message && messageView(message, { introduction, side, viewerId: viewer.id, lang, path, now })
}

/**
 * `/introductions/:id/live`: what happens in the thread, as server-sent events; 204, which no browser asks again
 * after, once the introduction has ended.
 * @throws those of `threadOf`, and 429 where the reader has too many open
 */
export async function threadStream(args: LoaderFunctionArgs): Promise<Response> {
  const page = await threadOf(args)
  const { services, viewer, introduction, side, organisationId, lang, path, url } = page
  if (!takesMessages(introduction.state)) return new Response(null, { status: 204 })
  const giveBack = await withDomainErrors(async () => takeStream(viewer.id))
  const following = {
    own: { introduction, side, organisationId },
    since: lastEventId(args.request),
    stamp: url.searchParams.get('stamp') ?? '',
    lang,
    path,
  }
  return eventStream(
    (send, ended) => followThread(services, viewer, following, send, ended).finally(giveBack),
    { whenGone: args.context.whenGone, stopping: services.news.ended },
  )
}

const idIn = (written: string | null) => rowIdOf(written ?? '') ?? undefined

const isVisit = ({ method, headers }: Request) =>
  method === 'GET' && !/prefetch|prerender/.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '')
