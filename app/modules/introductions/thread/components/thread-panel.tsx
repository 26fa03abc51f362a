import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type FormState, useRevalidator } from '~/platform/http'
import { ButtonLink } from '~/ui/button'
import { newClientId } from '~/ui/new-client-id'
import { Notice } from '~/ui/notice'
import type { CardView, MessageView, Template } from '../thread-view'
import { Composer } from './composer'
import { MessageList, UnsentList } from './message-list'
import { type LiveThread, useLiveThread, useSeen } from './use-live-thread'
import { useOutbox } from './use-outbox'

export type ThreadView = {
  /** of this page */
  path: string
  messages: MessageView[]
  olderHref: string | null
  newestHref: string | null
  writes: boolean
  ended: boolean
  /** how far the other side has read */
  readUpTo: number
  /** where scripts send to */
  send: string
  /** null: nothing can happen here any more, or older messages are shown */
  live: LiveThread | null
  /** names what this window keeps over a reload */
  keep: string
  /** of the next message that is sent without scripts */
  clientId: string
  draft: string
  templates: Template[]
  card: (CardView & { stamp: string; clientId: string }) | null
  contactsHref: string
  fileMegabytes: number
}

/** The thread of an introduction: what was written, what is being sent, and where to write. */
export function ThreadPanel({ view, state }: { view: ThreadView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { revalidate } = useRevalidator()
  const [came, take] = useState<readonly MessageView[]>([])
  const [heardRead, setRead] = useState(0)
  const box = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const online = useOnline()

  const add = (message: MessageView) =>
    take((before) => (before.some(({ id }) => id === message.id) ? before : [...before, message]))
  const { list, outbox } = useOutbox({
    href: view.send,
    keep: view.keep,
    sent: add,
    signedOut: t('thread.signedOut'),
  })
  useLiveThread(view.live, { message: add, read: setRead, changed: revalidate })

  const messages = useMemo(() => together(view.messages, came), [view.messages, came])
  const there = new Set(messages.map(({ clientId }) => clientId))
  const unsent = list.filter(({ clientId }) => !there.has(clientId))
  const newest = messages.at(-1)?.id ?? 0
  useSeen(view.send, newest, view.messages.at(-1)?.id ?? 0)
  useKeptAtEnd(end, newest + unsent.length, view.newestHref === null)

  const edit = (clientId: string) => {
    const back = outbox?.remove(clientId)
    if (!back || !box.current) return
    box.current.value = [back.body, box.current.value].filter((text) => text.trim() !== '').join('\n')
    box.current.focus()
  }

  return (
    <div className="mx-auto grid w-full max-w-4xl grid-cols-[minmax(0,1fr)] gap-3">
      {view.olderHref && (
        <p className="text-center">
          <ButtonLink href={view.olderHref} size="small">
            {t('thread.older')}
          </ButtonLink>
        </p>
      )}
      {messages.length === 0 && unsent.length === 0 ? (
        <p className="panel text-muted px-4 py-3">{t(view.ended ? 'thread.emptyEnded' : 'thread.empty')}</p>
      ) : (
        <MessageList
          messages={messages}
          action={view.writes ? view.path : null}
          readUpTo={Math.max(view.readUpTo, heardRead)}
        />
      )}
      <UnsentList list={unsent} retry={(id) => outbox?.retry(id)} edit={edit} />
      {view.newestHref && (
        <p className="text-center">
          <ButtonLink href={view.newestHref} size="small">
            {t('thread.newest')}
          </ButtonLink>
        </p>
      )}
      <div ref={end} className="scroll-mb-16" />
      {!online && <Notice role="status">{t('thread.offline')}</Notice>}
      {view.ended && <Notice>{t('thread.ended')}</Notice>}
      {view.writes && (
        <Composer
          view={view}
          state={state}
          box={box}
          send={
            outbox &&
            (({ body, file }) => outbox.add({ clientId: newClientId(), body, ...(file && { file }) }))
          }
        />
      )}
    </div>
  )
}

/** Those of the page, which are newer where both have one, and those that came since. */
function together(page: readonly MessageView[], came: readonly MessageView[]): MessageView[] {
  const known = new Set(page.map(({ id }) => id))
  const first = page[0]?.id ?? 0
  return [...page, ...came.filter(({ id }) => id > first && !known.has(id))].sort((a, b) => a.id - b.id)
}

const subscribe = (changed: () => void) => {
  for (const name of ['online', 'offline']) addEventListener(name, changed)
  return () => {
    for (const name of ['online', 'offline']) removeEventListener(name, changed)
  }
}
const useOnline = () =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )

/** How far from the end, in pixels, its reader still follows it. */
const NEAR = 240

/** Shows the end of the thread when it is opened, and follows it while the reader is there. */
function useKeptAtEnd(end: { current: HTMLElement | null }, grown: number, follows: boolean): void {
  const opened = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever has grown
  useEffect(() => {
    const mark = end.current
    if (!mark || !follows) return
    const below = mark.getBoundingClientRect().top - innerHeight
    const jump = opened.current ? below < NEAR : below > -NEAR / 2
    opened.current = true
    if (jump && !location.hash) mark.scrollIntoView({ block: 'end' })
  }, [grown, follows])
}
