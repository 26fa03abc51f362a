/** The accounts' door for server code: people, their sessions, and the organisations they act for. */

export { actOnOrganisation } from './admin/act-on-organisation.server'
export { actOnPerson } from './admin/act-on-person.server'
export { OrganisationActForm, PersonActForm } from './admin/admin.schema'
export { countStaffWork } from './admin/count-staff-work.server'
export { OrganisationsQuery } from './admin/organisations-query'
export { PeopleQuery } from './admin/people-query'
export { readOrganisationRecord, readOrganisations } from './admin/read-organisations.server'
export { readPeople, readPersonRecord } from './admin/read-people.server'
export { readTodo } from './admin/read-todo.server'
export { AuditFilter, AuditQuery } from './audit/audit-filter'
export { AUDIT_EXPORT_ROWS, exportAuditLog } from './audit/export-audit-log.server'
export { readAuditLog } from './audit/read-audit-log.server'
export { auditSource } from './audit-source'
export { accountJobs } from './clear-expired.server'
export {
  ensureOrganisations,
  findOrganisations,
  type OrganisationRef,
  organisationKey,
} from './ensure-organisations.server'
export {
  RecoveryCodesForm,
  SecondFactorForm,
  SetUpTotpForm,
  StartTotpForm,
  TurnOffTotpForm,
} from './factors/factor.schema'
export { readFactors } from './factors/factors.repo.server'
export { replaceRecoveryCodes } from './factors/replace-recovery-codes.server'
export { setUpTotp } from './factors/set-up-totp.server'
export { readTotpSetUp, startTotp } from './factors/start-totp.server'
export { turnOffTotp } from './factors/turn-off-totp.server'
export { defineAction } from './http/define-action.server'
export { organisationPage, orNull } from './http/organisation-page.server'
export {
  administratorPage,
  confirmedAdministratorPage,
  confirmedPage,
  pageFor,
  personalPage,
  reviewerPage,
} from './http/page-for.server'
export { readFilters } from './http/read-filters.server'
export { acceptInvitation } from './invitations/accept-invitation.server'
export { readInvitation, readInvitationOf, readInvitations } from './invitations/invitations.repo.server'
export { inviteMember, resendInvitation, revokeInvitation } from './invitations/invite-member.server'
export { changeMemberRole } from './members/change-member-role.server'
export { mailMembers } from './members/mail-members.server'
export { readMembers } from './members/members.repo.server'
export { readRights } from './members/read-rights.server'
export { removeMember } from './members/remove-member.server'
export { transferOwnership } from './members/transfer-ownership.server'
export { readContacts, saveContacts } from './organisations/contacts.server'
export { createOrganisation } from './organisations/create-organisation.server'
export { addDocument, removeDocument } from './organisations/documents.server'
export { findVerifiedOrganisations } from './organisations/find-verified.server'
export {
  ContactsForm,
  DocumentForm,
  documentFiles,
  EditFields,
  InvitationForm,
  InviteForm,
  MemberForm,
  NoFields,
  OrganisationFields,
  TransferForm,
} from './organisations/organisation.schema'
export { readOrganisation } from './organisations/organisations.repo.server'
export { readOwnOrganisation } from './organisations/own-organisation.server'
export { readLastReview } from './organisations/reviews.repo.server'
export { reviseOrganisation } from './organisations/revise-organisation.server'
export { submitOrganisation } from './organisations/submit-organisation.server'
export { withdrawOrganisation } from './organisations/withdraw-organisation.server'
export { OutboxQuery } from './outbox/outbox-query'
export { readMail } from './outbox/read-mail.server'
export { readOutbox } from './outbox/read-outbox.server'
export { sendMailAgain } from './outbox/send-mail-again.server'
export { addPasskey } from './passkeys/add-passkey.server'
export { beginPasskey } from './passkeys/begin-passkey.server'
export { confirmWithPasskey } from './passkeys/confirm-with-passkey.server'
export {
  AddPasskeyForm,
  PasskeyOptionsForm,
  RemovePasskeyForm,
  UsePasskeyForm,
} from './passkeys/passkey.schema'
export { listPasskeys } from './passkeys/passkeys.repo.server'
export { removePasskey } from './passkeys/remove-passkey.server'
export { signInWithPasskey } from './passkeys/sign-in-with-passkey.server'
export {
  ChangePasswordForm,
  ChooseOrganisationForm,
  ConfirmForm,
  DeletePersonForm,
  EmailLinkForm,
  EndSessionForm,
  ForgotPasswordForm,
  NewEmailForm,
  ProfileForm,
  RegisterForm,
  ResetPasswordForm,
  SignInForm,
  SignOutForm,
  VerifyEmailForm,
} from './people/account.schema'
export { changeEmail } from './people/change-email.server'
export { changePassword } from './people/change-password.server'
export { deletePerson } from './people/delete-person.server'
export { findDeletionObstacles } from './people/deletion-obstacles.server'
export { keepEmail } from './people/keep-email.server'
export { isEmailTokenGood } from './people/people.repo.server'
export { register } from './people/register.server'
export { requestEmailChange } from './people/request-email-change.server'
export { requestPasswordReset } from './people/request-password-reset.server'
export { resetPassword } from './people/reset-password.server'
export { ensureSamplePeople, samplePeopleWith } from './people/sample-people.server'
export { saveProfile } from './people/save-profile.server'
export { verifyEmail } from './people/verify-email.server'
export { decideReview } from './review/decide-review.server'
export { decideReviews } from './review/decide-reviews.server'
export { readDocument } from './review/read-document.server'
export { readCodeNames, readReview } from './review/read-review.server'
export { readOrganisationNames, readReviewQueue } from './review/read-review-queue.server'
export { BulkDecisionForm, DecisionForm, QueueQuery } from './review/review.schema'
export { reviewDecidedJob } from './review/review-decided-job.server'
export { suspendOrganisation } from './review/suspend-organisation.server'
export { chooseOrganisation } from './sessions/choose-organisation.server'
export { confirmPerson } from './sessions/confirm-person.server'
export { endSession } from './sessions/end-session.server'
export { finishSignIn, readPendingSignIn } from './sessions/finish-sign-in.server'
export { holdsMembership } from './sessions/holds-membership.server'
export { identify } from './sessions/identify.server'
export { listSessions } from './sessions/list-sessions.server'
export {
  challengeHeaders,
  challengeOf,
  pendingHeaders,
  pendingOf,
  sessionHeaders,
  signedOutHeaders,
} from './sessions/session-headers.server'
export { signIn } from './sessions/sign-in.server'
export { signOut } from './sessions/sign-out.server'
