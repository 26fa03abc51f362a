import type { TFunction } from 'i18next'
import { ROW_ID } from '~/platform/row-id'

/** The words under a code that holds dots; the code itself where there are none. */
function worded(area: 'auditActions' | 'auditObjects' | 'auditDetails', code: string, t: TFunction): string {
  const key = `${area}.${code}`
  const text = (t as (key: string) => string)(key)
  return text === key ? code : text
}

export const actionName = (action: string, t: TFunction): string => worded('auditActions', action, t)

export const objectName = (kind: string, t: TFunction): string => worded('auditObjects', kind, t)

/** The detail of an entry as names and values, in the order they were written down. */
export function detailLines(
  detail: Readonly<Record<string, unknown>>,
  t: TFunction,
): { name: string; value: string }[] {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ({
      name: worded('auditDetails', key, t),
      value: typeof value === 'object' ? JSON.stringify(value) : String(value),
    }))
}

/** Where an entry's object can be looked at; null where it has no page. */
export function objectPath(kind: string, id: string): string | null {
  const pages: Record<string, string> = {
    person: '/admin/people',
    organisation: '/admin/organisations',
    mail: '/admin/outbox',
    offering: '/offerings',
    need: '/needs',
    challenge: '/review/challenges',
  }
  const page = Object.hasOwn(pages, kind) ? pages[kind] : undefined
  return page && ROW_ID.test(id) ? `${page}/${id}` : null
}
