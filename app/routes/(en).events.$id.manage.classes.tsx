import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import {
  BoothClassForm,
  BoothOptionForm,
  boothClassView,
  boothOptionView,
  EventManageFrame,
  newBoothClass,
  newBoothOption,
  RemoveRow,
} from '~/modules/events'
import {
  actOnBoothClasses,
  BoothClassActForm,
  eventManagePage,
  managePath,
  readBoothClasses,
  readBoothOptions,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'classes')
  const { services, event, lang, t, origin, path } = page
  const title = t('eventWork.tab_classes')
  const [classes, options] = await Promise.all([
    readBoothClasses(services.db, event.id),
    readBoothOptions(services.db, event.id),
  ])
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    early: event.earlyUntil
      ? t('boothWork.earlyUntil', { day: formatDate(event.earlyUntil, lang) })
      : t('boothWork.noEarly'),
    classes: [...classes.map((each) => boothClassView(each, lang)), newBoothClass],
    options: [...options.map((each) => boothOptionView(each, lang)), newBoothOption],
  }
}

export const action = defineAction(
  BoothClassActForm,
  async (form, { services, viewer, lang, params }) => {
    const eventId = readId(params.id)
    await actOnBoothClasses(services, viewer, { eventId, form })
    return redirect(managePath(lang, eventId, '/classes?did=saved'))
  },
  personalPage,
)

export default function BoothClassesPage() {
  const { t } = useTranslation()
  const { frame, early, classes, options } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const refused = (id: string, ...acts: string[]) =>
    state !== undefined && state.values.id === id && acts.includes(String(state.values.act))
  const rows = { class: classes, option: options } as const
  return (
    <EventManageFrame head={frame}>
      {state?.error && String(state.values.act).startsWith('remove') && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {(['class', 'option'] as const).map((kind) => (
        <Section key={kind} id={kind} title={t(`boothWork.title_${kind}`)} lead={t(`boothWork.lead_${kind}`)}>
          {rows[kind].map((view) => (
            <details
              key={view.id}
              className="panel px-4"
              open={refused(view.id, kind) || (view.id === '' && rows[kind].length === 1)}
            >
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-4 py-2">
                <span className="font-medium">
                  {view.id === '' ? `＋ ${t(`boothWork.new_${kind}`)}` : view.title}
                </span>
                <span className="text-muted text-sm">{view.summary}</span>
              </summary>
              {frame.writes && kind === 'class' && (
                <BoothClassForm view={view as (typeof classes)[number]} state={state} early={early} />
              )}
              {frame.writes && kind === 'option' && (
                <BoothOptionForm view={view as (typeof options)[number]} state={state} />
              )}
              {frame.writes && view.id !== '' && (
                <RemoveRow
                  act={kind === 'class' ? 'removeClass' : 'removeOption'}
                  id={view.id}
                  label={view.title}
                />
              )}
            </details>
          ))}
        </Section>
      ))}
    </EventManageFrame>
  )
}
