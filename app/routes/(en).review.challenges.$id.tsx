import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, reviewerPage } from '~/modules/accounts/index.server'
import { ProposalList, proposalRow, ReviewEntry, reviewEntryView } from '~/modules/challenges'
import {
  actOnEntry,
  ChallengeActForm,
  listProposalsOn,
  readReviewedEntry,
} from '~/modules/challenges/index.server'
import { renewedUntil } from '~/modules/needs'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const dids = ['rate', 'merge', 'unmerge', 'publish', 'withdraw', 'close', 'reopen'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = reviewerPage(args)
  const id = readId(args.params.id)
  const [vocabulary, read, proposals] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readReviewedEntry(services.db, id)),
    listProposalsOn(services.db, id),
  ])
  const usual = renewedUntil(services.clock.today())
  const view = reviewEntryView(read, { vocabulary, lang, viewer, usual })
  return {
    head: makeHead({
      origin,
      path: view.path,
      lang,
      title: view.title,
      description: view.title,
      indexed: false,
    }),
    crumbs: [{ href: localPath(lang, '/review/challenges'), label: t('challengeWork.reviewTitle') }],
    did: dids.find((did) => did === url.searchParams.get('did')) ?? null,
    view,
    proposals: proposals.map((row) => proposalRow(row, lang)),
  }
}

export const action = defineAction(
  ChallengeActForm,
  async (act, { services, viewer, lang, params }) => {
    const next = await actOnEntry(services, viewer, readId(params.id), act)
    return redirect(localPath(lang, `/review/challenges/${next}?did=${act.act}`))
  },
  reviewerPage,
)

export default function ReviewChallengePage() {
  const { t } = useTranslation()
  const { crumbs, did, view, proposals } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={view.title} />
      {did && !refused && <Notice role="status">{t(`challengeWork.did_${did}`)}</Notice>}
      <ReviewEntry key={`${view.id} ${view.version} ${view.stage}`} view={view} refused={refused} />
      {proposals.length > 0 && (
        <Section id="proposals" title={t('proposal.reviewTitle')}>
          <ProposalList rows={proposals} caption={t('proposal.reviewTitle')} own={false} />
        </Section>
      )}
    </div>
  )
}
