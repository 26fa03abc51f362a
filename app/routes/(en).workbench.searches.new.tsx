import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import {
  canonicalQuery,
  followedKinds,
  frequencyChoices,
  MAX_NAME,
  parseFollowed,
  SearchWords,
  searchWords,
} from '~/modules/follows'
import { findSavedSearch, SaveSearchForm, saveSearch } from '~/modules/follows/index.server'
import { readEventTerms } from '~/modules/offerings/index.server'
import { describeParamProblem } from '~/modules/vocabulary'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextField } from '~/ui/form'

export const meta = headOf

/** Saving a search: `in` names the result page, the rest is its address. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const kind = followedKinds.find((each) => each === url.searchParams.get('in'))
  if (kind === undefined) throw notFound()
  const vocabulary = await services.vocabulary()
  const { query: found, problems } = parseFollowed(kind, url.searchParams, vocabulary, lang)
  if (!found)
    throw badAddress(
      problems.map((problem) => describeParamProblem(problem, lang)),
      localPath(lang, `/${kind}`),
    )
  const query = canonicalQuery(found)
  const known = await findSavedSearch(services.db, viewer.id, { kind, query })
  if (known !== null) throw redirect(localPath(lang, `/workbench/searches/${known}`))
  const title = t('follow.saveTitle')
  const events = await readEventTerms(services.db, [found])
  const words = searchWords(found, { kind, vocabulary, events, lang })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/workbench/searches/new'),
      lang,
      title,
      description: title,
      indexed: false,
    }),
    kind,
    query,
    words,
    name: (found.q || words.join(t('site.listJoin')) || `${t('follow.everything')}${t(`follow.in_${kind}`)}`)
      .slice(0, MAX_NAME)
      .trim(),
    frequencies: frequencyChoices(lang),
    backHref: localPath(lang, `/${kind}${query ? `?${query}` : ''}`),
    listHref: localPath(lang, '/workbench/searches'),
    workbenchHref: localPath(lang, '/workbench'),
  }
}

export const action = defineAction(
  SaveSearchForm,
  async (form, { services, viewer, lang }) => {
    await saveSearch(services, viewer, form)
    return redirect(localPath(lang, '/workbench/searches?did=saved'))
  },
  personalPage,
)

export default function SaveSearchPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="shell grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: data.workbenchHref, label: t('workbench.title') },
          { href: data.listHref, label: t('follow.searches') },
        ]}
        current={t('follow.saveTitle')}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('follow.saveTitle')}</h1>
        <p className="text-muted max-w-[70ch] text-sm text-pretty">{t('follow.saveLead')}</p>
      </header>
      <section className="panel grid gap-2 p-4" aria-label={t('follow.words')}>
        <p className="text-muted text-sm">
          {t('follow.searchIn')} {t(`follow.in_${data.kind}`)} ·{' '}
          <a href={data.backHref} className="inline-flex min-h-11 items-center fine:min-h-0">
            {t('follow.open')}
          </a>
        </p>
        <SearchWords words={data.words} />
      </section>
      <ActionForm state={useActionData<FormState>()}>
        <input type="hidden" name="in" value={data.kind} />
        <input type="hidden" name="query" value={data.query} />
        <TextField
          name="name"
          label={t('follow.name')}
          defaultValue={data.name}
          maxLength={MAX_NAME}
          required
          autoComplete="off"
        />
        <SelectField
          name="frequency"
          label={t('follow.frequency')}
          hint={t('follow.frequencyHint')}
          choices={data.frequencies}
          defaultValue="daily"
        />
        <div>
          <Button look="main">{t('follow.save')}</Button>
        </div>
      </ActionForm>
    </div>
  )
}
