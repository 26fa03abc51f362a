import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { BookingActs, BookingCard, EventManageFrame } from '~/modules/events'
import {
  BookingActForm,
  bookingsPage,
  cancelBooking,
  confirmByHand,
  managePath,
  moveBalanceDay,
  reallocateBooth,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

const dids = ['confirm', 'cancel', 'balance', 'reallocate'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { head, services, lang, t, origin, path, url, tabs, rows } = await bookingsPage(args)
  const title = t('exhibitor.bookings')
  const did = dids.find((each) => each === url.searchParams.get('done'))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    tabs,
    rows,
    now: services.clock.now().toISOString(),
    done: did ? t(`exhibitor.did_${did}`) : null,
  }
}

export const action = defineAction(
  BookingActForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    const asked = { ...form, eventId, bookingId: form.booking }
    if (asked.act === 'confirm') await confirmByHand(services, viewer, asked, { origin })
    else if (asked.act === 'cancel') await cancelBooking(services, viewer, asked, { origin })
    else if (asked.act === 'balance') await moveBalanceDay(services, viewer, asked)
    else await reallocateBooth(services, viewer, asked, { origin })
    return redirect(managePath(lang, eventId, `/bookings?done=${form.act}`))
  },
  personalPage,
)

export default function BookingsPage() {
  const { t } = useTranslation()
  const { frame, tabs, rows, now, done } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {done && !state && <Notice role="status">{done}</Notice>}
      <Section id="bookings" title={t('exhibitor.bookings')} lead={t('exhibitor.bookingsLead')}>
        <Tabs label={t('exhibitor.bookings')} tabs={tabs} />
        {rows.length === 0 && <EmptyState title={t('exhibitor.bookingsEmpty')} />}
        {rows.map((row) => (
          <BookingCard
            key={row.id}
            view={row}
            now={now}
            title={
              <>
                {row.numbers.join('、')} · {row.href ? <a href={row.href}>{row.name}</a> : row.name}
              </>
            }
          >
            {frame.writes && (
              <BookingActs row={row} state={state?.values.booking === String(row.id) ? state : undefined} />
            )}
          </BookingCard>
        ))}
      </Section>
    </EventManageFrame>
  )
}
