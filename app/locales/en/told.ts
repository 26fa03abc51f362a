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
  need_endorsed: '{{team}} endorsed “{{need}}”',
  need_endorsed_text: '{{team}} endorsed your need “{{need}}”, quantity {{n}}.\nNote: {{note}}',
}
