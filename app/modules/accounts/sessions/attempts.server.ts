import { takeFrom } from '~/platform/rate-limit.server'
import { clientOf, isLoopback } from '~/platform/rate-limits'
import type { Services } from '~/platform/services.server'
import type { Viewer } from '../viewer'

/** Attempts at the password or a code of somebody whose account is known already. */
export const factorAttempts = (personId: number) => ['sign_in_account', `person ${personId}`] as const

/**
 * Counts an act of the viewer's address. One on this machine is a proxy that was not named (`TRUST_PROXY`), behind
 * which everybody would be counted as one.
 * @throws DomainError `rate_limited` (429)
 */
export async function takeFromAddress(
  services: Pick<Services, 'db' | 'env'>,
  budget: 'sign_in_address' | 'register',
  { from: { address } }: Viewer,
): Promise<void> {
  if (address !== null && !isLoopback(address)) await takeFrom(services, budget, clientOf(address))
}
