import { dayOf } from '~/platform/china-time'
import { newClientId } from '~/ui/new-client-id'
import { Outbox } from '../../../offline/outbox'
import type { Roster, RosterRow } from '../roster'
import { type Entry, MOST_SCANS, type ScanLine, type ScanWay, type SentScan } from '../scan'
import { type GateVisitor, type Presented, presented, type Verdict, verdictOn } from '../verdict'
import type { Fetched, GatePlace, GateStore, KeptScan } from './gate-store'
import { type TicketVerifier, ticketVerifier } from './verify-ticket'

export type GateParts = GatePlace & {
  store: GateStore | null
  fetchRoster(query: { since: number | null; after: number }): Promise<Roster>
  /** the scans that the server has now */
  send(scans: readonly ScanLine[]): Promise<SentScan[]>
  changed(): void
}

/** What the server found out of a scan that the gate could not know. */
export type Report = { scan: KeptScan; result: string; first: { gate: string; at: number } | null }

const toVisitor = ([number, issue, cancelled, name, organisation, team]: RosterRow): GateVisitor => ({
  ...{ number, issue, name, organisation, team: team === 1 },
  cancelledAt: cancelled === 0 ? null : new Date(cancelled),
})

/**
 * A gate on this device: lets people in by what it carries along, keeps its scans until the server has them, and
 * brings what it carries up to date whenever the network is there.
 */
export class Gate {
  readonly reports: Report[] = []
  fetched: Fetched | null = null
  gate = ''
  readonly outbox: Outbox<KeptScan, SentScan>
  readonly #visitors = new Map<string, GateVisitor>()
  readonly #entries = new Map<string, Entry>()
  readonly #parts: GateParts
  #verify: TicketVerifier = ticketVerifier([])

  constructor(parts: GateParts) {
    this.#parts = parts
    const { store, send, changed } = parts
    this.outbox = new Outbox<KeptScan, SentScan>({
      ...{ most: MOST_SCANS, send, changed },
      put: async (scan) => store?.putScan(scan),
      answered: (scan, answer) => {
        const result = answer?.result ?? 'unknown'
        if (result !== scan.word) this.reports.unshift({ scan, result, first: answer?.first ?? null })
      },
    })
  }

  get size(): number {
    return this.#visitors.size
  }
  get scans(): readonly KeptScan[] {
    return this.outbox.items
  }

  /** Takes up what the device has kept. */
  async load(): Promise<void> {
    const kept = await this.#parts.store?.read()
    if (!kept) return
    for (const row of kept.visitors) this.#visitors.set(row[0], toVisitor(row))
    this.gate = kept.gate
    this.outbox.items.push(...kept.scans)
    this.#take(kept.fetched)
    const today = dayOf(new Date())
    if (kept.fetched?.day === today)
      for (const [number, gate, at] of kept.entries) this.#enter(number, gate, at)
    for (const { n, g, t } of kept.scans.filter(({ t }) => dayOf(new Date(t)) === today)) this.#enter(n, g, t)
    this.#parts.changed()
  }

  async setGate(gate: string): Promise<void> {
    this.gate = gate
    await this.#parts.store?.putGate(gate)
    this.#parts.changed()
  }

  /** Looks at what was scanned or typed, and lets in whoever may come in. */
  present(text: string): Promise<Verdict> {
    return this.#judge(presented(text))
  }

  /** Lets in somebody who was found by name. */
  admit(number: string): Promise<Verdict> {
    return this.#judge({ kind: 'number', number, how: 'found' })
  }

  /** At most `limit` whose name, organisation or number holds the text. */
  find(text: string, limit: number): GateVisitor[] {
    const wanted = text.trim().toLowerCase()
    if (wanted === '') return []
    const found: GateVisitor[] = []
    for (const visitor of this.#visitors.values()) {
      const words = `${visitor.name} ${visitor.organisation} ${visitor.number}`.toLowerCase()
      if (words.includes(wanted) && found.push(visitor) === limit) break
    }
    return found
  }

  /** The name of another stop of the tour; empty: it is not known here. */
  nameOfStop(id: number): string {
    return this.fetched?.stops?.find(([each]) => each === id)?.[1] ?? ''
  }

  async #judge(shown: Presented): Promise<Verdict> {
    const at = new Date()
    const number = shown.kind === 'unreadable' ? '' : shown.number
    const verdict = verdictOn(shown, {
      ...{ eventId: this.#parts.eventId, stopId: this.#parts.stopId, at },
      signed: shown.kind === 'code' ? await this.#verify(shown.ticket) : null,
      visitor: this.#visitors.get(number) ?? null,
      entry: this.#entryToday(number),
    })
    const known = ['entered', 'again', 'cancelled', 'replaced'].includes(verdict.word)
    if (known) await this.#keep(shown, verdict, at)
    return verdict
  }

  async #keep(shown: Presented, verdict: Verdict, at: Date): Promise<void> {
    if (shown.kind === 'unreadable') return
    const how: ScanWay = shown.kind === 'code' ? 'scanned' : shown.how
    const scan: KeptScan = {
      ...{ id: newClientId(), n: shown.number, g: this.gate, h: how, t: at.getTime() },
      i: shown.kind === 'code' ? shown.ticket.issue : null,
      ...{ sent: false, word: verdict.word, name: verdict.visitor?.name ?? '' },
    }
    if (verdict.word === 'entered') this.#enter(scan.n, scan.g, scan.t)
    await this.outbox.add(scan)
    void this.sync()
  }

  /** Sends what waits and fetches what is new. */
  sync(): Promise<void> {
    return this.outbox.sync(() => this.#fetchNew())
  }

  async #fetchNew(): Promise<void> {
    const since = this.fetched?.since ?? null
    let after = 0
    for (;;) {
      const roster = await this.#parts.fetchRoster({ since, after })
      const newDay = roster.next === null && roster.day !== this.fetched?.day
      const { now, day, keys, stops } = roster
      const fetched = roster.next === null ? { since: now, day, keys, stops } : null
      await this.#parts.store?.addFetched(roster.visitors, roster.entries, fetched, { newDay })
      for (const row of roster.visitors) this.#visitors.set(row[0], toVisitor(row))
      for (const [number, gate, at] of roster.entries) this.#enter(number, gate, at)
      this.#take(fetched)
      if (roster.next === null) return
      after = roster.next
    }
  }

  #take(fetched: Fetched | null): void {
    if (!fetched) return
    this.fetched = fetched
    this.#verify = ticketVerifier(fetched.keys)
  }

  #enter(number: string, gate: string, at: number): void {
    const before = this.#entries.get(number)
    if (!before || before.at.getTime() > at || dayOf(before.at) !== dayOf(new Date(at)))
      this.#entries.set(number, { gate, at: new Date(at) })
  }

  #entryToday(number: string): Entry | null {
    const entry = this.#entries.get(number)
    return entry && dayOf(entry.at) === dayOf(new Date()) ? entry : null
  }
}
