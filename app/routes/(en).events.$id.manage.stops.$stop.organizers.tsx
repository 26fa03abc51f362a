import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, StopOrganizers } from '~/modules/events'
import {
  nameStopOrganizer,
  readStopPeople,
  StopOrganizerForm,
  stopManagePage,
  stopManagePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'organizers')
  const { services, event, stop, lang, t, origin, path } = page
  const title = t('tourWork.tab_organizers')
  const organisations = [event.organizer.id, ...(stop.hostId === null ? [] : [stop.hostId])]
  const people = await readStopPeople(services.db, { stopId: stop.id, organisations })
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    people: people.map(({ organisation, ...person }) => ({ ...person, organisation: organisation[lang] })),
    hostKnown: stop.hostId !== null,
  }
}

export const action = defineAction(
  StopOrganizerForm,
  async (form, { services, viewer, lang, params }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    await nameStopOrganizer(services, viewer, { ...at, form })
    return redirect(stopManagePath(lang, at, '/organizers?did=saved'))
  },
  personalPage,
)

export default function StopOrganizersPage() {
  const { t } = useTranslation()
  const { frame, people, hostKnown } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <Section id="organizers" title={t('tourWork.tab_organizers')} lead={t('tourWork.organizersLead')}>
        <StopOrganizers people={people} hostKnown={hostKnown} writes={frame.writes} state={state} />
      </Section>
    </EventManageFrame>
  )
}
