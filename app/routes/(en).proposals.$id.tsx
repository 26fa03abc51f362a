import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { Facts, membershipIn, rightsOf } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { mayPropose, ProposalActsPanel, ProposalStateTag, proposalFacts } from '~/modules/challenges'
import { actOnProposal, ProposalActForm, readNamed, readProposal } from '~/modules/challenges/index.server'
import { inLang } from '~/modules/offerings'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const dids = ['submit', 'withdraw', 'shortlist', 'decline'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const seen = await withDomainErrors(() => readProposal(services.db, viewer, id))
  const { proposal, side, teamId, rootId } = seen
  const { challenge, offering } = await readNamed(services.db, seen)
  const title = proposal.title || t('proposal.untitled')
  const path = localPath(lang, `/proposals/${id}`)
  const acts =
    side === 'author'
      ? rightsOf(membershipIn(viewer, proposal.organisation.id)).includes('publish')
      : side === 'reviewer' ||
        (teamId !== null && rightsOf(membershipIn(viewer, teamId)).includes('introduce'))
  const may = (event: 'withdraw' | 'shortlist' | 'decline' | 'write') =>
    acts && mayPropose(proposal.state, event, side)
  const challengeTitle = inLang(lang, challenge.zh, challenge.en)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    crumbs: [{ href: localPath(lang, '/proposals'), label: t('proposal.listTitle') }],
    title,
    state: proposal.state,
    challenge: { title: challengeTitle, href: localPath(lang, `/challenges/${rootId}`) },
    approach: proposal.approach,
    ...proposalFacts(proposal, {
      lang,
      offering: offering && {
        name: inLang(lang, offering.zh, offering.en),
        href: localPath(lang, `/offerings/${proposal.offeringId}`),
      },
    }),
    decision: proposal.decidedAt ? proposal.decisionReason : null,
    acts: { withdraw: may('withdraw'), shortlist: may('shortlist'), decline: may('decline') },
    writeHref: may('write') ? localPath(lang, `/challenges/${rootId}/answer`) : null,
    did: dids.find((each) => each === url.searchParams.get('did')) ?? null,
  }
}

export const action = defineAction(
  ProposalActForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const id = readId(params.id)
    await actOnProposal(services, viewer, { id, form }, { origin })
    return redirect(localPath(lang, `/proposals/${id}?did=${form.act}`))
  },
  personalPage,
)

export default function ProposalPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const loose = state && !['shortlist', 'decline'].includes(String(state.values.act))
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={data.crumbs} current={data.title} />
      <header className="grid gap-2">
        <p>
          <ProposalStateTag state={data.state} />
        </p>
        <h1 className="text-2xl md:text-3xl">{data.title}</h1>
        <p className="text-sm">
          <span className="text-muted">{t('proposal.answersTo')}</span>{' '}
          <a href={data.challenge.href}>{data.challenge.title}</a>
        </p>
      </header>
      {data.did && !state && <Notice role="status">{t(`proposal.did_${data.did}`)}</Notice>}
      {loose && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {data.decision !== null && (
        <Section id="decision" title={t(`proposal.state_${data.state}`)}>
          <p className="panel p-4 break-words whitespace-pre-wrap">{data.decision}</p>
        </Section>
      )}
      <Facts rows={data.facts} />
      <Section id="approach" title={t('proposal.approach')}>
        <p className="panel p-4 break-words whitespace-pre-wrap">{data.approach}</p>
      </Section>
      {data.offering && (
        <p>
          <span className="text-muted text-sm">{t('proposal.offering')}</span>{' '}
          <a href={data.offering.href}>{data.offering.name}</a>
        </p>
      )}
      {data.writeHref && (
        <p>
          <ButtonLink look="main" href={data.writeHref}>
            {t('proposal.writeAgain')}
          </ButtonLink>
        </p>
      )}
      <ProposalActsPanel acts={data.acts} state={loose ? undefined : state} />
    </div>
  )
}
