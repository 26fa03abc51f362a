import type { Messages } from '../messages'

export const errors: Messages['errors'] = {
  heading404: 'There is no such page',
  heading400: 'Part of the address cannot be read',
  heading405: 'This address does not take that',
  heading429: 'Too many attempts',
  heading500: 'Something went wrong',
  headingOther: 'This cannot be done',
  unknown: 'The server failed. Please try again later; if it happens again, tell us the number below.',
  id: 'Number',
  bad_query: 'These parts of the address cannot be read:',
  again: 'Try again',
  goHome: 'To the home page',
  goOfferings: 'Find equipment',
  goNeeds: 'See needs',
  dropParams: 'Try without these parts',
  not_found: 'What you are looking for is not here. It may have been taken down, or the address is wrong.',
  not_a_form: 'What was sent is not a form. Please use the buttons of the page.',
  method: 'Please use a link or button of the page instead.',
  rate_limited: 'That was tried too often. Wait {{seconds}} seconds, then try again.',
  other: 'Please go back and try again.',
  sign_in_failed: 'The e-mail address or the password is wrong.',
  email_unverified:
    'This address is not confirmed yet: open the link in the mail, or register once more to get a new one.',
  link_expired: 'This link was used already or is out of date: please ask for a new one.',
  password_wrong: 'The password is wrong.',
}
