import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { BookingCard, PickBooths, WaitList } from '~/modules/events'
import {
  BookingForm,
  bookingPage,
  holdBooths,
  releaseBooking,
  waitForBooth,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const dids = ['hold', 'release', 'wait', 'leave'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, path, title, crumbs, view } = await bookingPage(args)
  const name = `${t('exhibitor.bookTitle')} · ${title}`
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path: `${path}/booking`, lang, title: name, description: name, indexed: false }),
    title,
    crumbs,
    view,
    did: did ? t(`exhibitor.did_${did}`) : null,
  }
}

export const action = defineAction(
  BookingForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    if (form.act === 'hold') await holdBooths(services, viewer, { eventId, holding: form }, { origin })
    else if (form.act === 'release')
      await releaseBooking(services, viewer, { eventId, bookingId: form.booking }, { origin })
    else await waitForBooth(services, viewer, { eventId, ...form })
    return redirect(localPath(lang, `/events/${eventId}/booking?did=${form.act}`))
  },
  personalPage,
)

export default function BookingPage() {
  const { t } = useTranslation()
  const { title, crumbs, view, did } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const of = (...acts: string[]) => (state && acts.includes(String(state.values.act)) ? state : undefined)
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('exhibitor.bookTitle')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('exhibitor.bookTitle')}</h1>
        <p>{title}</p>
        <p className="text-muted max-w-prose text-sm">{t('exhibitor.bookLead')}</p>
      </header>
      {did && !state && <Notice role="status">{did}</Notice>}
      {state?.error && (of('release', 'leave') || (of('hold') && !view.picks)) && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {!view.accepted && (
        <>
          <Notice>{t('exhibitor.notYet')}</Notice>
          <p>
            <ButtonLink href={view.applyHref} look="main">
              {t('exhibitor.toApply')}
            </ButtonLink>
          </p>
        </>
      )}
      {view.accepted && !view.planOpen && <Notice>{t('exhibitor.planClosed')}</Notice>}
      {view.bookings.length > 0 && (
        <Section id="own" title={t('exhibitor.myBookings')} lead={view.held ? view.pay : null}>
          {view.bookings.map((booking) => (
            <BookingCard
              key={booking.id}
              view={booking}
              now={view.now}
              title={booking.numbers.join('、')}
              pays
            >
              {booking.releases && (
                <Confirm label={t('exhibitor.release')} text={t('exhibitor.releaseSure')}>
                  <form method="post">
                    <input type="hidden" name="booking" value={booking.id} />
                    <Button name="act" value="release">
                      {t('exhibitor.release')}
                    </Button>
                  </form>
                </Confirm>
              )}
            </BookingCard>
          ))}
        </Section>
      )}
      {view.picks && (
        <Section id="pick" title={t('exhibitor.pick')} lead={view.lead}>
          <PickBooths view={view} state={of('hold')} />
        </Section>
      )}
      {(view.waitsFor || view.waits.length > 0) && (
        <Section id="wait" title={t('exhibitor.waitTitle')} lead={t('exhibitor.waitLead')}>
          <WaitList waits={view.waits} opens={view.waitsFor} state={of('wait')} />
        </Section>
      )}
    </div>
  )
}
