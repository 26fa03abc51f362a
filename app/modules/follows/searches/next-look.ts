import { mailDueAt } from '~/modules/notifications'
import type { SearchFrequency } from '../follow'

/** How long before the mails of mornings and Mondays a search is looked at, so that they take it along. */
const AHEAD_MS = 30 * 60_000

/**
 * When a search is looked at next; null: not at all. `rest`: how long one that is looked at all the time waits after it
 * had something to tell.
 */
export function nextLook(frequency: SearchFrequency, now: Date, rest = 0): Date | null {
  const at = new Date(now.getTime() + (frequency === 'at_once' ? rest : AHEAD_MS))
  const due = mailDueAt(frequency, at, { gathered: false, waiting: null })
  return due && new Date(due.getTime() - (frequency === 'at_once' ? 0 : AHEAD_MS))
}
