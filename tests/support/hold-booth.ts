// A process that holds a booth for somebody, to be killed in the middle: node --import tsx tests/support/hold-booth.ts
// URL EVENT BOOTH PERSON ORGANISATION
import { holdBooths } from '~/modules/events/index.server'
import { systemClock } from '~/platform/clock.server'
import { openDatabase } from '~db/client.server'
import { viewerOf } from './people'

const [url = '', ...ids] = process.argv.slice(2)
const [eventId = 0, boothId = 0, personId = 0, organisationId = 0] = ids.map(Number)
const db = openDatabase(url, { max: 2 })
const viewer = await viewerOf(db, { id: personId }, { organisationId })
await holdBooths(
  { db, clock: systemClock },
  viewer,
  {
    eventId,
    holding: { boothIds: [boothId], options: [] },
  },
  { origin: 'https://muster.example' },
)
process.exit(0)
