import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { mayAct } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { inLang, trackChoices } from '~/modules/offerings'
import { NewOfferingForm, readOwnOfferings, startOffering } from '~/modules/offerings/index.server'
import { termName } from '~/modules/vocabulary'
import { DomainError } from '~/platform/errors'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const title = t('publish.newTitle')
  const head = makeHead({
    origin,
    path: localPath(lang, '/offerings/new'),
    lang,
    title,
    description: title,
    indexed: false,
  })
  const { organisation } = viewer
  if (organisation?.kind !== 'enterprise' || !mayAct(viewer, 'prepare'))
    return {
      head,
      form: null,
      sheetHref: '',
      newHref: localPath(lang, '/organisations/new'),
      accountHref: localPath(lang, '/account'),
    }
  const [vocabulary, own] = await Promise.all([
    services.vocabulary(),
    readOwnOfferings(services.db, organisation.id, { limit: 50 }),
  ])
  return {
    head,
    sheetHref: localPath(lang, '/offerings/spreadsheet'),
    newHref: '',
    accountHref: '',
    form: {
      organisation: inLang(lang, organisation.nameZh, organisation.nameEn),
      verified: organisation.state === 'verified',
      tracks: trackChoices(vocabulary, lang),
      classes: [...vocabulary.classes.values()]
        .filter(({ axis }) => axis === 'grade')
        .map((each) => ({ value: each.code, label: termName(each, lang) })),
      own: own.rows.map(({ id, nameZh, nameEn }) => ({
        value: String(id),
        label: inLang(lang, nameZh, nameEn),
      })),
    },
  }
}

export const action = defineAction(
  NewOfferingForm,
  async (fields, { services, viewer, lang }) => {
    const { organisation } = viewer
    if (organisation?.kind !== 'enterprise') throw new DomainError('not_allowed', {}, { status: 403 })
    const { tracks, classes } = await services.vocabulary()
    if (!tracks.has(fields.track)) throw new DomainError('unknown_choice', { field: 'track' })
    if (!classes.has(fields.equipmentClass))
      throw new DomainError('unknown_choice', { field: 'equipmentClass' })
    const id = await startOffering(services, viewer, { ...fields, organisationId: organisation.id })
    return redirect(localPath(lang, `/offerings/${id}/edit/figures`))
  },
  personalPage,
)

export default function NewOfferingPage() {
  const { t } = useTranslation()
  const { form, newHref, accountHref, sheetHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  if (form === null)
    return (
      <div className="shell py-8">
        <EmptyState title={t('publish.newTitle')}>
          <p className="text-muted">{t('publish.noEnterprise')}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink look="main" href={newHref}>
              {t('publish.registerEnterprise')}
            </ButtonLink>
            <ButtonLink href={accountHref}>{t('publish.switchOrganisation')}</ButtonLink>
          </p>
        </EmptyState>
      </div>
    )
  return (
    <div className="shell grid max-w-3xl gap-5 py-6">
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('publish.newTitle')}</h1>
        <p className="text-muted text-sm">{t('publish.forOrganisation', { name: form.organisation })}</p>
        <p className="max-w-prose">{t('publish.newLead')}</p>
        <p>
          <a className="inline-flex min-h-11 items-center" href={sheetHref}>
            {t('publish.bySheet')}
          </a>
        </p>
      </header>
      {!form.verified && <Notice>{t('publish.notVerifiedYet')}</Notice>}
      <ActionForm state={state} className="panel p-4">
        <SelectField
          name="track"
          label={`${t('publish.track')} *`}
          choices={[{ value: '', label: t('publish.chooseTrack') }, ...form.tracks]}
          required
        />
        <SelectField
          name="equipmentClass"
          label={`${t('publish.equipmentClass')} *`}
          choices={form.classes}
          defaultValue="GMB"
          required
        />
        <TextField name="nameZh" label={`${t('publish.nameZh')} *`} maxLength={120} required />
        {form.own.length > 0 && (
          <SelectField
            name="copyFrom"
            label={t('publish.copyFrom')}
            hint={t('publish.copyHint')}
            choices={[{ value: '', label: t('publish.copyNone') }, ...form.own]}
          />
        )}
        <p>
          <Button look="main">{t('publish.start')}</Button>
        </p>
      </ActionForm>
    </div>
  )
}
