/** What everybody reads of a tour and its stops. */
export const tour = {
  route: 'Route',
  routeNote:
    'A diagram: one tile a province-level unit, with the numbers of the stops. It shows neither borders nor distances.',
  stops: 'Stops',
  noStops: 'No stop has been named yet.',
  stopNumber: 'Stop {{n}}',
  themes: 'Themes',
  asks: 'What this stop asks for',
  openNeeds: '{{n}} open needs in the region',
  needsOfRegion: 'Needs of the region',
  taken_enterprise: 'Enterprises {{n}} of {{of}}',
  taken_team: 'Teams {{n}} of {{of}}',
  waiting: '{{n}} waiting',
  capacity: 'Places',
  coordinates: 'Coordinates',
  degrees: '{{latitude}}° N, {{longitude}}° E (WGS-84)',
  host: 'Local host',
  documents: 'Documents',
  kilobytes: '{{n}} KB',
  phase_cancelled: 'Called off',
  cancelledNotice: 'This stop was called off: {{reason}}',
}
