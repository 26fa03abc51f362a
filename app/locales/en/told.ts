import type { Messages } from '../messages'

export const told: Messages['told'] = {
  organisation_verified: '“{{organisation}}” is verified',
  organisation_verified_text: 'What “{{organisation}}” submitted was verified and is in force.{{reason}}',
  organisation_returned: '“{{organisation}}” was returned',
  organisation_returned_text:
    'What “{{organisation}}” submitted was not accepted. Please mend it and submit it again.{{reason}}',
  offering_published: '“{{offering}}” is published',
  offering_published_text: '“{{offering}}” passed the review and is published.',
  offering_returned: '“{{offering}}” needs a change',
  offering_returned_text:
    '“{{offering}}” did not pass the review. Please mend it as said below and hand it in again:\n{{reasons}}',
  need_reminder: '“{{need}}” ends on {{day}}',
  need_reminder_text:
    'Your need “{{need}}” stands until {{day}} and is withdrawn after that. If you still need it, renew it.',
  need_lapsed: '“{{need}}” has been withdrawn',
  need_lapsed_text:
    'Your need “{{need}}” passed its last day, {{day}}, without being renewed, and was withdrawn. What it says is kept.',
  saved_search: '“{{search}}”: {{n}} new',
  saved_search_text: 'Your saved search “{{search}}” has {{n}} new results:\n{{list}}',
  andMore: '{{list}} and others',
  hiddenNeeds: '{{n}} shown to some organisations only: sign in and open “Needs shown only to us”.',
  followed_need_open: '“{{title}}” is open again',
  followed_need_open_text: 'The need “{{title}}” that you saved is open again.',
  followed_need_matched: '“{{title}}” has a match',
  followed_need_matched_text: 'The need “{{title}}” that you saved was brought together with equipment.',
  followed_need_in_trial: '“{{title}}” is in trial',
  followed_need_in_trial_text: 'Equipment is being tried for the need “{{title}}” that you saved.',
  followed_need_no_acceptable_match: '“{{title}}” found no suitable equipment',
  followed_need_no_acceptable_match_text:
    'Nothing suitable was found for the need “{{title}}” that you saved; its page says why.',
  followed_need_met: '“{{title}}” is met',
  followed_need_met_text: 'The need “{{title}}” that you saved is met and no longer public.',
  followed_need_withdrawn: '“{{title}}” was withdrawn',
  followed_need_withdrawn_text: 'The need “{{title}}” that you saved was withdrawn and is no longer public.',
  followed_need_renewed: '“{{title}}” was renewed',
  followed_need_renewed_text: 'The need “{{title}}” that you saved was renewed and stands until {{day}}.',
  followed_need_near: '“{{title}}” ends on {{day}}',
  followed_need_near_text:
    'The need “{{title}}” that you saved stands until {{day}}. If you can answer it, do so soon.',
  followed_offering_paused: '“{{title}}” is paused',
  followed_offering_paused_text: 'The equipment “{{title}}” that you saved is paused and not public for now.',
  followed_offering_archived: '“{{title}}” is no longer offered',
  followed_offering_archived_text: 'The equipment “{{title}}” that you saved is no longer offered.',
  followed_offering_published: '“{{title}}” is offered again',
  followed_offering_published_text: 'The equipment “{{title}}” that you saved is offered again.',
  followed_offering_price: '“{{title}}” has another price',
  followed_offering_price_text: 'The price of “{{title}}” that you saved has changed; see its page.',
  followed_offering_version: '“{{title}}” has a new version',
  followed_offering_version_text: 'What is said of “{{title}}” that you saved has changed; see its page.',
  new_match: '“{{own}}”: {{n}} new offerings could meet it',
  new_match_text:
    '{{n}} newly published offerings fail no gate of your need “{{own}}”; some figures may have to be verified.',
  new_match_several: 'New equipment could meet {{own}} of your needs',
  new_match_several_text:
    'Between newly published equipment and {{own}} of your needs there are {{n}} pairs that fail no gate. They stand among your new matches.',
  new_match_offering: '“{{own}}” could answer {{n}} new needs',
  new_match_offering_text:
    'Your equipment “{{own}}” fails no gate of {{n}} newly published needs; some figures may have to be verified.',
  new_match_offering_several: '{{own}} of your offerings could answer new needs',
  new_match_offering_several_text:
    'Between newly published needs and {{own}} of your offerings there are {{n}} pairs that fail no gate. They stand among your new matches.',
  need_endorsed: '{{team}} endorsed “{{need}}”',
  need_endorsed_text: '{{team}} endorsed your need “{{need}}”, quantity {{n}}.\nNote: {{note}}',
  event_news: 'News of “{{event}}”: {{title}}',
  event_news_text: '{{lead}}',
  event_agenda: 'The agenda of “{{event}}” has changed ({{n}})',
  event_agenda_text: 'The agenda of “{{event}}” has changed:\n{{changes}}',
  agenda_added: 'New: {{title}} ({{at}})',
  agenda_moved: 'Moved: {{title}}, from {{before}} to {{after}}',
  agenda_off: 'Cancelled: {{title}} (was {{at}})',
  agenda_on: 'Takes place again: {{title}} ({{at}})',
  agenda_noPlace: 'no place yet',
  agenda_more: 'There are {{n}} more changes: see the agenda.',
  order_paid: 'Order {{reference}} is paid in full',
  order_paid_text:
    'Order {{reference}} of {{payer}} to {{seller}} is paid in full; the last payment was {{amount}}. The receipt is on the page of the order.',
  order_deposit_paid: 'The deposit of order {{reference}} is paid',
  order_deposit_paid_text:
    '{{amount}} came in for order {{reference}} of {{payer}} to {{seller}}, and the deposit is paid. The balance of {{missing}} is due by {{day}}.',
  order_part_paid: '{{amount}} came in for order {{reference}}',
  order_part_paid_text:
    '{{amount}} came in for order {{reference}}. The page of the order says whether it is paid in full, and what is missing or too much.',
  order_late: '{{amount}} came in for the cancelled order {{reference}}',
  order_late_text:
    '{{amount}} came in after order {{reference}} was cancelled. It is reinstated where there still is room, else the money goes back; you will be told.',
  order_refund_owed: '{{amount}} of order {{reference}} is to be sent back',
  order_refund_owed_text:
    '{{amount}} of order {{reference}} is to be transferred back to {{payer}}. Please write it down on the page of the order once it is sent.',
  order_refunded: '{{amount}} of order {{reference}} was refunded',
  order_refunded_text:
    '{{amount}} of order {{reference}} was refunded to {{payer}}. Why: {{reason}}. A refund to a card may take some days to arrive.',
  order_refund_failed: 'The refund of {{amount}} for order {{reference}} did not go through',
  order_refund_failed_text:
    'The refund of {{amount}} for order {{reference}} did not go through, and you still hold the money. Please see the page of the order.',
  order_due_soon: 'Order {{reference}} is to be transferred by {{day}}',
  order_due_soon_text:
    'Please transfer {{amount}} for order {{reference}} by {{day}}, with {{reference}} as its reference. After that it may be cancelled.',
  order_balance_due_soon: 'The balance of order {{reference}} is due by {{day}}',
  order_balance_due_soon_text:
    'Please pay the balance of {{missing}} for order {{reference}} by {{day}}, by card or by transfer with {{reference}} as its reference.',
  order_overdue: 'The balance of order {{reference}} is overdue',
  order_overdue_text:
    'The balance of {{missing}} for order {{reference}} was due by {{day}}. Please pay it now; until then {{seller}} may cancel what was ordered.',
  order_overdue_at_seller: '{{payer}} has not paid the balance of order {{reference}}',
  order_overdue_at_seller_text:
    'The balance of {{missing}} for order {{reference}} was due by {{day}}. Nothing is cancelled by itself: you can wait, or cancel what was ordered, with a reason.',
  order_balance_moved: 'The balance of order {{reference}} is now due by {{balanceDay}}',
  order_balance_moved_text:
    '{{seller}} moved the day by which the balance of order {{reference}} is due from {{before}} to {{balanceDay}}; it is in time until that day ends.\nReason: {{reason}}',
  order_retained: '{{seller}} keeps {{amount}} of the cancelled order {{reference}}',
  order_retained_text:
    '{{seller}} keeps {{amount}} of what was paid for the cancelled order {{reference}}: {{reason}}.',
  order_cancelled: 'Order {{reference}} was cancelled',
  order_cancelled_text:
    'Order {{reference}} ({{amount}}) was cancelled: {{reason}}. A cancellation is no refund: you will be told of any.',
  order_reinstated: 'Order {{reference}} was reinstated',
  order_reinstated_text: 'Order {{reference}} was reinstated, and what was paid counts for it.',
  order_voucher: '{{payer}} uploaded a proof of transfer for order {{reference}}',
  order_voucher_text:
    '{{payer}} uploaded a proof of transfer for order {{reference}}. Please look at your statement and write down what came in.',
  order_reversed: 'A payment for order {{reference}} was corrected',
  order_reversed_text:
    '{{seller}} corrected what was written down for order {{reference}}: {{amount}} did not come in, or was written down in error. Please see the page of the order.',
}
