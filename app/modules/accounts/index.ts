/** The accounts' door for everyone: who a viewer is and what they may do. */
export { AccountFrame } from './components/account-frame'
export { PASSWORD_MAX, PASSWORD_MIN } from './people/password-rules'
export {
  hasRole,
  isAdministrator,
  isPerson,
  isReviewer,
  type Membership,
  type Person,
  type Viewer,
} from './viewer'
