import type { Messages } from '../messages'

export const home: Messages['home'] = {
  title: 'Muster 聚援: emergency equipment, supply meets need',
  description:
    'Find emergency equipment and rescue-team needs by disaster scenario and professional track, with every hard figure checked and the reasons in words.',
  heading: 'Say what is happening. Find what helps.',
  lead: 'Write the scenario, the figures and the conditions in plain words. Muster searches by scenario and track, checks every hard figure, and says why.',
  searchLabel: 'Search equipment',
  searchPlaceholder: 'e.g. towable flood pump, at least 3000 m3/h, no grid power',
  searchButton: 'Find equipment',
  searchNeeds: 'Find needs',
  examples: 'Try',
  example1: 'pump at least 3000 m3/h, towable, for urban flooding with no grid power',
  example2: 'emergency communication with no network and no power, 20 km range',
  example3: 'reconnaissance drone that flies at 5000 m altitude',
  example4: 'battery rescue tool under 20 kg',
  countOfferings: 'Equipment listed',
  countNeeds: 'Open needs',
  countScenarios: 'Scenarios',
  countTracks: 'Tracks',
  scenarios: 'By scenario',
  scenariosLead:
    'A scenario opens its equipment, the number on the right its needs; the longer the bar, the more equipment.',
  events: 'Coming events',
  allEvents: 'All events',
  newest: 'Newest needs',
  allNeeds: 'All needs',
  offeringsShort: 'equipment',
  needsShort: 'needs',
}
