import { z } from 'zod'
import { purposes } from '~/platform/files/file-rules'
import { Email } from '../people/account.schema'
import { memberRoles } from '../viewer'
import { CONTACTS, type Contact } from './contact-rows'
import { creditCodeFault, normaliseCreditCode } from './credit-code'
import { documentKinds, type OrganisationFacts } from './organisation-snapshot'

const text = (max: number) => z.string().trim().max(max)
const code = z.string().trim().min(1).max(40)

const CreditCode = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .transform(normaliseCreditCode)
  .superRefine((written, context) => {
    const fault = creditCodeFault(written)
    if (fault) context.addIssue({ code: 'custom', message: `credit_code_${fault}` })
  })

/** An address of the organisation's own site, with or without its scheme; kept with one. */
const Website = text(200)
  .transform((written) =>
    written === '' || /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`,
  )
  .refine((address) => address === '' || isWebsite(address), { error: 'website' })

function isWebsite(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username } = new URL(address)
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === ''
}

const common = {
  nameZh: text(80).min(1),
  nameEn: text(160),
  region: code,
  introZh: text(1_000),
  introEn: text(2_000),
  website: Website,
}

/** The facts of an organisation: exactly those of its kind. Whether a code is in its list is asked later. */
export const OrganisationFields = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('enterprise'), ...common, creditCode: CreditCode }),
    z.object({ kind: z.literal('institute'), ...common, creditCode: CreditCode }),
    z.object({
      kind: z.literal('rescue_team'),
      ...common,
      teamType: code,
      parentAuthority: text(120).min(1),
    }),
    z.object({ kind: z.literal('organizer'), ...common }),
    z.object({ kind: z.literal('association'), ...common }),
  ])
  .transform(
    (fields): OrganisationFacts => ({
      ...fields,
      creditCode: 'creditCode' in fields ? fields.creditCode : null,
      teamType: 'teamType' in fields ? fields.teamType : null,
      parentAuthority: 'parentAuthority' in fields ? fields.parentAuthority : '',
    }),
  )

/** An edit names the version of the facts that it was filled from. */
export const EditFields = z.intersection(
  OrganisationFields,
  z.object({ version: z.coerce.number().int().positive() }),
)

const contactFields = Array.from({ length: CONTACTS }, (_, index) => ({
  [`name${index}`]: text(40).optional(),
  [`duty${index}`]: text(40).optional(),
  [`email${index}`]: z.union([z.literal(''), Email]).optional(),
  [`phone${index}`]: z
    .union([z.literal(''), text(30).regex(/^\+?[\d\s()-]{6,30}$/, { error: 'phone' })])
    .optional(),
}))

/** Up to three contact persons, each a row of four fields; a row left empty is none. */
export const ContactsForm = z
  .object(Object.assign({}, ...contactFields) as Record<string, z.ZodOptional<z.ZodType<string>>>)
  .transform((fields, context): Contact[] => {
    const value = (name: string, row: number) => fields[`${name}${row}`] ?? ''
    const contacts: Contact[] = []
    for (let row = 0; row < CONTACTS; row++) {
      const contact = {
        name: value('name', row),
        duty: value('duty', row),
        email: value('email', row),
        phone: value('phone', row),
      }
      if (Object.values(contact).every((each) => each === '')) continue
      if (contact.name === '')
        context.addIssue({ code: 'custom', message: 'contact_name', path: [`name${row}`] })
      if (contact.email === '' && contact.phone === '')
        context.addIssue({ code: 'custom', message: 'contact_way', path: [`phone${row}`] })
      contacts.push(contact)
    }
    if (contacts.length === 0) context.addIssue({ code: 'custom', message: 'contact_name', path: ['name0'] })
    return contacts
  })

/** A button that needs no field. */
export const NoFields = z.object({})

export const InviteForm = z.object({ email: Email, role: z.enum(memberRoles) })
export const InvitationForm = z.object({ act: z.enum(['resend', 'revoke']) })

export const MemberForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('role'), role: z.enum(memberRoles) }),
  z.object({ act: z.literal('remove') }),
])

export const TransferForm = z.object({ person: z.coerce.number().int().positive() })

export const DocumentForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), kind: z.enum(documentKinds) }),
  z.object({ act: z.literal('remove'), remove: z.uuid() }),
])

/** What the form of a document may carry. */
export const documentFiles = {
  count: 1,
  each: purposes.document.maxBytes,
  total: purposes.document.maxBytes,
}
