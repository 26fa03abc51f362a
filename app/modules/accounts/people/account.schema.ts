import { z } from 'zod'
import { rowId } from '~/platform/form-values.schema'
import { passwordFault } from './password-rules'

/** Lower case, as it is kept and compared. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'email' }))

/** A new password; the words of the account it must not be made of are checked by the form that knows them. */
const NewPassword = z.string().superRefine((password, context) => {
  const fault = passwordFault(password)
  if (fault) context.addIssue({ code: 'custom', message: `password_${fault}` })
})

/** What is typed to prove who one is: no rule but a length. */
export const CurrentPassword = z.string().min(1).max(1_000)

export const PersonName = z.string().trim().min(1).max(80)

const Token = z.string().regex(/^[\w-]{43}$/, { error: 'token' })

/** Where to go afterwards: a path of this site, checked again where it is used. */
export const To = z.string().max(2_000).optional()

const notAbout = (
  { password, about }: { password: string; about: string[] },
  context: z.core.$RefinementCtx,
  path: string,
) => {
  if (passwordFault(password, about) === 'too_common')
    context.addIssue({ code: 'custom', message: 'password_too_common', path: [path] })
}

export const RegisterForm = z
  .object({ name: PersonName, email: Email, password: NewPassword, to: To })
  .superRefine(({ name, email, password }, context) =>
    notAbout({ password, about: [name, email] }, context, 'password'),
  )

export const SignInForm = z.object({ email: Email, password: CurrentPassword, to: To })

export const ForgotPasswordForm = z.object({ email: Email })

export const ResetPasswordForm = z.object({ token: Token, password: NewPassword })

export const VerifyEmailForm = z.object({ token: Token, to: To })

/** The code is asked for where the person has a second factor; the use case knows. */
export const ConfirmForm = z.object({
  password: CurrentPassword,
  code: z.string().max(60).optional(),
  to: To,
})

export const SignOutForm = z.object({ everywhere: z.literal('1').optional() })

export const ProfileForm = z.object({ name: PersonName, language: z.enum(['zh', 'en']) })

export const NewEmailForm = z.object({ email: Email })

export const EmailLinkForm = z.object({ token: Token })

export const ChangePasswordForm = z.object({ current: CurrentPassword, password: NewPassword })

export const EndSessionForm = z.object({
  session: z.union([z.literal('others'), rowId]),
})

export const ChooseOrganisationForm = z.object({
  organisation: rowId,
  to: To,
})

export const DeletePersonForm = z.object({ email: z.string().trim().toLowerCase().min(1).max(254) })
