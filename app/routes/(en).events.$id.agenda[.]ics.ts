import { agendaFile } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'

/** The programme of an event as a calendar. */
export const loader = wordedResource(agendaFile)
