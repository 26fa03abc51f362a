import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { mayPublish } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { answers, ProposalForm, proposalValues, takesProposals } from '~/modules/challenges'
import { AnswerForm, answerChallenge, findProposal, readChallenge } from '~/modules/challenges/index.server'
import { inLang } from '~/modules/offerings'
import { readOwnOfferings } from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

/** The most offerings to choose from: more than anybody looks through. */
const MOST = 500

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const entry = await withDomainErrors(() => readChallenge(services.db, id))
  if (entry.id !== id) throw redirect(localPath(lang, `/challenges/${entry.id}/answer`), { status: 302 })
  const { organisation } = viewer
  const proposal = organisation
    ? await findProposal(services.db, { challengeId: id, organisationId: organisation.id })
    : null
  if (proposal && proposal.state !== 'draft' && proposal.state !== 'withdrawn')
    throw redirect(localPath(lang, `/proposals/${proposal.id}`), { status: 302 })
  const open = takesProposals(entry, services.clock.today())
  const may = organisation !== null && answers(organisation.kind) && mayPublish(viewer)
  const own =
    may && open && organisation.kind === 'enterprise'
      ? await readOwnOfferings(services.db, organisation.id, { limit: MOST })
      : { rows: [] }
  const title = t('proposal.answerTitle')
  const challenge = inLang(lang, entry.titleZh, entry.titleEn)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/challenges/${id}/answer`),
      lang,
      title,
      description: challenge,
      indexed: false,
    }),
    crumbs: [
      { href: localPath(lang, '/challenges'), label: t('challenge.listTitle') },
      { href: localPath(lang, `/challenges/${id}`), label: challenge },
    ],
    challenge,
    stop: open ? (may ? null : ('who' as const)) : ('over' as const),
    accountHref: localPath(lang, '/account'),
    organisation: organisation ? inLang(lang, organisation.nameZh, organisation.nameEn) : '',
    did: url.searchParams.get('did') === 'save',
    values: proposalValues(proposal),
    offerings: own.rows
      .filter((row) => row.state === 'published')
      .map((row) => ({
        value: String(row.id),
        label: inLang(lang, row.nameZh, row.nameEn),
      })),
  }
}

export const action = defineAction(
  AnswerForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const challengeId = readId(params.id)
    const id = await answerChallenge(services, viewer, { challengeId, form }, { origin })
    return redirect(
      localPath(
        lang,
        form.act === 'save' ? `/challenges/${challengeId}/answer?did=save` : `/proposals/${id}?did=submit`,
      ),
    )
  },
  personalPage,
)

export default function AnswerPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={data.crumbs} current={t('proposal.answerTitle')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('proposal.answerTitle')}</h1>
        <p className="max-w-prose">{data.challenge}</p>
        {!data.stop && (
          <p className="text-muted text-sm">{t('proposal.forOrganisation', { name: data.organisation })}</p>
        )}
      </header>
      {data.did && !state && <Notice role="status">{t('proposal.did_save')}</Notice>}
      {data.stop ? (
        <EmptyState title={t(`proposal.stop_${data.stop}`)}>
          {data.stop === 'who' && (
            <>
              <p>{t('challenge.answerWho')}</p>
              <ButtonLink href={data.accountHref}>{t('proposal.toAccount')}</ButtonLink>
            </>
          )}
        </EmptyState>
      ) : (
        <ProposalForm
          key={data.values.version}
          values={data.values}
          offerings={data.offerings}
          state={state}
        />
      )}
    </div>
  )
}
