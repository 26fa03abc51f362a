import type { TFunction } from 'i18next'
import type { Messages } from '~/locales/messages'
import type { FilterField } from '../components/filter-form'
import type { AuditFilter } from './audit-filter'

/** The form that narrows the log down, filled with what it is narrowed by. */
export function auditFilterFields(filter: AuditFilter, t: TFunction): FilterField[] {
  const choices = (names: Record<string, string>) =>
    Object.entries(names)
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => (a.value < b.value ? -1 : 1))
  const area = <A extends 'auditActions' | 'auditObjects'>(key: A) =>
    (t as (key: string, options: object) => unknown)(key, { returnObjects: true }) as Messages[A]
  return [
    { type: 'text', name: 'person', label: t('audit.person'), value: filter.person },
    {
      type: 'choice',
      name: 'action',
      label: t('audit.action'),
      value: filter.action,
      choices: choices(area('auditActions')),
    },
    {
      type: 'choice',
      name: 'kind',
      label: t('audit.kind'),
      value: filter.kind,
      choices: choices(area('auditObjects')),
    },
    { type: 'text', name: 'object', label: t('audit.objectId'), value: filter.object },
    { type: 'text', name: 'organisation', label: t('audit.organisationFilter'), value: filter.organisation },
    { type: 'text', name: 'address', label: t('audit.address'), value: filter.address },
    { type: 'date', name: 'from', label: t('audit.from'), value: filter.from },
    { type: 'date', name: 'to', label: t('audit.to'), value: filter.to },
  ]
}
