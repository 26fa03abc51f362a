import type { Vocabulary } from '~/modules/vocabulary'

/** A row as the database has it now: `rev` is another one whenever the row changed. */
export type Found = { id: number; rev: string }
export type Loaded<Prepared> = Found & { prepared: Prepared }

/**
 * What the rules read of rows, kept in memory by id and revision: it may be lost at any time, and a stale
 * one is never used, because every search says which revision is the present one. At most `capacity` rows.
 */
export class PreparedCache<Prepared> {
  private readonly kept = new Map<number, { rev: string; prepared: Prepared }>()
  private vocabulary = ''

  constructor(private readonly capacity: number) {}

  /** The prepared rows of `found`, in no order; `load` gives those that are missing, with their own revisions. */
  async get(
    found: readonly Found[],
    vocabulary: Vocabulary,
    load: (ids: number[]) => Promise<Loaded<Prepared>[]>,
  ): Promise<Prepared[]> {
    if (this.vocabulary !== vocabulary.version) {
      this.kept.clear()
      this.vocabulary = vocabulary.version
    }
    const prepared: Prepared[] = []
    const missing: number[] = []
    for (const { id, rev } of found) {
      const known = this.kept.get(id)
      if (known?.rev === rev) prepared.push(known.prepared)
      else missing.push(id)
    }
    for (let at = 0; at < missing.length; at += batch) {
      for (const loaded of await load(missing.slice(at, at + batch))) {
        prepared.push(loaded.prepared)
        this.keep(loaded)
      }
    }
    return prepared
  }

  private keep({ id, rev, prepared }: Loaded<Prepared>) {
    this.kept.delete(id)
    this.kept.set(id, { rev, prepared })
    if (this.kept.size <= this.capacity) return
    // The one that was loaded longest ago goes; it comes back when it is wanted.
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest)
      break
    }
  }
}

/** Between two batches other requests get their turn. */
const batch = 500

/** Results by key, kept while `capacity` lasts, the oldest first to go; askers at the same time share one. */
export class SharedResults<Result> {
  private readonly kept = new Map<string, Promise<Result>>()

  constructor(private readonly capacity: number) {}

  get(key: string, make: () => Promise<Result>): Promise<Result> {
    const known = this.kept.get(key)
    if (known) return known
    const running = make()
    this.kept.set(key, running)
    const [oldest] = this.kept.keys()
    if (this.kept.size > this.capacity && oldest !== undefined) this.kept.delete(oldest)
    running.catch(() => this.kept.delete(key))
    return running
  }

  drop(key: string): void {
    this.kept.delete(key)
  }
}
