import { threadStream } from '~/modules/introductions/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'

/** What happens in a thread, as server-sent events. */
export const loader = wordedResource(threadStream)
