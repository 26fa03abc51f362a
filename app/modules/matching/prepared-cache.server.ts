import type { Vocabulary } from '~/modules/vocabulary'

/** A row as the database has it now: `rev` is another one whenever the row changed. */
export type Found = { id: number; rev: string }
export type Loaded<Prepared> = Found & { prepared: Prepared }

type Kept<Prepared> = {
  rev: string
  prepared: Prepared /** the time (see `ofTime`) at which `rev` was the present one */
  checked: string | null
}

/**
 * What the rules read of rows, kept in memory by id and revision: it may be lost at any time, and a stale
 * one is never used, because the present revision is looked up once a generation of the index. At most
 * `capacity` rows.
 */
export class PreparedCache<Prepared> {
  private readonly kept = new Map<number, Kept<Prepared>>()
  private vocabulary = ''

  constructor(private readonly capacity: number) {}

  /** The row as it is kept, where that is its present revision. */
  peek(id: number, rev: string, vocabulary: Vocabulary): Prepared | undefined {
    const known = this.kept.get(id)
    return known?.rev === rev && this.vocabulary === vocabulary.version ? known.prepared : undefined
  }

  /**
   * The rows of these ids, in no order. `time` names a stretch in which no row changes, such as a generation of
   * the index: revisions are looked up once in it. `look` gives the present revisions of ids.
   */
  async ofTime(
    ids: readonly number[],
    time: string,
    vocabulary: Vocabulary,
    {
      look,
      load,
    }: { look(ids: number[]): Promise<Found[]>; load(ids: number[]): Promise<Loaded<Prepared>[]> },
  ): Promise<Prepared[]> {
    this.startWith(vocabulary)
    const prepared: Prepared[] = []
    const unchecked: number[] = []
    for (const id of ids) {
      const known = this.kept.get(id)
      if (known?.checked === time) prepared.push(known.prepared)
      else unchecked.push(id)
    }
    if (unchecked.length === 0) return prepared
    return [...prepared, ...(await this.get(await look(unchecked), vocabulary, load, time))]
  }

  /** The prepared rows of `found`, in no order; `load` gives those that are missing, with their own revisions. */
  async get(
    found: readonly Found[],
    vocabulary: Vocabulary,
    load: (ids: number[]) => Promise<Loaded<Prepared>[]>,
    time: string | null = null,
  ): Promise<Prepared[]> {
    this.startWith(vocabulary)
    const prepared: Prepared[] = []
    const missing = new Map<number, string>()
    for (const { id, rev } of found) {
      const known = this.kept.get(id)
      if (known?.rev === rev) {
        known.checked = time
        prepared.push(known.prepared)
      } else missing.set(id, rev)
    }
    await inParallel(batchesOf([...missing.keys()]), AT_ONCE, async (ids) => {
      for (const loaded of await load(ids)) {
        prepared.push(loaded.prepared)
        // An older row than the one found is used, as the index has it, and looked up again next time.
        this.keep(loaded, missing.get(loaded.id) === loaded.rev ? time : null)
      }
    })
    return prepared
  }

  private startWith(vocabulary: Vocabulary) {
    if (this.vocabulary === vocabulary.version) return
    this.kept.clear()
    this.vocabulary = vocabulary.version
  }

  private keep({ id, rev, prepared }: Loaded<Prepared>, checked: string | null) {
    this.kept.delete(id)
    this.kept.set(id, { rev, prepared, checked })
    if (this.kept.size <= this.capacity) return
    // The one that was loaded longest ago goes; it comes back when it is wanted.
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest)
      break
    }
  }
}

/** Between two batches other requests get their turn. */
const BATCH = 250
/** How many are loaded at once: while one is on its way another is made ready. */
const AT_ONCE = 3

function* batchesOf(ids: readonly number[]): Generator<number[]> {
  for (let at = 0; at < ids.length; at += BATCH) yield ids.slice(at, at + BATCH)
}

/** Does the work of each, at most `most` at a time. */
export async function inParallel<Item>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]()
  const next = async (): Promise<void> => {
    for (let item = left.next(); !item.done; item = left.next()) await work(item.value)
  }
  await Promise.all(Array.from({ length: most }, next))
}

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
