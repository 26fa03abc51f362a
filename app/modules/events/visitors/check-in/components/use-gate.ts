import { useCallback, useEffect, useRef, useState } from 'react'
import { postForm } from '~/ui/post-form'
import type { Roster } from '../roster'
import type { ScanLine, SentScan } from '../scan'
import { Gate, RefusedError } from './gate'
import { GateStore } from './gate-store'
import { keepPage } from './keep-page'
import { readyToScan } from './scan-camera'
import { readyToVerify } from './verify-ticket'

const EVERY_MS = 30_000
const TIMEOUT_MS = 20_000

const answerOf = async (response: Response): Promise<unknown> => {
  if (response.status >= 500 || response.status === 429) throw new Error('not now')
  if (!response.ok || response.redirected) throw new RefusedError()
  return response.json()
}

/**
 * The gate of this device, which goes on without the network; null until the page has come to life. `version` changes
 * with whatever it says.
 */
export function useGate({ eventId, path }: { eventId: number; path: string }): {
  gate: Gate | null
  store: GateStore | null
  version: number
  online: boolean
  /** the page opens without the network as well */
  kept: boolean
} {
  const [gate, setGate] = useState<Gate | null>(null)
  const [version, setVersion] = useState(0)
  const [online, setOnline] = useState(true)
  const [kept, setKept] = useState(false)
  const store = useRef<GateStore | null>(null)

  useEffect(() => {
    let ended = false
    const signal = () => AbortSignal.timeout(TIMEOUT_MS)
    const begin = async () => {
      const opened = await GateStore.open(eventId).catch(() => null)
      const made = new Gate({
        ...{ eventId, store: opened },
        changed: () => !ended && setVersion((before) => before + 1),
        fetchRoster: async ({ since, after }) => {
          const query = new URLSearchParams({
            after: String(after),
            ...(since !== null && { since: String(since) }),
          })
          // biome-ignore lint/style/noRestrictedGlobals: a path of this site, from the browser
          const response = await fetch(`${path}/sync?${query}`, { signal: signal() })
          return (await answerOf(response)) as Roster
        },
        send: async (scans: readonly ScanLine[]) => {
          const body = new URLSearchParams({ now: String(Date.now()) })
          for (const { id, n, i, g, h, t } of scans)
            body.append('scan', JSON.stringify({ id, n, i, g, h, t }))
          const response = await postForm(`${path}/sync`, body, { signal: signal() })
          return ((await answerOf(response)) as { scans: SentScan[] }).scans
        },
      })
      await made.load()
      if (ended) return opened?.close()
      store.current = opened
      setGate(made)
      await made.sync()
      // What is needed without the network is fetched while there is one.
      await Promise.allSettled([readyToVerify(), readyToScan()])
      const whole = await keepPage(path).catch(() => false)
      if (!ended) setKept(whole)
    }
    void begin()
    return () => {
      ended = true
      store.current?.close()
    }
  }, [eventId, path])

  const sync = useCallback(() => {
    setOnline(navigator.onLine)
    if (navigator.onLine) void gate?.sync()
  }, [gate])
  useEffect(() => {
    sync()
    const timer = setInterval(sync, EVERY_MS)
    addEventListener('online', sync)
    addEventListener('offline', sync)
    return () => {
      clearInterval(timer)
      removeEventListener('online', sync)
      removeEventListener('offline', sync)
    }
  }, [sync])

  return { gate, store: store.current, version, online, kept }
}
