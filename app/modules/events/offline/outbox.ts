import { RefusedError } from './answer'

/** What was made on this device, and waits there until the server has it. */
export type Kept = {
  id: string
  /** ms, by the clock of this device */
  t: number
  sent: boolean
}

export type OutboxParts<Item extends Kept, Answer extends { clientId: string }> = {
  /** the most that are sent at once */
  most: number
  /** writes it down on the device */
  put(item: Item): Promise<void>
  send(items: readonly Item[]): Promise<Answer[]>
  /** the server has it, and says this of it; undefined: nothing */
  answered(item: Item, answer: Answer | undefined): void
  changed(): void
}

/** Keeps what is made on this device until the server has it, and sends it whenever the network is there. */
export class Outbox<Item extends Kept, Answer extends { clientId: string }> {
  /** the oldest first */
  readonly items: Item[] = []
  syncing = false
  /** how the last try went */
  trouble: 'offline' | 'refused' | null = null
  /** the words of whoever refused; empty: none, as of somebody who is signed out */
  why = ''
  readonly #parts: OutboxParts<Item, Answer>

  constructor(parts: OutboxParts<Item, Answer>) {
    this.#parts = parts
  }

  get waiting(): number {
    return this.items.filter(({ sent }) => !sent).length
  }

  async add(item: Item): Promise<void> {
    this.items.push(item)
    await this.#parts.put(item)
    this.#parts.changed()
  }

  /** Sends what waits, and does what else there is to do. One at a time; what fails is tried again with the next. */
  async sync(then?: () => Promise<void>): Promise<void> {
    if (this.syncing) return
    this.syncing = true
    this.#parts.changed()
    try {
      await this.#sendWaiting()
      await then?.()
      this.trouble = null
    } catch (error) {
      const refused = error instanceof RefusedError
      this.trouble = refused ? 'refused' : 'offline'
      this.why = refused ? error.message : ''
    }
    this.syncing = false
    this.#parts.changed()
    // What was made while the rest was done.
    if (this.trouble === null && this.waiting > 0) await this.sync()
  }

  async #sendWaiting(): Promise<void> {
    for (;;) {
      const part = this.items.filter(({ sent }) => !sent).slice(0, this.#parts.most)
      if (part.length === 0) return
      const answers = new Map((await this.#parts.send(part)).map((answer) => [answer.clientId, answer]))
      for (const item of part) {
        item.sent = true
        this.#parts.answered(item, answers.get(item.id))
        await this.#parts.put(item)
      }
      this.#parts.changed()
    }
  }
}
