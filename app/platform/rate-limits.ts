/**
 * How often one key may do a thing. `points` are granted in a window of `seconds` from the first; whoever
 * asks for more waits until the window ends, or for `blockSeconds` where that is given.
 */
export type Budget = {
  points: number
  seconds: number
  blockSeconds?: number
  /** points that a process takes at once and then counts by itself: volume budgets only */
  lease?: number
}

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Keyed by a person, an account or an address, whichever is named. Every one is taken from Postgres. */
export const actBudgets = {
  /** by address: an office or a fairground signs in from one */
  sign_in_address: { points: 60, seconds: 15 * MINUTE, blockSeconds: 15 * MINUTE },
  /** by e-mail as written, whether or not there is such an account */
  sign_in_account: { points: 10, seconds: 15 * MINUTE, blockSeconds: 15 * MINUTE },
  /** by e-mail: each sends a mail */
  reset: { points: 5, seconds: HOUR },
  /** by address: several people of one fair share it */
  register: { points: 200, seconds: HOUR },
  /** by person or organisation */
  upload: { points: 60, seconds: HOUR },
  /** by organisation: each asks somebody for their time */
  introduction: { points: 60, seconds: 24 * HOUR },
  /** by organisation, at events: each asks somebody for their time */
  meeting: { points: 120, seconds: 24 * HOUR },
  /** by person: each registers a handful of visitors and may send as many mails */
  visitors: { points: 40, seconds: HOUR },
  /** by exhibitor: a busy booth scans one in ten seconds */
  lead: { points: 400, seconds: HOUR },
  /** by person, in the threads of introductions */
  message: { points: 120, seconds: 10 * MINUTE },
} as const satisfies Record<string, Budget>

/** By the client's address, before a page is made. `points` are whole leases. */
export const volumeBudgets = {
  search: { points: 300, seconds: MINUTE, lease: 20 },
  api: { points: 300, seconds: MINUTE, lease: 20 },
  export: { points: 20, seconds: 5 * MINUTE, lease: 1 },
} as const satisfies Record<string, Budget>

export type ActBudget = keyof typeof actBudgets
export type VolumeBudget = keyof typeof volumeBudgets

/** The volume budget that a read of `path` (decoded, without its query) draws on; null: none. */
export function volumeBudgetOf(path: string): VolumeBudget | null {
  const plain = path.replace(/^\/en(?=\/|$)/, '')
  if (/^\/api(?:\/|$)/.test(plain)) return 'api'
  if (/\.(?:csv|xlsx)$|^\/sitemaps?[/.]/.test(plain)) return 'export'
  return /^\/(?:offerings|needs|compare)(?:\/|$)/.test(plain) ? 'search' : null
}

/**
 * The client an address stands for: IPv4 as it is, IPv6 by its /64, which one subscriber has to himself.
 * Anything that is no address stands for itself.
 */
export function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

export const isLoopback = (address: string): boolean => /^(?:::1|(?:::ffff:)?127(?:\.\d+){3})$/i.test(address)
