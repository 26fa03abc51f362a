/** News of an event, as everybody reads it. */
export const news = {
  title: 'News',
  description: 'News of {{title}}.',
  none: 'No news yet',
  noneText: 'What the organizer publishes appears here.',
  feed: 'Follow the news (Atom)',
  latest: 'Latest news',
  withdrawn: 'Withdrawn news',
  withdrawnTitle: 'The organizer withdrew this news',
  withdrawnText:
    'What it said does not count any more. Please go by the page of the event and by other news.',
  toEvent: 'To the event',
  toAll: 'All news',
}
