import type { Messages } from '../messages'

export const thread: Messages['thread'] = {
  tab: 'Talk',
  log: 'What was written',
  older: 'Earlier messages',
  newest: 'Back to the newest',
  empty:
    'No messages yet. A template below is a way to begin: ask for the lead time, or propose to meet on site.',
  emptyEnded: 'There were no messages.',
  ended: 'The introduction has ended: messages can be read only.',
  readerOnly: 'You can read the messages; editors and owners write them.',
  us: 'Us',
  body: 'Message',
  bodyHint: 'Members of both organisations read it.',
  send: 'Send',
  sending: 'Sending…',
  waiting: 'Not sent yet; it will be as soon as the network is back',
  refused: 'Not sent',
  signedOut: 'You are signed out. Please sign in again; this message is kept.',
  retry: 'Send again',
  edit: 'Back to the box',
  unsent: 'Messages not sent yet',
  offline: 'The network is gone: go on writing, it is sent once it is back.',
  live: 'New messages appear by themselves',
  reload: 'Reload',
  file: 'File',
  fileHint:
    'PDF, JPEG, PNG or WebP, {{mb}} MB each at most; only members of both organisations can open it. A few words can go with it.',
  fileChosen: 'File: {{name}}',
  fileRemove: 'Leave this file out',
  templates: 'Templates',
  templatesHint: 'Choosing one puts it into the box, where you can change it.',
  inZh: 'Chinese',
  inEn: 'English',
  card: 'Name card',
  cardLead: 'The other side will see this. Sending is put on record; later changes do not alter a sent card.',
  cardSend: 'Send this card',
  cardTitle: 'Name card',
  cardFix: 'Phone and duty are those of your organisation’s contacts, where you can change them.',
  cardContacts: 'Check our contacts',
  takeBack: 'Take back',
  takenBack: 'This message was taken back.',
  read: 'Read by them',
  unread: '{{n}} unread',
  newMessages: 'New messages',
  template_lead_time: 'Ask for the lead time',
  template_drawings: 'Ask for drawings',
  template_test_report: 'Ask for test reports',
  template_operating: 'Ask what operating takes',
  template_site_visit: 'Propose a site visit or trial',
  template_received: 'Confirm receipt',
  template_conditions: 'Ask for site conditions',
  template_quantity: 'Confirm quantity and date',
  template_documents: 'Say when documents follow',
  template_demonstration: 'Propose a demonstration',
  template_schedule: 'Report on production',
  text_lead_time:
    'How many days does it take from confirmation to delivery on site? Could it come in parts, and when would the first arrive?',
  text_drawings:
    'Please send the outline drawing, the installation drawing and the interface description: we need to check how it loads and connects on site.',
  text_test_report:
    'Please send third-party test reports or records from drills or rescues, with the model version and date.',
  text_operating:
    'How many people does it take to operate, is training or a certificate needed, and how long do setting up and packing take?',
  text_site_visit:
    'We would like to arrange a site visit or a trial. Proposed time: (please fill in); place: (please fill in). Which day suits you, and what should we prepare?',
  text_received: 'Received, thank you. We will look at it and answer by (please fill in).',
  text_conditions:
    'To check that it suits: what power, roads, water and communication are there on site, and what is the greatest working depth or distance?',
  text_quantity:
    'Please confirm the quantity, the place of delivery and the latest date, and whether the budget includes transport and training.',
  text_documents: 'The documents are being prepared and will be sent here by (please fill in).',
  text_demonstration:
    'We could demonstrate it at your base. Proposed time: (please fill in); ground and power needed: (please fill in). Would that suit you?',
  text_schedule:
    'Where we stand: (please fill in). We expect to ship on (please fill in), and will say so here if that changes.',
}
