/** The accounts' door for server code: people, their sessions, and the organisations they act for. */
export {
  ensureOrganisations,
  findOrganisations,
  type OrganisationRef,
  organisationKey,
} from './ensure-organisations.server'
export { defineAction } from './http/define-action.server'
export { administratorPage, confirmedPage, pageFor, personalPage, reviewerPage } from './http/page-for.server'
export {
  ConfirmForm,
  ForgotPasswordForm,
  RegisterForm,
  ResetPasswordForm,
  SignInForm,
  SignOutForm,
  VerifyEmailForm,
} from './people/account.schema'
export { isEmailTokenGood } from './people/people.repo.server'
export { register } from './people/register.server'
export { requestPasswordReset } from './people/request-password-reset.server'
export { resetPassword } from './people/reset-password.server'
export { ensureSamplePeople, samplePeopleWith } from './people/sample-people.server'
export { verifyEmail } from './people/verify-email.server'
export { confirmPerson } from './sessions/confirm-person.server'
export { identify } from './sessions/identify.server'
export { pendingHeaders, sessionHeaders, signedOutHeaders } from './sessions/session-headers.server'
export { signIn } from './sessions/sign-in.server'
export { signOut } from './sessions/sign-out.server'
