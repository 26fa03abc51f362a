import type { Messages } from '../messages'

export const workErrors: Messages['workErrors'] = {
  workbook_bomb:
    'Unpacked, the file is far too large or oddly packed, which may do harm. Save it anew as .xlsx in your spreadsheet program, then upload it.',
  workbook_binary: '.xlsb files are not taken. Save it as .xlsx, then upload it.',
  workbook_columns:
    'There are too many columns: at most {{max}}, and {{cell}} lies beyond. Please use the columns of the template.',
  workbook_csv:
    'Line {{line}} of the CSV cannot be read; a quotation mark may be missing. Mend it, then upload it.',
  workbook_damaged:
    'The file is damaged or incomplete. Open it in your spreadsheet program, save it anew as .xlsx, then upload it.',
  workbook_embedded: 'The file holds another file or a control ({{part}}). Remove it, then upload the file.',
  workbook_encoding:
    'The text of line {{line}} is in an encoding that cannot be read (byte {{byte}}: {{value}}). Save it as CSV in UTF-8, or as .xlsx.',
  workbook_encrypted:
    'The file is protected by a password and cannot be checked. Remove the password, then upload it.',
  workbook_external:
    'The file has links or connections that lead out of it ({{part}}). Break them, paste the values, then upload it.',
  workbook_formulas:
    'There are formulas in these cells: {{cells}}. Paste the values in their place, then upload it.',
  workbook_macros: 'The file holds macros. Save it as .xlsx without macros, then upload it.',
  workbook_ods: '.ods files are not taken. Save it as .xlsx, then upload it.',
  workbook_old: 'The old .xls format is not taken. Save it as .xlsx, then upload it.',
  workbook_rows: 'There are too many rows: at most {{max}} at once. Split the file into several.',
  workbook_sheets: 'There are too many sheets: at most {{max}}.',
  workbook_text: 'There is too much text in all. Split the file into several.',
  workbook_unknown:
    'This is no spreadsheet of equipment: the row 1 that tells the columns apart is not there. Use a template or an export, and keep the hidden row 1.',
  workbook_doctype:
    'The file holds declarations (a DTD) that no spreadsheet program writes, which may do harm. Save it anew as .xlsx in your spreadsheet program, then upload it.',
  sheet_column_unknown:
    'Column {{column}} of the sheet “{{sheet}}” is marked “{{key}}”, which is no column of equipment. Delete the column, or restore the hidden row 1.',
  sheet_column_twice: 'The sheet “{{sheet}}” has “{{key}}” twice (column {{column}} again). Keep one.',
  sheet_empty: 'There is no equipment in the file: nothing is filled in from row 3 on.',
  sheet_file_gone: 'The file is no longer there. Please upload it again.',
  sheet_failed:
    'The work in the background broke off several times and was stopped; what was written stays. Please try again later, and tell us if it happens again.',
  sheet_right_gone:
    'Whoever confirmed it no longer has the right to, or the organisation is suspended, so it was stopped; what was written stays.',
  sheet_rows_changed:
    'The listings of {{n}} rows were changed after the check, so nothing was written. Upload the file again to compare, or write the rows that are right.',
  sheet_rows_refused: '{{n}} rows are wrong, so that not all can be written.',
  sheet_nothing: 'There is no row to write.',
  sheet_state: 'The spreadsheet has gone on meanwhile; see what the page says now.',
  introduction_state:
    'This introduction has just changed, and that can no longer be done. Please look at it as it is now.',
  other_side: 'This is for the other side to do.',
  takes_no_requests: 'They take no new requests at present. Please look at other matches.',
  nobody_there:
    'Nobody of that organisation is on Muster yet, so nobody could answer. Please look at other matches.',
  asked_lately: 'They declined not long ago. You can ask again in {{days}} days.',
  contacts_closed: 'Contacts are shown once the other side has accepted.',
  day_past: 'That day has passed: choose today or later.',
  asking_no_side:
    'Only the supplier of this offering or the team of this need can ask. Switch organisation on the account page.',
  asking_not_verified: 'Your organisation can ask once it is verified.',
  asking_not_allowed: 'Your role here does not let you ask: please turn to an editor or owner.',
  asking_same_organisation: 'The offering and the need are of the same organisation.',
  asking_reference: 'Figures of public lists cannot be asked for.',
  asking_offering_closed: 'This offering is not published at present.',
  asking_need_closed: 'This need is over.',
  message_empty: 'Please write something, or choose a file.',
  message_id_taken:
    'Something else was sent under the number of this message before. Please look at it and send it again.',
  card_changed: 'The card has just changed: please look at it as it is now, then send it.',
  not_author: 'Only who wrote it can take it back.',
  take_back_late: 'It was sent more than {{minutes}} minutes ago and can no longer be taken back.',
  too_many_streams: 'Too many windows are open: please close some.',
  not_accepted: 'This can be done while the introduction is accepted and not ended.',
  exhibitors_closed: 'Exhibitors cannot apply now.',
  not_exhibiting_kind: 'Enterprises and institutes exhibit. Please switch to one on your account page.',
  application_state:
    'The application has just changed, and that can no longer be done. Please look at it as it is now.',
  offering_not_shown: 'Choose among the published offerings of your own organisation.',
  has_booths: 'You still have booths. Give them back first, or ask the organizer to cancel them.',
  booths_closed: 'Booths cannot be taken now: the plan is not public yet, or the time for it is over.',
  not_exhibitor: 'Booths can be chosen once the organizer has accepted your application.',
  booking_open:
    'You are holding booths already. To choose others, give those back first, or wait until they are confirmed.',
  booth_waited: 'Others wait for booth {{number}}, which has just come free: it goes to them first.',
  booth_not_for_sale: 'Booth {{number}} is not for sale.',
  booth_unknown: 'There is no booth of this number.',
  booth_free: 'Booth {{number}} can be taken now; there is nothing to wait for.',
  too_many_waits: 'You can wait for {{n}} booths at most.',
  option_sold_out: 'Only {{left}} of these are left.',
  option_gone: 'One of the options has just been removed. Please choose again.',
  booking_state:
    'The booking has just changed, and that can no longer be done. Please look at it as it is now.',
  reason_wanted: 'Give a reason; the other side reads it.',
  quote_state: 'The quote has just changed, and that can no longer be done. Please look at it as it is now.',
  quote_newer: 'Version {{version}} came after version {{answered}}. Please read it before you decide.',
  quote_changed:
    'While you were writing, the quote came to version {{version}}. What you wrote is still below: check it and send it again as a new version.',
  quote_expired: 'This version was valid until {{day}}. Please ask for another.',
  quote_too_large: 'The total is too large to be counted exactly. Please check quantities and prices.',
  quote_answer_first:
    'They have asked you for an introduction and wait for your answer. Answer it among your introductions, then ask for a quote.',
  trial_state: 'This trial has just changed, and that can no longer be done. Please look at it as it is now.',
  trial_changed: 'They have just proposed something else. Please look at it first.',
  days_turned: 'The last day cannot be before the first.',
  trial_not_held: 'The trial has not begun: there is no result to record yet.',
  outcome_of_team: 'This outcome is for the team to record. You can ask them to in a message.',
  failing_unknown: 'The demands have changed: please choose again.',
  failing_wanted: 'Name at least one demand that is failed, or say why.',
  event_days: 'The last day cannot come before the first.',
  event_long: 'At most {{days}} days: check the dates.',
  event_hours: 'The closing hour must come after the opening hour.',
  event_window: 'The last day cannot come before the first.',
  event_cancelled: 'The event is cancelled and can no longer be changed.',
  event_lacks: 'The event is public: this cannot be empty.',
  event_incomplete: '{{n}} facts are missing; the event can be published once they are given.',
  event_not_public: 'This can be done once the event is public.',
  plan_empty: 'No booth is on the floor plan yet.',
  plan_faulty: 'The floor plan has {{n}} faults; it can be published once they are mended.',
  plan_item_gone: 'What was selected is no longer on the plan.',
  plan_outside: 'That is outside the hall.',
  plan_one_item: 'Select one booth or element.',
  plan_booths_only: 'This can be done with booths only.',
  plan_numbers_stand: 'The plan is public: the number of booth {{number}} stands.',
  plan_act_faulty: 'The plan is public, and this would leave {{n}} findings on it; nothing was saved.',
  booth_taken: 'Booth {{number}} is held or taken and cannot be changed.',
  number_taken: 'The number {{number}} is in use.',
  number_counts: 'The first number must end in a digit.',
  number_long: 'The number {{number}} is too long: 12 characters at most.',
  split_where: 'Both parts must be at least 1 m wide.',
  nothing_to_undo: 'There is nothing to undo.',
  too_many_booths: 'An exhibition has {{max}} booths at most.',
  unknown_class: 'Choose a booth class of this exhibition.',
  hall_code_taken: 'There is a hall with this code.',
  too_many_halls: '{{max}} halls at most.',
  hall_not_empty: 'The hall has booths, or had bookings, and cannot be removed.',
  code_taken: 'This code is in use.',
  too_many_classes: '{{max}} at most.',
  class_in_use: 'Booths are of this class, or were, so it cannot be removed.',
  csv_columns:
    'The first line must have the columns hall, number, x, y, width, depth, class. Begin with the template.',
  proposal_state:
    'The state of this proposal has just changed, and this is not possible any more. See what the page says now.',
  proposal_lacks: 'Fill this in before you submit.',
  answers_over: 'Proposals are not taken any more.',
  own_challenge: 'A need of your own stands behind this challenge: you cannot answer it.',
  cost_order: 'The upper figure cannot be below the lower one.',
  visitors_closed: 'Visitors cannot register at this time.',
  not_member: 'Please choose an organisation that you belong to.',
  too_many_colleagues: 'One person registers at most {{n}} visitors.',
  ticket_closed: 'The ticket was cancelled, or the event is over: it cannot be changed any more.',
  visitor_twice: 'You have registered a visitor of this name and phone number already.',
}
