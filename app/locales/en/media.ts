import type { Messages } from '../messages'

export const media: Messages['media'] = {
  photos: 'Pictures',
  photosLead:
    'The first is the one shown in lists. Pictures are resized, and where they were taken is removed from them.',
  documents: 'Documents',
  documentsLead: 'Brochures, manuals, test reports: once they are public anybody can save them.',
  add_photo: 'Add pictures',
  add_document: 'Add PDF documents',
  hint_photo: 'JPEG, PNG, WebP or AVIF, {{megabytes}} MB each and {{n}} at most; you can choose several.',
  hint_document: '{{megabytes}} MB each and {{n}} at most; you can choose several.',
  upload: 'Upload',
  together: '{{megabytes}} MB at once at most.',
  sending: 'Uploading {{n}} of {{of}}: {{name}}',
  sent: 'Everything was uploaded.',
  someRefused: 'Some files were not taken; the reasons are below.',
  lost: 'It did not arrive. Check the network and choose it again.',
  refusedFile: '{{name}}: {{why}}',
  photoN: 'Picture {{n}}',
  documentN: 'Document {{n}}',
  cover: 'Shown in lists',
  altZh: 'Description in Chinese',
  altEn: 'Description in English',
  altHint: 'For those who cannot see it, such as: hose couplings at the rear of the pump truck',
  titleZh: 'Title in Chinese',
  titleEn: 'Title in English',
  titleHint: 'Such as: manual, test report',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove',
  restore: 'Put back',
  actOn: '{{act}}: {{name}}',
  removedOnes: '{{n}} removed',
  removedLead:
    'Each can be put back at the end, with its description. What is not used for long is deleted by itself.',
  removed: 'Removed. It can be put back under “removed” below.',
  restored: 'It is back.',
  added: '{{n}} uploaded.',
  changedMeanwhile:
    'Somebody changed this to “{{stored}}” meanwhile, and yours was not saved. Check it; saving again keeps yours.',
  emptiedMeanwhile:
    'Somebody emptied this meanwhile, and yours was not saved. Check it; saving again keeps yours.',
}
