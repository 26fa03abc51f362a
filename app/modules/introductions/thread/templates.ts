import type { Side } from '../introduction'

/** Short messages that a side often begins with; each is worded in both languages. */
export const templatesOf = {
  team: ['lead_time', 'drawings', 'test_report', 'operating', 'site_visit', 'received'],
  enterprise: ['conditions', 'quantity', 'documents', 'demonstration', 'schedule', 'received'],
} as const satisfies Record<Side, readonly string[]>
