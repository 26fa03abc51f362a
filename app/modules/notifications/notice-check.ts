import type { Tx } from '~db/client.server'
import type { NoticeKind } from './kinds'
import type { NoticeParams } from './notice'

/**
 * Asks, when a notice is about to be mailed, whether its reader may still be told: what stands in the gaps of its words
 * then, or null where it is not to be mailed. Given by the module whose news it is, which stands above this one.
 */
export type NoticeCheck = (
  tx: Tx,
  notice: { personId: number; subject: string; params: NoticeParams },
) => Promise<NoticeParams | null>

export type NoticeChecks = Partial<Record<NoticeKind, NoticeCheck>>
