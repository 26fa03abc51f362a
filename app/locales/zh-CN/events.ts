import { agenda } from './agenda'
import { attending } from './attending'
import { booth } from './booth'
import { directory } from './directory'
import { news } from './news'
import { tour } from './tour'

/** What the pages of events say, and nobody else's. */
export const eventTexts = { agenda, attending, booth, directory, news, tour }
