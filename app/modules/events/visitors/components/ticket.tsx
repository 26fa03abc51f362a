import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import type { TicketView } from './ticket-view'

/** A ticket as it is shown at the gate: the code large, and the number to type where it cannot be read. */
export function Ticket({ view }: { view: TicketView }) {
  const { t } = useTranslation()
  return (
    <article className="panel grid max-w-xl justify-items-center gap-4 p-5 text-center print:border-0">
      <header className="grid gap-1">
        <p className="text-muted">{view.event}</p>
        <h1 className="text-2xl md:text-3xl">{view.name}</h1>
        <p>{[view.organisation, view.title].filter(Boolean).join(' · ')}</p>
        <p>
          <span className="tag">{view.kind}</span>
        </p>
      </header>
      {view.qr && (
        <svg
          viewBox={`0 0 ${view.qr.size} ${view.qr.size}`}
          role="img"
          aria-label={t('visitor.qrAlt')}
          className="bg-code-ground w-full max-w-72"
          shapeRendering="crispEdges"
        >
          <path d={view.qr.path} className="fill-code-ink" />
        </svg>
      )}
      {view.state === 'registered' ? (
        <p className="grid gap-1">
          <span className="text-muted text-sm">{t('visitor.number')}</span>
          <span className="figure text-2xl font-semibold">{view.number}</span>
        </p>
      ) : (
        <Notice urgent role="status">
          {t(view.state === 'void' ? 'visitor.eventCancelled' : 'visitor.ticketCancelled')}
        </Notice>
      )}
      <dl className="grid w-full gap-2 text-left text-sm">
        {view.facts.map(([name, value]) => (
          <div key={name} className="border-line grid grid-cols-[5.5rem_minmax(0,1fr)] gap-3 border-t pt-2">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {view.pdfHref && (
        <p className="no-print flex flex-wrap justify-center gap-3">
          <ButtonLink href={view.pdfHref} data-document="">
            {t('visitor.pdf')}
          </ButtonLink>
          <Button type="button" data-print="" className="only-with-script">
            {t('visitor.print')}
          </Button>
        </p>
      )}
    </article>
  )
}

/** What the visitor says of what exhibitors may see. */
export function TicketSharing({ shares }: { shares: boolean }) {
  const { t } = useTranslation()
  return (
    <Section id="sharing" title={t('visitor.sharing')} lead={t('visitor.sharingLead')}>
      <form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label className="check-row">
          <input type="checkbox" name="shares" value="yes" defaultChecked={shares} key={String(shares)} />
          <span>{t('visitor.shares')}</span>
        </label>
        <Button name="act" value="share">
          {t('visitor.save')}
        </Button>
      </form>
    </Section>
  )
}

/** What whoever registered may do with a ticket. */
export function TicketActs({ view, state }: { view: TicketView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const changing = state?.values.act === 'change' ? state : undefined
  return (
    <Section id="acts" title={t('visitor.manageTicket')}>
      {state?.error && !changing && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {view.link && (
        <div className="grid gap-1 text-sm">
          <p className="text-muted">{t('visitor.linkHint')}</p>
          <p className="break-all select-all">{view.link}</p>
        </div>
      )}
      {view.follows ? (
        <p className="max-w-prose text-sm">{t('visitor.follows')}</p>
      ) : (
        <ChangeTicket values={view.values} state={changing} />
      )}
      <div className="flex flex-wrap gap-3">
        <Confirm label={t('visitor.reissue')} text={t('visitor.reissueSure')}>
          <form method="post">
            <Button name="act" value="reissue">
              {t('visitor.reissue')}
            </Button>
          </form>
        </Confirm>
        {!view.follows && (
          <Confirm label={t('visitor.cancel')} text={t('visitor.cancelSure')}>
            <form method="post">
              <Button name="act" value="cancel">
                {t('visitor.cancel')}
              </Button>
            </form>
          </Confirm>
        )}
      </div>
    </Section>
  )
}

/** What stands on a ticket: closed until it is looked for. */
function ChangeTicket({
  values,
  state,
}: {
  values: TicketView['values']
  /** of a refused attempt */
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <details className="panel px-4" open={state !== undefined}>
      <summary className="text-link min-h-11 cursor-pointer py-3">{t('visitor.change')}</summary>
      <ActionForm state={state} className="pb-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('visitor.name')}
            defaultValue={values.name}
            maxLength={40}
            required
          />
          <TextField name="title" label={t('visitor.titleOf')} defaultValue={values.title} maxLength={40} />
          <TextField
            name="organisationName"
            label={t('visitor.organisationName')}
            defaultValue={values.organisationName}
            maxLength={80}
            required
          />
          <TextField
            name="phone"
            type="tel"
            label={t('visitor.phone')}
            defaultValue={values.phone}
            maxLength={40}
            required
          />
          <TextField
            name="email"
            type="email"
            label={t('visitor.email')}
            defaultValue={values.email}
            maxLength={254}
          />
        </div>
        <Button name="act" value="change" look="main" className="justify-self-start">
          {t('visitor.save')}
        </Button>
      </ActionForm>
    </details>
  )
}
