import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage, readFilters } from '~/modules/accounts/index.server'
import { RequestForm } from '~/modules/introductions'
import { RequestQuotesForm, requestChoices, requestQuotes } from '~/modules/introductions/index.server'
import { isWanted } from '~/modules/needs'
import { ownNeedPage } from '~/modules/needs/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, problem, redirect } from '~/platform/http/index.server'
import { AnyFields, fieldsOf, wordError } from '~/platform/http/parse-form.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, url, own } = await ownNeedPage(args, 'introduce')
  const { need } = own
  if (!isWanted(need.state)) throw problem(409, 'asking_need_closed')
  const { offering } = readFilters(url, z.object({ offering: z.coerce.number().int().positive().optional() }))
  const path = localPath(lang, `/needs/${need.id}/quotes`)
  const title = t('quote.askTitle')
  return {
    head: makeHead({ origin, path: `${path}/request`, lang, title, description: title, indexed: false }),
    choices: await requestChoices(services, need, { chosen: offering, lang }),
    quantity: need.quantity === null ? '' : String(need.quantity),
    today: services.clock.today(),
    name: lang === 'en' ? need.titleEn || need.titleZh : need.titleZh || need.titleEn,
    needHref: localPath(lang, `/needs/${need.id}/manage`),
    back: path,
  }
}

export const action = defineAction(
  RequestQuotesForm,
  async ({ offering, ...asking }, { services, viewer, lang, t, origin, params, form }) => {
    const needId = readId(params.id)
    const refused = await requestQuotes(
      services,
      viewer,
      { needId, offeringIds: offering, asking },
      { origin },
    )
    if (refused.size === 0) return redirect(localPath(lang, `/needs/${needId}/quotes?asked`))
    const errors = [...refused].map(([id, error]) => [`offering-${id}`, wordError(error, t)])
    return json<FormState>(
      {
        // Those that were asked are not asked again.
        values: { ...AnyFields.parse(fieldsOf(form)), offering: [...refused.keys()].map(String) },
        errors: Object.fromEntries(errors),
        error: t('quote.someRefused', { n: refused.size }),
      },
      { status: 409 },
    )
  },
  personalPage,
)

export default function RequestQuotesPage() {
  const { t } = useTranslation()
  const { choices, quantity, today, name, needHref, back } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: needHref, label: name },
          { href: back, label: t('quote.compareTitle') },
        ]}
        current={t('quote.askTitle')}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('quote.askTitle')}</h1>
        <p className="text-muted">{name}</p>
      </header>
      {choices.length === 0 ? (
        <EmptyState title={t('quote.chooseNone')}>
          <p>{t('quote.chooseNoneText')}</p>
        </EmptyState>
      ) : (
        <RequestForm choices={choices} quantity={quantity} today={today} back={back} state={state} />
      )}
    </div>
  )
}
