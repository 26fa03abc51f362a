import type { zh } from './zh-CN'

/** Every text of the interface. The Chinese files are the pattern; the others have the same keys. */
export type Messages = typeof zh
