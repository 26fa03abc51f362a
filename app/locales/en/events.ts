import { agenda } from './agenda'
import { attending } from './attending'
import { booth } from './booth'
import { tour } from './tour'

/** What the pages of events say, and nobody else's. */
export const eventTexts = { agenda, attending, booth, tour }
