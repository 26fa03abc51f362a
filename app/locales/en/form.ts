import type { Messages } from '../messages'

export const form: Messages['form'] = {
  check: 'Something needs mending; everything else you filled in is kept.',
  required: 'Please fill this in.',
  too_small: 'Too short: at least {{n}} characters.',
  too_big: 'Too long: at most {{n}} characters.',
  choice: 'Please choose one of those listed.',
  invalid: 'This is not in the form expected.',
  email: 'Please give a whole e-mail address, such as name@example.com.',
  token: 'This link is not complete: open it from the mail again.',
  password_too_short: 'Too short: at least 10 characters.',
  password_too_long: 'Too long: at most 200 characters.',
  password_too_common:
    'Too easy to guess: do not use only common words, runs of digits or your own name and address.',
  passkey: 'Nothing came from the passkey: please try again.',
}
