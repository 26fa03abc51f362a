import { meetingCalendarFile } from '~/modules/events/index.server'
import { calendarResponse } from '~/platform/calendar.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** One meeting for a calendar, or its end. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const request = readId(args.params.request)
  return calendarResponse(await meetingCalendarFile(args, request), `muster-meeting-${request}`)
})
