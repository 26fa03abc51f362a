import { z } from 'zod'
import { type OrganisationKind, organisationKinds } from '../viewer'

export const documentKinds = ['business_licence', 'authorisation', 'qualification', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** How many documents an organisation may show at once. */
export const DOCUMENTS = 10

/**
 * What is reviewed of an organisation, as it stood when it was submitted. Kept as JSON with the review, and
 * read back through this schema. Codes are those of the vocabulary.
 */
export const OrganisationSnapshot = z.object({
  kind: z.enum(organisationKinds),
  nameZh: z.string(),
  nameEn: z.string(),
  region: z.string().nullable(),
  creditCode: z.string().nullable(),
  teamType: z.string().nullable(),
  parentAuthority: z.string(),
  introZh: z.string(),
  introEn: z.string(),
  website: z.string(),
  documents: z.array(z.object({ fileId: z.string(), kind: z.enum(documentKinds), name: z.string() })),
})
export type OrganisationSnapshot = z.infer<typeof OrganisationSnapshot>

/** What of the snapshot the organisation itself holds: everything but the documents, which stand on their own. */
export type OrganisationFacts = Omit<OrganisationSnapshot, 'documents'>

export const snapshotFields = [
  'kind',
  'nameZh',
  'nameEn',
  'creditCode',
  'teamType',
  'parentAuthority',
  'region',
  'introZh',
  'introEn',
  'website',
  'documents',
] as const satisfies readonly (keyof OrganisationSnapshot)[]
export type SnapshotField = (typeof snapshotFields)[number]

/** The facts that differ, in the order in which they are shown. Without a former snapshot: all that say anything. */
export function changedFields(
  former: OrganisationSnapshot | null,
  next: OrganisationSnapshot,
): SnapshotField[] {
  return snapshotFields.filter((field) =>
    former === null ? !isEmpty(next[field]) : written(former[field]) !== written(next[field]),
  )
}

/** The order of documents says nothing; that of their properties comes from the database. */
const written = (value: OrganisationSnapshot[SnapshotField]): string =>
  Array.isArray(value)
    ? value
        .map(({ fileId, kind, name }) => JSON.stringify([fileId, kind, name]))
        .sort()
        .join()
    : (value ?? '')

const isEmpty = (value: OrganisationSnapshot[SnapshotField]): boolean => value === null || value.length === 0

/** What must be there before an organisation can be submitted, beyond what its form demands anyway. */
export type Missing =
  | 'region'
  | 'creditCode'
  | 'teamType'
  | 'parentAuthority'
  | 'introZh'
  | 'contacts'
  | 'documents'

const needed: Record<OrganisationKind, readonly Missing[]> = {
  enterprise: ['creditCode', 'region', 'introZh', 'contacts', 'documents'],
  institute: ['creditCode', 'region', 'introZh', 'contacts', 'documents'],
  rescue_team: ['teamType', 'parentAuthority', 'region', 'introZh', 'contacts', 'documents'],
  organizer: ['region', 'introZh', 'contacts', 'documents'],
  association: ['region', 'introZh', 'contacts', 'documents'],
}

/** What is to be filled in for a kind of organisation, and whether it is there. */
export function completeness(
  facts: OrganisationFacts,
  counts: { contacts: number; documents: number },
): { what: Missing; done: boolean }[] {
  return needed[facts.kind].map((what) => ({
    what,
    done: what === 'contacts' || what === 'documents' ? counts[what] > 0 : !isEmpty(facts[what]),
  }))
}
