import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate, formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  ActForm,
  AdminFrame,
  Facts,
  OrganisationStateTag,
  PersonStateTag,
  personActsFor,
} from '~/modules/accounts'
import {
  actOnPerson,
  confirmedAdministratorPage,
  defineAction,
  PersonActForm,
  readPersonRecord,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = confirmedAdministratorPage(args)
  const personId = readId(args.params.id)
  const person = await withDomainErrors(() => readPersonRecord(services, personId))
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/admin/people/${personId}`),
      lang,
      title: person.name,
      description: t('admin.peopleLead'),
      indexed: false,
    }),
    id: personId,
    name: person.name,
    email: person.email,
    proven: person.email_verified_at !== null,
    state: person.state,
    role: person.platform_role,
    secondFactor: Boolean(person.second_factor),
    registered: formatDate(person.created_at, lang),
    organisations: person.organisations.map((each) => ({
      id: each.id,
      href: localPath(lang, `/admin/organisations/${each.id}`),
      name: lang === 'en' && each.name_en ? each.name_en : each.name_zh,
      state: each.state,
      role: each.role,
    })),
    sessions: person.sessions.open,
    seen: person.sessions.seen_at && formatInstant(person.sessions.seen_at, lang),
    acts: personActsFor({ state: person.state, role: person.platform_role, own: personId === viewer.id }),
    logHref: localPath(lang, `/admin/audit?person=${personId}`),
    done: url.searchParams.has('done'),
  }
}

export const action = defineAction(
  PersonActForm,
  async (input, { services, viewer, lang, params }) => {
    const personId = readId(params.id)
    await actOnPerson(services, viewer, { ...input, personId })
    return redirect(localPath(lang, `/admin/people/${personId}?done`))
  },
  confirmedAdministratorPage,
)

export default function PersonPage() {
  const { t } = useTranslation()
  const person = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const words = {
    make_reviewer: t('admin.makeReviewer'),
    make_administrator: t('admin.makeAdministrator'),
    take_role: t('admin.takeRole'),
    suspend: t('admin.suspendPerson'),
    reactivate: t('admin.reactivatePerson'),
    end_sessions: t('admin.endSessions'),
  }
  return (
    <AdminFrame page="people" under title={person.name}>
      {person.done && !refused && <Notice role="status">{t('admin.doneNow')}</Notice>}
      <Facts
        rows={[
          [
            t('admin.email'),
            <>
              {person.email ?? t('admin.deleted')}
              {person.email && !person.proven && `（${t('admin.emailUnverified')}）`}
            </>,
          ],
          [t('admin.state'), <PersonStateTag key="state" state={person.state} />],
          [t('admin.role'), person.role ? t(`admin.${person.role}`) : t('admin.roleNone')],
          [t('admin.secondFactor'), person.secondFactor ? t('admin.on') : t('admin.off')],
          [t('admin.sessions'), t('admin.sessionCount', { n: person.sessions })],
          [t('admin.lastSeen'), person.seen ?? t('admin.never')],
          [t('admin.registered'), person.registered],
        ]}
      />
      <Section id="memberships" title={t('admin.memberOf')}>
        {person.organisations.length === 0 ? (
          <p className="text-muted">{t('admin.noMembership')}</p>
        ) : (
          <ul className="panel divide-line divide-y px-4">
            {person.organisations.map(({ id, href, name, state, role }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 py-1">
                <a href={href} className="inline-flex min-h-11 items-center">
                  {name}
                </a>
                <OrganisationStateTag state={state} />
                <span className="text-muted text-sm">{t(`admin.${role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {person.acts.length > 0 && (
        <ActForm state={refused} acts={person.acts.map((value) => ({ value, label: words[value] }))} />
      )}
      <p>
        <a href={person.logHref} className="inline-flex min-h-11 items-center">
          {t('admin.logOf')}
        </a>
      </p>
    </AdminFrame>
  )
}
