/** Writing news of an event. */
export const newsWork = {
  lead: 'Everybody reads it once it is published; what was withdrawn can be published again.',
  new: 'Write news',
  none: 'No news yet',
  titleZh: 'Title (Chinese)',
  titleEn: 'Title (English)',
  textZh: 'Text (Chinese)',
  textEn: 'Text (English)',
  save: 'Save',
  publish: 'Publish',
  publishTells:
    'Publishing tells the {{n}} people who signed up to come, on the site and by mail as each of them chose; of each item once.',
  telling: 'Those who come are being told: {{n}} so far.',
  told: '{{n}} of those who come were told.',
  withdraw: 'Withdraw',
  remove: 'Delete the draft',
  state_draft: 'Draft',
  state_published: 'Published',
  state_withdrawn: 'Withdrawn',
  now_draft: 'This is a draft: only your organisation sees it.',
  now_published: 'Everybody sees it; what you save is there at once.',
  now_withdrawn: 'It is withdrawn, and no public page shows it.',
}
