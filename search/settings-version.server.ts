import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'

/** Grows with every change that asks for a new index although the settings are the same. */
const documentVersion = 5

/** A short name for settings and document layout together: a different one asks for a rebuild. */
export const settingsVersion = (settings: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([documentVersion, settings]))
    .digest('hex')
    .slice(0, 16)
