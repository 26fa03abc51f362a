/** The accounts' door for everyone: who a viewer is and what they may do. */
export { personActsFor } from './admin/person-acts'
export { auditCsv } from './audit/audit-csv'
export { auditFilterFields } from './audit/audit-filter-fields'
export { auditView } from './audit/audit-view'
export { AccountFrame } from './components/account-frame'
export { AccountPage } from './components/account-page'
export { ActForm } from './components/act-form'
export { AdminFrame } from './components/admin-frame'
export { AuditTable } from './components/audit-table'
export { CompareReview } from './components/compare-review'
export { Completeness } from './components/completeness'
export { DecisionFields } from './components/decision-fields'
export { Facts } from './components/facts'
export { FilterForm } from './components/filter-form'
export { KeysetPages } from './components/keyset-pages'
export { OrganisationFieldset } from './components/organisation-fields'
export { OrganisationFrame, readDid } from './components/organisation-frame'
export { PasskeyForm } from './components/passkey-form'
export { RecoveryCodes } from './components/recovery-codes'
export { ReviewHistory } from './components/review-history'
export { ReviewQueue } from './components/review-queue'
export { ReviewTabs } from './components/review-tabs'
export { StaffLinks } from './components/staff-links'
export { MailStateTag, OrganisationStateTag, PersonStateTag } from './components/state-tags'
export { INVITATION_DAYS } from './invitations/invitation-mail'
export { organisationChoices, regionName, teamTypeName } from './organisations/choices'
export { CONTACTS, type Contact } from './organisations/contact-rows'
export { creditCodeFault, normaliseCreditCode } from './organisations/credit-code'
export {
  mayAct,
  mayPublish,
  membershipIn,
  type OrganisationRight,
  organisationRights,
  refuseWithout,
  rightsOf,
} from './organisations/organisation-policy'
export { documentKinds } from './organisations/organisation-snapshot'
export { canOrganisation } from './organisations/organisation-states'
export { PASSWORD_MAX, PASSWORD_MIN } from './people/password-rules'
export { compareSnapshots } from './review/compare-snapshots'
export { deviceOf } from './sessions/device'
export {
  hasRole,
  isAdministrator,
  isPerson,
  isReviewer,
  type MemberRole,
  type Membership,
  memberRoles,
  type OrganisationState,
  organisationKinds,
  organisationStates,
  type Person,
  type PlatformRole,
  type Viewer,
} from './viewer'
