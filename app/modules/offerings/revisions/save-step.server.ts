import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import type { FormFields } from '../offering-form'
import { readWorkingCopy, type WorkingCopy } from './read-working-copy.server'
import { type FormStep, withStep } from './revision'
import { saveRevision } from './save-revision.server'

/**
 * Keeps one page of the form, as typed. Returns what is being written after.
 * @throws as `saveRevision`: what was read here is only kept where nobody saved since
 */
export async function saveStep(
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, version, step, sent }: { id: number; version: number; step: FormStep; sent: FormFields },
): Promise<WorkingCopy> {
  const before = await readWorkingCopy(services.db, viewer, id, 'prepare')
  const fields = withStep(before.fields, step, sent)
  const next = await saveRevision(services, viewer, { id, version, fields })
  return { ...before, fields, version: next }
}
