export type Grant = { granted: boolean /** until the window ends */; ms: number }
export type Lessor = (key: string, points: number) => Promise<Grant>

type Account = { left: number; until: number; refusedUntil: number; asking: Promise<void> | null }

/** Clients remembered at once. Whoever is forgotten loses a lease, never the count in the database. */
const MAX_CLIENTS = 10_000
/** For how long everybody passes after the database did not answer. */
const PAUSE_MS = 2_000

/**
 * Counts requests of each client in this process and draws on the shared counter for `lease` points at a
 * time, so that a busy client costs one write in `lease` requests. Over all processes no more is granted in
 * a window than its points; what a process leased and did not use is lost with the window. While the counter
 * cannot be asked everybody passes.
 */
export function volumeLimit({
  lease,
  lessor,
  now = Date.now,
  onFault,
}: {
  lease: number
  lessor: Lessor
  now?: () => number
  onFault: (error: unknown) => void
}) {
  const accounts = new Map<string, Account>()
  let pausedUntil = 0

  function accountOf(key: string): Account {
    const known = accounts.get(key)
    if (known) return known
    if (accounts.size >= MAX_CLIENTS) forgetSome()
    const account: Account = { left: 0, until: 0, refusedUntil: 0, asking: null }
    accounts.set(key, account)
    return account
  }

  /** Those that have ended; where none has, the tenth that came first. */
  function forgetSome() {
    const at = now()
    for (const [key, { until, refusedUntil, asking }] of accounts)
      if (until <= at && refusedUntil <= at && !asking) accounts.delete(key)
    let surplus = accounts.size - MAX_CLIENTS * 0.9
    for (const key of accounts.keys()) {
      if (surplus-- <= 0) break
      accounts.delete(key)
    }
  }

  async function draw(key: string, account: Account): Promise<void> {
    try {
      const { granted, ms } = await lessor(key, lease)
      if (granted) {
        account.left = lease
        account.until = now() + ms
      } else account.refusedUntil = now() + ms
    } catch (error) {
      pausedUntil = now() + PAUSE_MS
      onFault(error)
    } finally {
      account.asking = null
    }
  }

  /** The milliseconds to wait, or 0 where the request may pass. */
  return async function take(key: string): Promise<number> {
    const account = accountOf(key)
    for (;;) {
      const at = now()
      if (at < pausedUntil) return 0
      if (at < account.refusedUntil) return account.refusedUntil - at
      if (account.left > 0 && at < account.until) {
        account.left--
        return 0
      }
      account.asking ??= draw(key, account)
      await account.asking
    }
  }
}
