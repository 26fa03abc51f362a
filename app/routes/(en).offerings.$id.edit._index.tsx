import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatInstant, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { membershipIn, rightsOf } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import { gapsOfOffering } from '~/modules/matching/index.server'
import {
  FormFrame,
  fieldLabel,
  GapList,
  gapWords,
  OfferingActs,
  OfferingCard,
  offeringCardView,
  ProblemList,
  possibleOfferingEvents,
} from '~/modules/offerings'
import {
  actOnOfferings,
  checkContent,
  discardRevision,
  formHead,
  OfferingActForm,
  previewOf,
  problemList,
  readWorkingCopy,
  submitRevision,
  withdrawRevision,
} from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const dids = ['submitted', 'withdrawn', 'discarded', 'paused', 'resumed', 'archived', 'termsSaved'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const id = readId(args.params.id)
  const [copy, vocabulary] = await Promise.all([
    withDomainErrors(() => readWorkingCopy(services.db, viewer, id)),
    services.vocabulary(),
  ])
  const { offering, revision } = copy
  const path = localPath(lang, `/offerings/${id}`)
  const frame = formHead(copy, 'check', { vocabulary, lang })
  const rights = rightsOf(membershipIn(viewer, offering.organisation.id))
  const preview = previewOf(copy, vocabulary)
  const checked = checkContent(copy.fields, vocabulary)
  const title = `${t('publish.step_check')} · ${frame.name}`
  const events = possibleOfferingEvents(offering.state)
  const labelOf = (field: string) => fieldLabel(field, vocabulary, lang)
  return {
    head: makeHead({ origin, path: `${path}/edit`, lang, title, description: title, indexed: false }),
    frame,
    did: dids.find((each) => url.searchParams.has(each)) ?? null,
    version: copy.version,
    published: offering.publishedAt !== null,
    submittedAt: revision?.submittedAt ? formatInstant(revision.submittedAt, lang) : null,
    writing: revision !== null,
    reasons: Object.entries(revision?.reasons ?? {}).map(([field, text]) => ({
      label: labelOf(field),
      text,
    })),
    problems: problemList(checked, { offeringId: id, lang, labelOf }),
    acts: {
      submit: revision !== null && revision.state !== 'in_review',
      verified: rights.includes('publish'),
      withdraw: revision?.state === 'in_review' && rights.includes('publish'),
      discard: revision !== null && revision.state !== 'in_review' && rights.includes('prepare'),
      pause: events.includes('pause') && rights.includes('publish'),
      resume: events.includes('resume') && rights.includes('publish'),
      archive: events.includes('archive') && rights.includes('publish') && offering.publishedAt !== null,
      terms:
        (offering.state === 'published' || offering.state === 'paused') && rights.includes('publish')
          ? `${path}/terms`
          : null,
      public: offering.state === 'published' ? path : null,
      versions: offering.publishedAt === null ? null : `${path}/versions`,
    },
    previewHref: `${path}/preview`,
    card: preview && {
      ...offeringCardView(preview, { vocabulary, lang, standingsOf: claimEvidence(vocabulary) }),
      href: `${path}/preview`,
    },
    gaps: preview ? gapWords(await gapsOfOffering(services, preview), { vocabulary, lang }) : null,
    count: formatNumber(checked.problems.length, lang),
  }
}

export const action = defineAction(
  OfferingActForm,
  async ({ act, version }, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    const here = (did: (typeof dids)[number]) => redirect(localPath(lang, `/offerings/${id}/edit?${did}`))
    if (act === 'submit') {
      await submitRevision(services, viewer, { id, version })
      return here('submitted')
    }
    if (act === 'withdraw') {
      await withdrawRevision(services, viewer, { id })
      return here('withdrawn')
    }
    if (act === 'discard') {
      const stays = await discardRevision(services, viewer, { id, version })
      return stays ? here('discarded') : redirect(localPath(lang, '/workbench/offerings?discarded'))
    }
    await actOnOfferings(services, viewer, { ids: [id], act })
    return here(act === 'pause' ? 'paused' : act === 'resume' ? 'resumed' : 'archived')
  },
  personalPage,
)

export default function OfferingCheckPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const { frame, reasons, problems, acts, gaps } = data
  const listed = data.writing && frame.revision !== 'in_review'
  return (
    <FormFrame head={frame}>
      {data.did && !refused && <Notice role="status">{t(`publish.${data.did}`)}</Notice>}
      {refused?.error && (
        <Notice urgent role="alert">
          {refused.error}
        </Notice>
      )}
      {frame.revision === 'in_review' && (
        <Notice title={t('publish.inReview')}>
          {data.submittedAt && t('publish.inReviewSince', { time: data.submittedAt })}
        </Notice>
      )}
      {reasons.length > 0 && (
        <Notice urgent title={t('publish.returned')}>
          <p>{t('publish.returnedLead')}</p>
          <ul className="list-disc pl-5">
            {reasons.map(({ label, text }) => (
              <li key={label}>
                {label}: {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {listed && <ProblemList problems={problems} />}
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-stretch">
          <OfferingActs
            acts={acts}
            version={data.version}
            ready={problems.length === 0}
            published={data.published}
          />
        </div>
        <div className="grid gap-6 lg:col-start-1">
          {gaps && <GapList gaps={gaps} />}
          <Section id="preview" title={t('publish.preview')}>
            {data.card ? (
              <>
                <OfferingCard view={data.card} level={3} />
                <p>
                  <a className="inline-flex min-h-11 items-center" href={data.previewHref}>
                    {t('publish.previewPage')}
                  </a>
                </p>
              </>
            ) : (
              <p className="text-muted">{t('publish.previewEmpty')}</p>
            )}
          </Section>
        </div>
      </div>
    </FormFrame>
  )
}
