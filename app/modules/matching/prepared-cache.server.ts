import type { Vocabulary } from '~/modules/vocabulary'

/** A row as the index or the database has it now: `rev` is another one whenever the row changed. */
export type Found = { id: number; rev: string }

/**
 * What the rules read of rows, kept in memory by id and revision: it may be lost at any time, and a stale
 * one is never used, because every search says which revision it found. At most `capacity` rows; about
 * 1.5 kB each.
 */
export class PreparedCache<Prepared> {
  private readonly kept = new Map<number, { rev: string; prepared: Prepared }>()
  private vocabulary = ''

  constructor(private readonly capacity: number) {}

  /** The prepared rows of `found`, in no order; `load` gives those that are missing. */
  async get(
    found: readonly Found[],
    vocabulary: Vocabulary,
    load: (ids: number[]) => Promise<{ id: number; prepared: Prepared }[]>,
  ): Promise<Prepared[]> {
    if (this.vocabulary !== vocabulary.version) {
      this.kept.clear()
      this.vocabulary = vocabulary.version
    }
    const prepared: Prepared[] = []
    const missing = new Map<number, string>()
    for (const { id, rev } of found) {
      const known = this.kept.get(id)
      if (known?.rev === rev) prepared.push(known.prepared)
      else missing.set(id, rev)
    }
    if (missing.size === 0) return prepared
    for (const loaded of await load([...missing.keys()])) {
      prepared.push(loaded.prepared)
      this.keep(loaded.id, missing.get(loaded.id) ?? '', loaded.prepared)
    }
    return prepared
  }

  private keep(id: number, rev: string, prepared: Prepared) {
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
