import { mediaIn, shownWords } from '../media/media-fields'
import { altName, type FormFields, listIn, mediaName, termFields } from '../offering-form'

export const revisionStates = ['editing', 'in_review', 'returned'] as const
export type RevisionState = (typeof revisionStates)[number]

/** What an enterprise is writing on an offering, apart from what is published of it. */
export type Revision = {
  offeringId: number
  state: RevisionState
  fields: FormFields
  /** grows with every save */
  version: number
  /** of the last return, by field; `all` for the whole */
  reasons: Record<string, string>
  updatedAt: Date
  submittedAt: Date | null
}

/** The pages of the form that are plain fields, in their order; pictures and the last look come after them. */
export const formSteps = ['basics', 'figures', 'uses', 'terms', 'proof'] as const
export type FormStep = (typeof formSteps)[number]
/** Where fields stand: pictures, documents and films are kept one by one, not as a page of fields. */
export type FormPage = FormStep | 'media'

const stepOfName: Record<string, FormPage> = {
  nameZh: 'basics',
  nameEn: 'basics',
  summaryZh: 'basics',
  summaryEn: 'basics',
  model: 'basics',
  track: 'basics',
  equipmentClass: 'basics',
  tags: 'basics',
  scenarios: 'uses',
  conditions: 'uses',
  warrantyMonths: 'terms',
  region: 'terms',
  regionsServed: 'terms',
  standards: 'proof',
  catalogues: 'proof',
  ...Object.fromEntries(termFields.map((name) => [name, 'terms'])),
}
const stepOfPrefix: Record<string, FormPage> = {
  spec: 'figures',
  unit: 'figures',
  claim: 'uses',
  citation: 'proof',
  interface: 'proof',
  media: 'media',
  alt: 'media',
  video: 'media',
}

/** The page that a field stands on; null for what is on none of them. */
export const stepOf = (name: string): FormPage | null =>
  stepOfName[name] ?? stepOfPrefix[name.split('.', 1)[0] ?? ''] ?? null

/**
 * The form after one page of it was sent: what stood on that page is replaced, so that a box no longer ticked
 * is gone; the other pages stay. What belongs to no page is left out.
 */
export function withStep(fields: FormFields, step: FormStep, sent: FormFields): FormFields {
  const others = Object.entries(fields).filter(([name]) => stepOf(name) !== step)
  const own = Object.entries(sent).filter(([name, value]) => stepOf(name) === step && value !== '')
  return Object.fromEntries([...others, ...own])
}

/** A copy to begin a new offering from: without the pictures, which belong to the other. */
export function copyOf(fields: FormFields): FormFields {
  const apart = new Set([mediaName('photo'), mediaName('document')])
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !apart.has(name) && !name.startsWith('alt.')),
  )
}

/** The fields that have to be filled before somebody reviews it, beside what the schema asks for. */
export function missingFields(fields: FormFields): string[] {
  const hasSpec = Object.entries(fields).some(
    ([name, value]) => name.startsWith('spec.') && String(value).trim() !== '',
  )
  const unnamed = mediaIn(fields).filter(({ kind, altZh }) => kind === 'photo' && altZh === '')
  return [
    ...(listIn(fields, 'scenarios').length === 0 ? ['scenarios'] : []),
    ...(hasSpec ? [] : ['spec']),
    ...unnamed.map(({ id }) => altName(id, 'zh')),
  ]
}

/** Whether two forms say the same, whatever the order of their fields. */
export function sameFields(a: FormFields, b: FormFields): boolean {
  const plain = (fields: FormFields) =>
    JSON.stringify(
      Object.entries(shownWords(fields))
        .map(([name, value]) => [name, Array.isArray(value) && value.length === 1 ? value[0] : value])
        .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
        .sort(([x], [y]) => (String(x) < String(y) ? -1 : 1)),
    )
  return plain(a) === plain(b)
}
