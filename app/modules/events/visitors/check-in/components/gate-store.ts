import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RosterEntry, RosterRow } from '../roster'
import type { ScanLine } from '../scan'

/** A scan as it waits on the device; `sent`: the server has it. */
export type KeptScan = ScanLine & { sent: boolean; word: string; name: string }
/** What was last fetched: when (by the server's clock), with which keys, of which day the entries are, and the stops of a tour. */
export type Fetched = { since: number; day: string; keys: string[]; stops: [id: number, name: string][] }

interface Kept extends DBSchema {
  visitors: { key: string; value: RosterRow }
  entries: { key: string; value: RosterEntry }
  scans: { key: string; value: KeptScan; indexes: { t: number } }
  facts: { key: string; value: Fetched | string }
}

export type GateContents = {
  visitors: RosterRow[]
  entries: RosterEntry[]
  scans: KeptScan[]
  fetched: Fetched | null
  gate: string
}

const nameOf = ({ eventId, stopId }: GatePlace) =>
  `muster-check-in-${eventId}${stopId === null ? '' : `-${stopId}`}`

/** Where a gate stands: at an event, or at one stop of a tour. */
export type GatePlace = { eventId: number; stopId: number | null }

/** What a device keeps of the gates of a place, over reloads and without the network. */
export class GateStore {
  readonly #db: IDBPDatabase<Kept>

  private constructor(db: IDBPDatabase<Kept>) {
    this.#db = db
  }

  /** @throws where the browser keeps nothing, as in some private windows */
  static async open(place: GatePlace): Promise<GateStore> {
    const db = await openDB<Kept>(nameOf(place), 1, {
      upgrade(fresh) {
        fresh.createObjectStore('visitors')
        fresh.createObjectStore('entries')
        fresh.createObjectStore('scans', { keyPath: 'id' }).createIndex('t', 't')
        fresh.createObjectStore('facts')
      },
    })
    return new GateStore(db)
  }

  async read(): Promise<GateContents> {
    const [visitors, entries, scans, fetched, gate] = await Promise.all([
      this.#db.getAll('visitors'),
      this.#db.getAll('entries'),
      this.#db.getAllFromIndex('scans', 't'),
      this.#db.get('facts', 'fetched'),
      this.#db.get('facts', 'gate'),
    ])
    return {
      ...{ visitors, entries, scans },
      fetched: (fetched as Fetched | undefined) ?? null,
      gate: (gate as string | undefined) ?? '',
    }
  }

  /** Adds what was fetched; `day`: another one than before begins without entries. */
  async addFetched(
    visitors: readonly RosterRow[],
    entries: readonly RosterEntry[],
    fetched: Fetched | null,
    { newDay }: { newDay: boolean },
  ): Promise<void> {
    const tx = this.#db.transaction(['visitors', 'entries', 'facts'], 'readwrite')
    if (newDay) void tx.objectStore('entries').clear()
    for (const row of visitors) void tx.objectStore('visitors').put(row, row[0])
    for (const entry of entries) void tx.objectStore('entries').put(entry, entry[0])
    if (fetched) void tx.objectStore('facts').put(fetched, 'fetched')
    await tx.done
  }

  async putScan(scan: KeptScan): Promise<void> {
    await this.#db.put('scans', scan)
  }

  async putGate(gate: string): Promise<void> {
    await this.#db.put('facts', gate, 'gate')
  }

  /** Forgets all of it. */
  async clear(): Promise<void> {
    for (const name of ['visitors', 'entries', 'scans', 'facts'] as const) await this.#db.clear(name)
  }

  close(): void {
    this.#db.close()
  }
}
