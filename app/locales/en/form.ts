import type { Messages } from '../messages'

export const form: Messages['form'] = {
  check: 'Something needs mending; everything else you filled in is kept.',
  required: 'Please fill this in.',
  too_small: 'Too short: at least {{n}} characters.',
  too_big: 'Too long: at most {{n}} characters.',
  choice: 'Please choose one of those listed.',
  invalid: 'This is not in the form expected.',
  email: 'Please give a whole e-mail address, such as name@example.com.',
  credit_code_length:
    'A unified social credit code has 18 characters. Compare it with the business licence: one is missing or too many.',
  credit_code_letter:
    'There is a character that no code has: only digits and capitals, without I, O, S, V and Z (easily taken for 1, 0, 5 and 2).',
  credit_code_region:
    'Characters 3 to 8 are digits (the place of registration). Compare it with the business licence.',
  credit_code_check:
    'The last character does not agree with the others: one of them is wrong. Compare it with the business licence.',
  website: 'Please give the address of a website, such as www.example.com.',
  phone: 'Please give a phone number, such as 0731-8888 6666 or +86 138 0000 0000.',
  contact_name: 'Please give the name of the contact.',
  agree: 'Please agree to it.',
  contact_way: 'Please give an e-mail address or a phone number.',
  token: 'This link is not complete: open it from the mail again.',
  password_too_short: 'Too short: at least 10 characters.',
  password_too_long: 'Too long: at most 200 characters.',
  password_too_common:
    'Too easy to guess: do not use only common words, runs of digits or your own name and address.',
  passkey: 'Nothing came from the passkey: please try again.',
  whole_number: 'A whole number, at least 1.',
  line_name: 'Enter a name.',
  line_long: 'Too long.',
  line_quantity: 'Enter a quantity, with at most two decimals.',
  too_many_chosen: 'Too many: choose fewer.',
  none_chosen: 'Choose at least one.',
  too_many_asked: 'Choose at most 10 at once.',
  day: 'Choose a day, such as 2027-03-31.',
  quiet_hours: 'Choose two different hours, or neither.',
  money: 'Enter an amount, such as 120000 or 1200.50.',
  account_number: 'Give the account number: 8 to 34 digits or letters.',
  hour: 'Give a time, such as 09:00.',
  whole: 'Give a whole number.',
  range: 'Out of range: see the hint.',
  half_metre: 'Metres in steps of 0.5, such as 3 or 4.5.',
  booth_number: 'Letters, digits, points and dashes only.',
  items: 'Select booths or elements first, 200 at most.',
  code_letters: 'Letters, digits and dashes only.',
  months: 'Give a whole number from 1 to 120.',
}
