import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { isReviewer } from '~/modules/accounts'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import { answers, ProposalList, proposalRow, proposalStates } from '~/modules/challenges'
import { listOwnProposals, listProposalsToJudge } from '~/modules/challenges/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

/** An organisation writes a handful a year, and a reviewer decides before there are as many. */
const MOST = 500
const Filters = z.object({ state: z.enum(proposalStates).optional() })

/** Proposals that the viewer wrote, and those that wait for their word. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const { state } = readFilters(url, Filters)
  const { organisation } = viewer
  const [own, others] = await Promise.all([
    organisation && answers(organisation.kind) ? listOwnProposals(services.db, organisation.id, MOST) : null,
    listProposalsToJudge(services.db, viewer, { limit: MOST }),
  ])
  const title = t('proposal.listTitle')
  const path = localPath(lang, '/proposals')
  const shown = <T extends { state: string }>(rows: T[]) =>
    state ? rows.filter((row) => row.state === state) : rows
  const all = [...(own ?? []), ...others]
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    challengesHref: localPath(lang, '/challenges'),
    tabs: [
      { href: path, label: t('proposal.all'), count: String(all.length), current: !state },
      ...proposalStates.map((each) => ({
        href: `${path}?state=${each}`,
        label: t(`proposal.state_${each}`),
        count: String(all.filter((row) => row.state === each).length),
        current: state === each,
      })),
    ],
    own: own && shown(own).map((row) => proposalRow(row, lang)),
    others: shown(others).map((row) => proposalRow(row, lang)),
    judges: others.length > 0 || isReviewer(viewer),
  }
}

export default function ProposalsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const nothing = (
    <EmptyState title={t('proposal.none')}>
      <ButtonLink href={data.challengesHref}>{t('proposal.seeChallenges')}</ButtonLink>
    </EmptyState>
  )
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <h1 className="text-2xl md:text-3xl">{t('proposal.listTitle')}</h1>
      <Tabs label={t('proposal.state')} tabs={data.tabs} />
      {data.own && (
        <Section id="own" title={t('proposal.own')}>
          {data.own.length === 0 ? nothing : <ProposalList rows={data.own} caption={t('proposal.own')} own />}
        </Section>
      )}
      {data.judges && (
        <Section id="others" title={t('proposal.toJudge')}>
          {data.others.length === 0 ? (
            <p className="panel text-muted px-4 py-3">{t('proposal.noneToJudge')}</p>
          ) : (
            <ProposalList rows={data.others} caption={t('proposal.toJudge')} own={false} />
          )}
        </Section>
      )}
      {!data.own && !data.judges && nothing}
    </div>
  )
}
