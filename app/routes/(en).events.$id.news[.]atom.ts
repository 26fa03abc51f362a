import { newsFeed } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'

/** The news of an event as a feed. */
export const loader = wordedResource(newsFeed)
