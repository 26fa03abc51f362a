import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { frequencyChoices, MAX_NAME, SearchWords } from '~/modules/follows'
import {
  changeSearch,
  readSavedSearch,
  removeSearch,
  SavedSearchForm,
  viewSearches,
} from '~/modules/follows/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, SelectField, TextField } from '~/ui/form'

export const meta = headOf

/** One saved search of the viewer's own: its name, how often it is looked at, and away with it. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const search = await withDomainErrors(() => readSavedSearch(services.db, viewer.id, id))
  const [view] = await viewSearches(services, [search], lang)
  if (!view) throw notFound()
  const title = t('follow.editTitle', { name: search.name })
  return {
    head: makeHead({ origin, path: view.editHref, lang, title, description: title, indexed: false }),
    view,
    frequency: search.frequency,
    frequencies: frequencyChoices(lang),
    listHref: localPath(lang, '/workbench/searches'),
    workbenchHref: localPath(lang, '/workbench'),
  }
}

export const action = defineAction(
  SavedSearchForm,
  async (form, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    if (form.act === 'remove') await removeSearch(services, viewer, { id })
    else await changeSearch(services, viewer, { id, ...form })
    const did = form.act === 'remove' ? 'removed' : 'saved'
    return redirect(localPath(lang, `/workbench/searches?did=${did}`))
  },
  personalPage,
)

export default function SavedSearchPage() {
  const { t } = useTranslation()
  const { view, frequency, frequencies, listHref, workbenchHref } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: workbenchHref, label: t('workbench.title') },
          { href: listHref, label: t('follow.searches') },
        ]}
        current={view.name}
      />
      <h1 className="text-2xl md:text-3xl">{view.name}</h1>
      <section className="panel grid gap-2 p-4" aria-label={t('follow.words')}>
        <p className="text-muted text-sm">
          {t('follow.searchIn')} {view.kind} · {view.told}
        </p>
        <SearchWords words={view.words} />
        {view.openHref && (
          <p>
            <a href={view.openHref} className="inline-flex min-h-11 items-center text-sm">
              {t('follow.open')}
            </a>
          </p>
        )}
      </section>
      <ActionForm state={useActionData<FormState>()}>
        <TextField
          name="name"
          label={t('follow.name')}
          defaultValue={view.name}
          maxLength={MAX_NAME}
          required
          autoComplete="off"
        />
        <SelectField
          name="frequency"
          label={t('follow.frequency')}
          hint={t('follow.frequencyHint')}
          choices={frequencies}
          defaultValue={frequency}
        />
        <div>
          <Button look="main" name="act" value="change">
            {t('follow.save')}
          </Button>
        </div>
      </ActionForm>
      <form method="post" className="grid">
        <Confirm label={t('follow.remove')} text={t('follow.removeText')}>
          <Button name="act" value="remove">
            {t('follow.removeSure')}
          </Button>
        </Confirm>
      </form>
    </div>
  )
}
