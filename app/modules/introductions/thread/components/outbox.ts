/** What is to be sent; `clientId` stays the same however often it is tried. */
export type Outgoing = {
  clientId: string
  body: string
  /** `waiting`: the network failed, it is tried again by itself; `refused`: it is not */
  state: 'sending' | 'waiting' | 'refused'
  error: string | null
  /** a document goes with it, which only this page has */
  file?: File | undefined
}

/** How a try ended. `again`: nothing is known, or not now; `afterMs`: not before. */
export type Tried =
  | { outcome: 'sent' }
  | { outcome: 'again'; afterMs?: number }
  | { outcome: 'refused'; error: string }

export type OutboxParts = {
  send(outgoing: Outgoing): Promise<Tried>
  /** keeps texts over a reload of the page */
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  key: string
  changed(list: readonly Outgoing[]): void
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/**
 * Sends messages one after the other, in the order in which they were written, and each until it is known to be
 * there: the server takes one client id once, so that trying again doubles nothing. A refused one lets the others by.
 */
export class Outbox {
  #list: Outgoing[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #busy = false
  #wait = FIRST_WAIT_MS
  #ended = false
  readonly #parts: OutboxParts

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#list = kept(parts)
    this.#show()
    void this.#work()
  }

  add(outgoing: Pick<Outgoing, 'clientId' | 'body' | 'file'>): void {
    this.#list.push({ ...outgoing, state: 'sending', error: null })
    this.#show()
    void this.#work()
  }

  /** Tries at once: the network is back, or the reader asks for it. */
  retry(clientId?: string): void {
    this.#wait = FIRST_WAIT_MS
    for (const each of this.#list)
      if (each.state === 'waiting' || each.clientId === clientId) Object.assign(each, sending)
    this.#show()
    void this.#work()
  }

  /** Gives one up, for its writer to change or because it is there. */
  remove(clientId: string): Outgoing | undefined {
    const found = this.#list.find((each) => each.clientId === clientId)
    this.#list = this.#list.filter((each) => each !== found)
    if (found) this.#show()
    return found
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  async #work(): Promise<void> {
    if (this.#busy || this.#ended) return
    clearTimeout(this.#timer)
    const next = this.#list.find(({ state }) => state !== 'refused')
    if (!next) return
    this.#busy = true
    this.#set(next, sending)
    const tried = await this.#parts.send(next).catch((): Tried => ({ outcome: 'again' }))
    this.#busy = false
    if (this.#ended) return
    if (tried.outcome === 'again') {
      this.#set(next, { state: 'waiting' })
      const wait = tried.afterMs ?? this.#wait
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS)
      this.#timer = setTimeout(() => void this.#work(), wait)
      return
    }
    this.#wait = FIRST_WAIT_MS
    if (tried.outcome === 'sent') this.remove(next.clientId)
    else this.#set(next, { state: 'refused', error: tried.error })
    void this.#work()
  }

  #set(outgoing: Outgoing, to: Partial<Outgoing>): void {
    Object.assign(outgoing, to)
    this.#show()
  }

  #show(): void {
    const { store, key, changed } = this.#parts
    const texts = this.#list.filter(({ file }) => !file).map(({ clientId, body }) => ({ clientId, body }))
    try {
      if (texts.length > 0) store?.setItem(key, JSON.stringify(texts))
      else store?.removeItem(key)
    } catch {
      // A store that is full or forbidden: the page itself still has them.
    }
    changed(this.#list.map((each) => ({ ...each })))
  }
}

const sending = { state: 'sending', error: null } as const

function kept({ store, key }: OutboxParts): Outgoing[] {
  try {
    const list = JSON.parse(store?.getItem(key) ?? '[]') as unknown
    if (!Array.isArray(list)) return []
    return list.flatMap((each: Partial<Outgoing> | null) =>
      typeof each?.clientId === 'string' && typeof each.body === 'string'
        ? [{ clientId: each.clientId, body: each.body, ...sending }]
        : [],
    )
  } catch {
    return []
  }
}
