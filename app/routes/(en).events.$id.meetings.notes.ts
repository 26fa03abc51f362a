import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { MeetingNotesForm, readScope, takeNotes } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type ActionFunctionArgs, json, notFound } from '~/platform/http/index.server'

/** Only a participant's device asks here, and only sends. */
export const loader = wordedResource(() => {
  throw notFound()
})

/** What was noted of meetings on a device, some of it hours later. */
export const action = wordedResource((args: ActionFunctionArgs) =>
  defineAction(
    MeetingNotesForm,
    async (form, page) => json({ notes: await takeNotes(page, readScope(page), form) }),
    personalPage,
  )(args),
)
