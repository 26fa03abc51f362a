import { z } from 'zod'
import { orNone } from '~/platform/form-values.schema'

const Version = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** The first page: enough for a draft to stand. */
export const NewOfferingForm = z.object({
  nameZh: z.string().trim().min(1).max(120),
  track: z.string().min(1).max(40),
  equipmentClass: z.string().min(1).max(40),
  copyFrom: orNone(Id).default(null),
})

/** A page of the form: whatever its fields are, they are kept as typed. */
export const StepForm = z.looseObject({ version: Version, go: z.enum(['next', 'stay']).default('stay') })

/** What is done with an offering as a whole. */
export const OfferingActForm = z.object({
  act: z.enum(['submit', 'withdraw', 'discard', 'pause', 'resume', 'archive']),
  version: Version,
})

/** What changes at once; the fields are read by the schema of offerings. */
export const TermsForm = z.object({
  version: Version,
  price: z.string().max(40).default(''),
  priceMax: z.string().max(40).default(''),
  currency: z.string().max(3).default(''),
  priceBasis: z.string().max(20).default(''),
  leadTimeDays: z.string().max(20).default(''),
  capacityPerMonth: z.string().max(20).default(''),
})

/** The same done with several. */
export const BulkActForm = z.object({
  act: z.enum(['pause', 'resume', 'archive']),
  id: z.preprocess((ids) => (Array.isArray(ids) ? ids : [ids].filter(Boolean)), z.array(Id).min(1).max(50)),
})
