import { agendaItemFile } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'

/** One item of a programme as a calendar. */
export const loader = wordedResource(agendaItemFile)
