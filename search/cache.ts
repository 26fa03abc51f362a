/** A small cache: the entries not used for longest go first. */
export class Cache<Value> {
  private readonly entries = new Map<string | number, Value>()

  constructor(private readonly limit: number) {}

  get(key: string | number): Value | undefined {
    const value = this.entries.get(key)
    if (value === undefined) return undefined
    this.entries.delete(key)
    this.entries.set(key, value)
    return value
  }

  set(key: string | number, value: Value): void {
    this.entries.delete(key)
    this.entries.set(key, value)
    if (this.entries.size <= this.limit) return
    const oldest = this.entries.keys().next().value
    if (oldest !== undefined) this.entries.delete(oldest)
  }

  delete(key: string | number): void {
    this.entries.delete(key)
  }
}

/**
 * Work that several readers ask for at once is done once. What fails is forgotten, so that the next reader
 * tries again.
 */
export class Shared<Value> {
  private readonly kept: Cache<Promise<Value>>

  constructor(limit: number) {
    this.kept = new Cache(limit)
  }

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.kept.get(key)
    if (known) return known
    const made = make()
    this.kept.set(key, made)
    made.catch(() => this.kept.delete(key))
    return made
  }
}
