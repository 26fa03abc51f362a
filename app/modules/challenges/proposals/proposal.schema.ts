import { z } from 'zod'
import { orNone, rowId } from '~/platform/form-values.schema'
import { maturities } from './proposal'

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
/** Yuan as they are written, kept as fen; empty: null. */
const money = z
  .string()
  .trim()
  .default('')
  .refine(
    (written) => written === '' || /^\d{1,11}(?:\.\d{1,2})?$/.test(written.replace(/[,，]/g, '')),
    'money',
  )
  .transform((written) => (written === '' ? null : Math.round(Number(written.replace(/[,，]/g, '')) * 100)))
const reason = z.string().trim().min(1).max(1_000)

const content = {
  version,
  title: z.string().trim().max(120).default(''),
  approach: z.string().trim().max(6_000).default(''),
  maturity: orNone(z.enum(maturities)).default(null),
  durationMonths: z
    .string()
    .trim()
    .default('')
    .refine(
      (written) => written === '' || (/^\d{1,3}$/.test(written) && +written >= 1 && +written <= 120),
      'months',
    )
    .transform((written) => (written === '' ? null : Number(written))),
  costMin: money,
  costMax: money,
  offering: orNone(rowId).default(null),
}

/** What the authors do on the page of their answer. */
export const AnswerForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('save'), ...content }),
  z.object({ act: z.literal('submit'), ...content }),
])

/** What is done on the page of a proposal: taken back by its authors, decided by its judges. */
export const ProposalActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('withdraw') }),
  z.object({ act: z.literal('shortlist'), reason }),
  z.object({ act: z.literal('decline'), reason }),
])
