import { useEffect, useRef, useState } from 'react'
import { postForm } from '~/ui/post-form'
import type { MessageView } from '../thread-view'
import { Outbox, type Outgoing, type Tried } from './outbox'

const TEXT_MS = 20_000
const FILE_MS = 180_000

/**
 * The outbox of a thread in this window: `list` is what is not known to be there yet. Nothing before the page has
 * come to life. `signedOut`: what to say where the session has ended.
 */
export function useOutbox({
  href,
  keep,
  sent,
  signedOut,
}: {
  href: string
  keep: string
  sent(message: MessageView): void
  signedOut: string
}): { list: readonly Outgoing[]; outbox: Outbox | null } {
  const [list, show] = useState<readonly Outgoing[]>([])
  const [outbox, hold] = useState<Outbox | null>(null)
  const latest = useRef({ sent, signedOut })
  latest.current = { sent, signedOut }

  useEffect(() => {
    const made = new Outbox({
      store: sessionStore(),
      key: keep,
      changed: show,
      send: (outgoing) => post(href, outgoing, latest.current),
    })
    hold(made)
    const again = () => made.retry()
    addEventListener('online', again)
    return () => {
      made.end()
      removeEventListener('online', again)
    }
  }, [href, keep])

  return { list, outbox }
}

async function post(
  href: string,
  { clientId, body, file }: Outgoing,
  { sent, signedOut }: { sent(message: MessageView): void; signedOut: string },
): Promise<Tried> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ act: 'send', clientId, body })) form.set(name, value)
  if (file) form.set('file', file)
  const response = await postForm(href, form, { signal: AbortSignal.timeout(file ? FILE_MS : TEXT_MS) })
  if (response.redirected) return { outcome: 'refused', error: signedOut }
  if (response.status === 429)
    return { outcome: 'again', afterMs: Number(response.headers.get('retry-after') ?? 10) * 1000 }
  if (response.status >= 500) return { outcome: 'again' }
  const answer = (await response.json().catch(() => ({}))) as {
    message?: MessageView
    error?: string
    errors?: Record<string, string>
  }
  if (response.ok && answer.message) {
    sent(answer.message)
    return { outcome: 'sent' }
  }
  const why = Object.values(answer.errors ?? {})[0] ?? answer.error
  return { outcome: 'refused', error: why ?? String(response.status) }
}

function sessionStore(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
