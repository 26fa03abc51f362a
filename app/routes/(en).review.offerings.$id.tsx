import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { membershipIn } from '~/modules/accounts'
import { defineAction, reviewerPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import {
  ClaimStandings,
  ComparedTable,
  compareContents,
  conditionViews,
  fieldsOfContent,
  OfferingStateTags,
  ReturnFields,
} from '~/modules/offerings'
import {
  decideRevision,
  formHead,
  OfferingDecisionForm,
  previewOf,
  readSubmitted,
  reasonsOf,
} from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = reviewerPage(args)
  const id = readId(args.params.id)
  const [copy, vocabulary] = await Promise.all([
    withDomainErrors(() => readSubmitted(services.db, viewer, id)),
    services.vocabulary(),
  ])
  const { offering, revision, fields, version } = copy
  const waiting = revision?.state === 'in_review'
  const frame = formHead(copy, null, { vocabulary, lang })
  const preview = previewOf(copy, vocabulary)
  const title = `${t('publish.reviewTitle')} · ${frame.name}`
  const live = offering.publishedAt === null ? null : fieldsOfContent(offering)
  const path = localPath(lang, `/review/offerings/${id}`)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame,
    crumbs: [{ href: localPath(lang, '/review/offerings'), label: t('publish.reviewTitle') }],
    waiting,
    own: membershipIn(viewer, offering.organisation.id) !== null,
    done: url.searchParams.has('done'),
    version,
    hasFormer: live !== null,
    rows: compareContents(live, waiting ? fields : (live ?? fields), { vocabulary, lang }),
    previewHref: localPath(lang, `/offerings/${id}/preview`),
    claims: preview
      ? conditionViews(preview, { vocabulary, lang, standingsOf: claimEvidence(vocabulary) })
      : [],
  }
}

export const action = defineAction(
  OfferingDecisionForm,
  async ({ decision, version, ...fields }, { services, viewer, lang, origin, params }) => {
    const id = readId(params.id)
    const asked =
      decision === 'publish'
        ? { id, version, decision }
        : { id, version, decision, reasons: reasonsOf(fields as Record<string, string>) }
    await decideRevision(services, viewer, asked, { origin })
    return redirect(localPath(lang, `/review/offerings/${id}?done`))
  },
  reviewerPage,
)

export default function ReviewOfferingPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const { frame, rows } = data
  return (
    <div className="shell grid gap-6 py-6">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={data.crumbs} current={frame.name} />
      <header className="grid gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-2xl md:text-3xl">{frame.name}</h1>
          <OfferingStateTags state={frame.state} revision={frame.revision} />
        </div>
        <p className="text-muted text-sm">{frame.organisation}</p>
      </header>
      {data.done && !refused && <Notice role="status">{t('publish.reviewDone')}</Notice>}
      {!data.waiting && !data.done && <Notice>{t('publish.reviewOver')}</Notice>}
      <p>
        <a className="inline-flex min-h-11 items-center" href={data.previewHref}>
          {t('publish.reviewPage')}
        </a>
      </p>
      <ClaimStandings claims={data.claims} />
      {data.own && <Notice>{t('publish.reviewOwn')}</Notice>}
      {data.waiting && !data.own ? (
        <ActionForm state={refused} className="gap-6">
          <input type="hidden" name="version" value={data.version} />
          <Section id="compare" title={t('publish.reviewCompare')}>
            <ComparedTable
              rows={rows}
              caption={t('publish.reviewCompare')}
              former={data.hasFormer ? t('publish.reviewStanding') : null}
              next={t('publish.reviewAsked')}
            />
          </Section>
          <ReturnFields fields={rows.map(({ field, label }) => ({ field, label }))} />
          <div className="flex flex-wrap gap-3">
            <Button look="main" name="decision" value="publish">
              {t('publish.reviewPublish')}
            </Button>
            <Button name="decision" value="return">
              {t('publish.reviewReturn')}
            </Button>
          </div>
        </ActionForm>
      ) : (
        <Section id="compare" title={t('publish.reviewCompare')}>
          <ComparedTable
            rows={rows}
            caption={t('publish.reviewCompare')}
            former={data.hasFormer && data.waiting ? t('publish.reviewStanding') : null}
            next={data.waiting ? t('publish.reviewAsked') : t('publish.reviewStanding')}
          />
        </Section>
      )}
    </div>
  )
}
