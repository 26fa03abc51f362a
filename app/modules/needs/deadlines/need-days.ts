import { dayAfter } from '~/platform/china-time'

/** How long before its last day a need's team is reminded, in days. */
export const REMINDED_BEFORE = 7

/** How long a need stands anew once it is renewed, in days. */
const RENEWED_FOR = 90

/** Until when a need stands that is renewed today. */
export const renewedUntil = (today: string): string => dayAfter(today, RENEWED_FOR)
