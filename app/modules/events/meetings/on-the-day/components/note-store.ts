import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Kept } from '../../../offline/outbox'
import type { NoteLine, SentNote } from '../record'

/** A note as it waits on the device. `answer`: what the server said of it, once it has it. */
export type KeptNote = NoteLine & Kept & { other: string; answer: SentNote | null }

interface Notes extends DBSchema {
  notes: { key: string; value: KeptNote; indexes: { t: number } }
}

/** Whose notes they are, and of which meetings. */
export type NotesOwner = { person: number; organisation: number; eventId: number; stopId: number | null }

/** Notes that the server has, and did not refuse, are forgotten after this. */
const FORGET_MS = 14 * 86_400_000

/** What a device keeps of somebody's notes: everybody has a store of their own, which nobody else's page opens. */
export class NoteStore {
  readonly #db: IDBPDatabase<Notes>

  private constructor(db: IDBPDatabase<Notes>) {
    this.#db = db
  }

  /** @throws where the browser keeps nothing, as in some private windows */
  static async open({ person, organisation, eventId, stopId }: NotesOwner): Promise<NoteStore> {
    const name = `muster-meetings-${person}-${organisation}-${eventId}-${stopId ?? 0}`
    const db = await openDB<Notes>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('notes', { keyPath: 'id' }).createIndex('t', 't')
      },
    })
    return new NoteStore(db)
  }

  /** The oldest first. */
  async read(): Promise<KeptNote[]> {
    const kept: KeptNote[] = []
    for (const note of await this.#db.getAllFromIndex('notes', 't'))
      if (note.sent && !note.answer?.refused && note.t < Date.now() - FORGET_MS) await this.remove(note.id)
      else kept.push(note)
    return kept
  }

  async put(note: KeptNote): Promise<void> {
    await this.#db.put('notes', note)
  }

  async remove(id: string): Promise<void> {
    await this.#db.delete('notes', id)
  }

  close(): void {
    this.#db.close()
  }
}
