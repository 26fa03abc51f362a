import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import {
  changedFields,
  type OrganisationSnapshot,
  type SnapshotField,
  snapshotFields,
} from '../organisations/organisation-snapshot'
import { changedSpan, type Span } from './changed-span'

type Document = { href: string; label: string; changed: boolean }
export type CompareRow = {
  field: SnapshotField
  label: string
  changed: boolean
  /** null: nothing there, or nothing verified before */
  former: Span | null
  asked: Span | null
  documents: { former: Document[]; asked: Document[] } | null
}

export type CodeNames = ReadonlyMap<string, Readonly<Record<Lang, string>>>

/** Two snapshots row by row, with where they differ. Without a former one nothing is marked: all of it is new. */
export function compareSnapshots(
  former: OrganisationSnapshot | null,
  asked: OrganisationSnapshot,
  { organisationId, names, lang }: { organisationId: number; names: CodeNames; lang: Lang },
): CompareRow[] {
  const { t } = i18nFor(lang)
  const changes = former === null ? [] : changedFields(former, asked)
  const worded = (snapshot: OrganisationSnapshot | null, field: Exclude<SnapshotField, 'documents'>) => {
    const value = snapshot?.[field] ?? ''
    if (field === 'kind') return value && t(`admin.${value as OrganisationSnapshot['kind']}`)
    if (field === 'region' || field === 'teamType') return names.get(value)?.[lang] ?? value
    return value
  }
  const documentsOf = (
    snapshot: OrganisationSnapshot | null,
    other: OrganisationSnapshot | null,
  ): Document[] =>
    (snapshot?.documents ?? []).map(({ fileId, kind, name }) => ({
      href: localPath(lang, `/review/organisations/${organisationId}/documents/${fileId}`),
      label: `${t(`review.${kind}`)}: ${name}`,
      changed: other !== null && !other.documents.some((each) => each.fileId === fileId),
    }))
  return snapshotFields.map((field): CompareRow => {
    const label =
      field === 'region' ? t('review.region') : field === 'kind' ? t('review.kind') : t(`review.${field}`)
    const changed = changes.includes(field)
    if (field === 'documents') {
      const documents = { former: documentsOf(former, asked), asked: documentsOf(asked, former) }
      return { field, label, changed, former: null, asked: null, documents }
    }
    const [before, after] = [worded(former, field), worded(asked, field)]
    const spans = changed
      ? changedSpan(before, after)
      : { former: { before, changed: '', after: '' }, next: { before: after, changed: '', after: '' } }
    return {
      field,
      label,
      changed,
      former: before ? spans.former : null,
      asked: after ? spans.next : null,
      documents: null,
    }
  })
}
