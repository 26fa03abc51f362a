/** Needs of teams that will be at an event. */
export const attending = {
  title: 'Needs of teams',
  description: 'Equipment needs that rescue teams coming to {{title}} have published.',
  lead: 'What teams that registered have published and still ask for, the most urgent first.',
  found: '{{n}} needs',
  none: 'No needs of teams yet',
  noneText: 'Needs that a team has published appear here once it registers as a visitor.',
  notFound: 'No need answers these choices',
  all: 'See all needs',
}
