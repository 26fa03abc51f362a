import { useCallback, useEffect, useRef, useState } from 'react'
import { keepPage } from '~/ui/keep-page'
import { fetchJson, sendLines } from '../../../offline/answer'
import { useSyncing } from '../../../offline/use-syncing'
import type { Roster } from '../roster'
import type { ScanLine, SentScan } from '../scan'
import { Gate } from './gate'
import { type GatePlace, GateStore } from './gate-store'
import { readyToScan } from './scan-camera'
import { readyToVerify } from './verify-ticket'

/** The page of a gate: its path, and the query that names its stop. */
type GatePage = GatePlace & { path: string; query: string }

/**
 * The gate of this device, which goes on without the network; null until the page has come to life. `version` changes
 * with whatever it says.
 */
export function useGate({ eventId, stopId, path, query: suffix }: GatePage): {
  gate: Gate | null
  store: GateStore | null
  version: number
  online: boolean
  /** the page opens without the network as well */
  kept: boolean
} {
  const [gate, setGate] = useState<Gate | null>(null)
  const [version, setVersion] = useState(0)
  const [kept, setKept] = useState(false)
  const store = useRef<GateStore | null>(null)

  useEffect(() => {
    let ended = false
    const begin = async () => {
      const opened = await GateStore.open({ eventId, stopId }).catch(() => null)
      const made = new Gate({
        ...{ eventId, stopId, store: opened },
        changed: () => !ended && setVersion((before) => before + 1),
        fetchRoster: async ({ since, after }) => {
          const query = new URLSearchParams({
            after: String(after),
            ...(since !== null && { since: String(since) }),
            ...(stopId !== null && { stop: String(stopId) }),
          })
          return (await fetchJson(`${path}/sync?${query}`)) as Roster
        },
        send: async (scans: readonly ScanLine[]) => {
          const lines = scans.map(({ id, n, i, g, h, t }) => ({ id, n, i, g, h, t }))
          return ((await sendLines(`${path}/sync${suffix}`, lines)) as { scans: SentScan[] }).scans
        },
      })
      await made.load()
      if (ended) return opened?.close()
      store.current = opened
      // With nothing to go by it would turn everybody away: until the list is there the server is asked, ticket by ticket.
      if (made.fetched !== null) setGate(made)
      await made.sync()
      if (ended) return
      setGate(made)
      // What is needed without the network is fetched while there is one.
      await Promise.allSettled([readyToVerify(), readyToScan()])
      const keeping = await keepPage(path + suffix).catch(() => 'not kept')
      if (!ended) setKept(keeping === 'kept')
    }
    void begin()
    return () => {
      ended = true
      store.current?.close()
    }
  }, [eventId, stopId, path, suffix])

  const sync = useCallback(() => void gate?.sync(), [gate])
  const online = useSyncing(sync, { cut: gate?.outbox.trouble === 'offline' })

  return { gate, store: store.current, version, online, kept }
}
