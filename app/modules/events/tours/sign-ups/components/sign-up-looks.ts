import type { SignUpState } from '../sign-up'

export const signUpLooks: Record<SignUpState, string> = {
  accepted: 'tag tag-pass',
  waiting: 'tag tag-unknown',
  withdrawn: 'tag',
  removed: 'tag tag-fail',
}
