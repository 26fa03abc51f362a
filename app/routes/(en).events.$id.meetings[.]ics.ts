import { meetingCalendarFile } from '~/modules/events/index.server'
import { calendarResponse } from '~/platform/calendar.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** A participant's meetings as a calendar. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) =>
  calendarResponse(await meetingCalendarFile(args), `muster-meetings-${readId(args.params.id)}`),
)
