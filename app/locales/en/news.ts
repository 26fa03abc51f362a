/** News of an event, as everybody reads it. */
export const news = {
  title: 'News',
  description: 'News of {{title}}.',
  none: 'No news yet',
  noneText: 'What the organizer publishes appears here.',
  feed: 'Follow the news (Atom)',
  latest: 'Latest news',
}
