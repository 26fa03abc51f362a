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
}
