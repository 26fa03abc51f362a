import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage, readFilters } from '~/modules/accounts/index.server'
import { AskForm, LAPSES_AFTER, PairChoices } from '~/modules/introductions'
import { AskFields, askForIntroduction, askView, choicesView } from '~/modules/introductions/index.server'
import { MatchCard } from '~/modules/matching'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect, withDomainErrors } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const id = z.coerce.number().int().positive().optional()
const Filters = z.object({ offering: id, need: id })

/** Asking for an introduction: of a pair, or of one thing, to which the viewer chooses their own. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const { offering, need } = readFilters(url, Filters)
  if (!offering && !need) throw notFound()
  const title = t('introduction.askTitle')
  const head = makeHead({
    origin,
    path: localPath(lang, '/introductions/new'),
    lang,
    title,
    description: title,
    indexed: false,
  })
  const asked =
    offering && need
      ? await withDomainErrors(() => askView(services, viewer, { offeringId: offering, needId: need }, lang))
      : null
  const chosen = asked
    ? null
    : await withDomainErrors(() =>
        choicesView(services, viewer, { offeringId: offering, needId: need }, lang),
      )
  return { head, asked, chosen, accountHref: localPath(lang, '/account') }
}

export const action = defineAction(
  AskFields,
  async ({ offering, need, reason }, { services, viewer, lang, origin }) => {
    const introduction = await askForIntroduction(
      services,
      viewer,
      { offeringId: offering, needId: need, reason },
      { origin },
    )
    return redirect(localPath(lang, `/introductions/${introduction}?did=asked`))
  },
  personalPage,
)

export default function AskPage() {
  const { t } = useTranslation()
  const { asked, chosen, accountHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const crumbs = (asked ?? chosen)?.crumbs ?? []
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('introduction.askTitle')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('introduction.askTitle')}</h1>
        <p className="text-muted max-w-prose text-sm">{t('introduction.askLead', { days: LAPSES_AFTER })}</p>
      </header>
      {asked && (
        <>
          {asked.match ? (
            <MatchCard rank={1} match={asked.match} title={asked.title}>
              <p className="facts mt-1">
                <span>{asked.need}</span>
                <span>{asked.other}</span>
              </p>
            </MatchCard>
          ) : (
            <Notice title={`${asked.title} ↔ ${asked.need}`}>{t('introduction.notCandidate')}</Notice>
          )}
          {asked.open ? (
            <Notice>
              {t('introduction.existing')} <a href={asked.open}>{t('introduction.openExisting')}</a>
            </Notice>
          ) : asked.obstacle ? (
            <>
              <Notice urgent>{t(`introduction.obstacle_${asked.obstacle}`)}</Notice>
              <p className="flex flex-wrap gap-3">
                <ButtonLink href={accountHref}>{t('introduction.toAccount')}</ButtonLink>
                <ButtonLink href={asked.back} look="quiet">
                  {t('introduction.back')}
                </ButtonLink>
              </p>
            </>
          ) : (
            <AskForm offeringId={asked.offeringId} needId={asked.needId} back={asked.back} state={state} />
          )}
        </>
      )}
      {chosen && (
        <Section
          id="choices"
          title={t(chosen.of === 'need' ? 'introduction.chooseNeed' : 'introduction.chooseOffering')}
          lead={t(chosen.of === 'need' ? 'introduction.chooseNeedLead' : 'introduction.chooseOfferingLead')}
        >
          {!chosen.side ? (
            <>
              <Notice urgent>
                {t(chosen.of === 'need' ? 'introduction.noSideTeam' : 'introduction.noSideEnterprise')}
              </Notice>
              <p>
                <ButtonLink href={accountHref}>{t('introduction.toAccount')}</ButtonLink>
              </p>
            </>
          ) : chosen.choices.length === 0 ? (
            <EmptyState title={t(chosen.of === 'need' ? 'introduction.noNeeds' : 'introduction.noOfferings')}>
              <p>{t(chosen.of === 'need' ? 'introduction.noNeedsText' : 'introduction.noOfferingsText')}</p>
              <ButtonLink href={chosen.newHref}>
                {t(chosen.of === 'need' ? 'introduction.postNeed' : 'introduction.newOffering')}
              </ButtonLink>
            </EmptyState>
          ) : (
            <PairChoices choices={chosen.choices} />
          )}
        </Section>
      )}
    </div>
  )
}
