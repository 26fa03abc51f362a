import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  CompareReview,
  compareSnapshots,
  creditCodeFault,
  DecisionFields,
  OrganisationStateTag,
  ReviewHistory,
} from '~/modules/accounts'
import {
  DecisionForm,
  decideReview,
  defineAction,
  readCodeNames,
  readReview,
  reviewerPage,
  suspendOrganisation,
} from '~/modules/accounts/index.server'
import { DomainError } from '~/platform/errors'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = reviewerPage(args)
  const organisationId = readId(args.params.id)
  const found = await withDomainErrors(() => readReview(services, viewer, organisationId))
  const { organisation, asked, former, waitingId } = found
  const codes = [asked.region, asked.teamType, former?.region ?? null, former?.teamType ?? null]
  const names = await readCodeNames(services, codes)
  const name = lang === 'en' && asked.nameEn ? asked.nameEn : asked.nameZh
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/review/organisations/${organisationId}`),
      lang,
      title: name,
      description: t('review.lead'),
      indexed: false,
    }),
    name,
    state: organisation.state,
    version: organisation.version,
    waitingId,
    own: found.own,
    showFormer: former !== null,
    rows: compareSnapshots(former, asked, { organisationId, names, lang }),
    codeFault: asked.creditCode === null ? undefined : creditCodeFault(asked.creditCode),
    contacts: found.contacts,
    history: found.history.map((past) => ({
      id: past.id,
      state: past.state,
      submitted: formatInstant(past.submittedAt, lang),
      submittedBy: past.submittedBy,
      decided: past.decidedAt && formatInstant(past.decidedAt, lang),
      decidedBy: past.decidedBy,
      reason: past.reason,
    })),
    accountHref: localPath(lang, '/account'),
    queueHref: localPath(lang, '/review'),
    done: url.searchParams.has('done'),
  }
}

export const action = defineAction(
  DecisionForm,
  async ({ decision, reason, review, version }, { services, viewer, lang, origin, params }) => {
    const organisationId = readId(params.id)
    if (decision === 'suspend')
      await suspendOrganisation(services, viewer, { organisationId, reason }, { origin })
    else if (review === null) throw new DomainError('review_changed', {}, { status: 409 })
    else
      await decideReview(
        services,
        viewer,
        { organisationId, reviewId: review, version, decision, reason },
        { origin },
      )
    return redirect(localPath(lang, `/review/organisations/${organisationId}?done`))
  },
  reviewerPage,
)

export default function ReviewOrganisationPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const waiting = data.waitingId !== null
  return (
    <div className="shell grid gap-6 py-6">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: data.accountHref, label: t('account.title') },
          { href: data.queueHref, label: t('review.title') },
        ]}
        current={data.name}
      />
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-2xl md:text-3xl">{data.name}</h1>
        <OrganisationStateTag state={data.state} />
      </div>
      {data.done && !refused && <Notice role="status">{t('review.done')}</Notice>}
      {!waiting && !data.done && <Notice>{t('review.nothingWaits')}</Notice>}
      <Section id="compare" title={t('review.compare')}>
        <CompareReview
          rows={data.rows}
          showFormer={data.showFormer}
          waiting={waiting}
          codeFault={data.codeFault}
        />
      </Section>
      <Section id="contacts" title={t('review.contacts')}>
        {data.contacts.length === 0 ? (
          <p className="text-muted">{t('review.noContacts')}</p>
        ) : (
          <ul className="panel divide-line divide-y px-4">
            {data.contacts.map(({ id, name, duty, email, phone }) => (
              <li key={id} className="flex flex-wrap gap-x-4 py-2">
                <span className="font-medium">{name}</span>
                <span className="text-muted">{duty}</span>
                <span className="break-all">{email}</span>
                <span>{phone}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {data.own ? (
        <Notice>{t('review.ownNotice')}</Notice>
      ) : (
        data.state !== 'suspended' && (
          <DecisionFields refused={refused} reviewId={data.waitingId} version={data.version} />
        )
      )}
      <Section id="history" title={t('review.history')}>
        <ReviewHistory past={data.history} />
      </Section>
    </div>
  )
}
