import { ROW_ID } from '~/platform/row-id'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage, readOrganisation } from '~/modules/accounts/index.server'
import { fieldsOfQuery, NeedStart, type NeedStartView, templateTypes } from '~/modules/needs'
import { draftNeed, mayDraftNeeds, readOwnNeeds, readTemplates } from '~/modules/needs/index.server'
import { parseOfferingQuery } from '~/modules/offerings'
import { understand, understoodChips } from '~/modules/vocabulary/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

const SHOWN = 50

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const path = localPath(lang, '/needs/new')
  const head = makeHead({
    origin,
    path,
    lang,
    title: t('need.postNew'),
    description: t('needForm.newLead'),
    indexed: false,
  })
  const ways = {
    register: localPath(lang, '/organisations/new?kind=rescue_team'),
    switch: localPath(lang, '/account'),
  }
  const team = viewer.organisation
  if (team === null || !mayDraftNeeds(viewer)) return { head, ways, view: null }
  const all = url.searchParams.has('all')
  const [vocabulary, organisation, own] = await Promise.all([
    services.vocabulary(),
    readOrganisation(services.db, team.id),
    readOwnNeeds(services.db, team.id, SHOWN),
  ])
  const fitting = templateTypes(organisation?.teamType ?? null, vocabulary)
  const templates = await readTemplates(services.db, all ? null : fitting)
  const named = (zh: string, en: string) => (lang === 'en' ? en || zh : zh || en)
  const { query } = parseOfferingQuery(searchOf(url), vocabulary, lang)
  const rest = new URLSearchParams(searchOf(url))
  const view: NeedStartView = {
    listsHref: localPath(lang, '/needs/lists'),
    search: rest.size > 0 && query ? { action: `${path}?${rest}`, q: query.q } : null,
    templates: [...new Set(templates.map(({ source }) => source))].map((source) => ({
      source,
      choices: templates
        .filter((template) => template.source === source)
        .map(({ id, titleZh, titleEn }) => ({ value: String(id), label: named(titleZh, titleEn) })),
    })),
    lists: all
      ? { href: path, label: t('needForm.templatesOwn') }
      : { href: `${path}?all`, label: t('needForm.templatesAll') },
    own: own.map(({ id, state, titleZh, titleEn, updatedAt }) => ({
      id,
      href: localPath(lang, `/needs/${id}/${state === 'draft' ? 'edit' : 'manage'}`),
      title: named(titleZh, titleEn) || t('needForm.untitled'),
      state,
      updated: t('site.updated', { date: formatDate(updatedAt, lang) }),
    })),
  }
  return { head, ways, view }
}

/** Of an address, what the search for equipment knows. */
function searchOf(url: URL): URLSearchParams {
  const params = new URLSearchParams(url.searchParams)
  for (const own of ['all', '_data', 'index', 'page', 'sort', 'size']) params.delete(own)
  return params
}

const StartForm = z.object({
  from: z.enum(['blank', 'search', 'need']).catch('blank'),
  need: z.string().regex(ROW_ID).optional(),
})

export const action = defineAction(
  StartForm,
  async ({ from, need }, { request, services, viewer, lang }) => {
    const vocabulary = await services.vocabulary()
    const { query } =
      from === 'search' ? parseOfferingQuery(searchOf(new URL(request.url)), vocabulary, lang) : {}
    const fields = query
      ? fieldsOfQuery(
          {
            q: query.q,
            filters: query.filters,
            understood: understoodChips(understand(query.q, vocabulary, { drop: query.drop })),
          },
          vocabulary,
          lang,
        )
      : {}
    const id = await draftNeed(services, viewer, {
      fields,
      from: from === 'need' && need ? Number(need) : null,
    })
    return redirect(localPath(lang, `/needs/${id}/edit`))
  },
  personalPage,
)

export default function NewNeedPage() {
  const { t } = useTranslation()
  const { ways, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid gap-6 py-6">
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('need.postNew')}</h1>
        <p className="text-muted max-w-prose text-sm">{t('needForm.newLead')}</p>
      </header>
      {view === null ? (
        <EmptyState title={t('needForm.onlyTeams')}>
          <p className="text-muted">{t('needForm.onlyTeamsText')}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink href={ways.register} look="main">
              {t('needForm.registerTeam')}
            </ButtonLink>
            <ButtonLink href={ways.switch}>{t('needForm.switchTeam')}</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <NeedStart view={view} state={state} />
      )}
    </div>
  )
}
