import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { INVITATION_DAYS, memberRoles, OrganisationFrame } from '~/modules/accounts'
import {
  defineAction,
  InviteForm,
  inviteMember,
  organisationPage,
  personalPage,
  readInvitations,
  readMembers,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args)
  const { services, lang, t, origin, organisation, frame, rights, viewer, membership } = page
  const path = localPath(lang, `/organisations/${organisation.id}`)
  const title = t('organisation.members')
  const governs = rights.includes('govern')
  const [members, invitations] = await Promise.all([
    readMembers(services.db, organisation.id),
    governs ? readInvitations(services.db, organisation.id) : [],
  ])
  const now = services.clock.now()
  return {
    head: makeHead({ origin, path: `${path}/members`, lang, title, description: title, indexed: false }),
    frame,
    path,
    governs,
    owns: governs && membership?.role === 'owner',
    members: members.map(({ personId, since, ...member }) => ({
      ...member,
      since: formatDate(since, lang),
      own: personId === viewer.id,
      href: governs || personId === viewer.id ? `${path}/members/${personId}` : null,
    })),
    invitations: invitations.map(({ id, email, role, expiresAt }) => ({
      email,
      role,
      over: expiresAt <= now,
      expires: formatDate(expiresAt, lang),
      href: `${path}/invitations/${id}`,
    })),
  }
}

export const action = defineAction(
  InviteForm,
  async (input, { services, viewer, lang, origin, params }) => {
    const organisationId = readId(params.id)
    await inviteMember(services, viewer, { organisationId, ...input }, { origin, lang })
    return redirect(localPath(lang, `/organisations/${organisationId}/members?invited`))
  },
  personalPage,
)

export default function MembersPage() {
  const { t } = useTranslation()
  const { frame, path, governs, owns, members, invitations } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrganisationFrame head={frame} title={t('organisation.members')}>
      <ul className="grid gap-2">
        {members.map(({ name, email, role, since, own, href }) => (
          <li key={email} className="panel flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="grid min-w-0 flex-1 basis-56">
              <span className="font-semibold">
                {name}
                {own && <span className="text-muted font-normal"> ({t('organisation.you')})</span>}
              </span>
              <span className="text-muted text-sm break-all">{email}</span>
            </span>
            <span className="text-sm">{t(`organisation.role.${role}`)}</span>
            <span className="text-muted text-sm">{t('organisation.since', { date: since })}</span>
            {href && (
              <ButtonLink size="small" href={href} aria-label={`${t('organisation.manage')}: ${name}`}>
                {t('organisation.manage')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
      {owns && (
        <p>
          <ButtonLink href={`${path}/transfer`}>{t('organisation.transfer')}</ButtonLink>
        </p>
      )}
      {governs && (
        <>
          <Section
            id="invite"
            title={t('organisation.invite')}
            lead={t('organisation.inviteLead', { n: INVITATION_DAYS })}
          >
            <ActionForm state={state} className="max-w-xl">
              <TextField
                name="email"
                type="email"
                label={t('organisation.email')}
                required
                maxLength={254}
                autoComplete="off"
              />
              <RoleField label={t('organisation.memberRole')} />
              <p>
                <Button look="main">{t('organisation.sendInvitation')}</Button>
              </p>
            </ActionForm>
          </Section>
          {invitations.length > 0 && (
            <Section id="invitations" title={t('organisation.invitations')}>
              <ul className="grid gap-2">
                {invitations.map(({ email, role, over, expires, href }) => (
                  <li key={href} className="panel flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                    <span className="min-w-0 flex-1 basis-56 break-all">{email}</span>
                    <span className="text-sm">{t(`organisation.role.${role}`)}</span>
                    <span className="text-muted text-sm">
                      {t(over ? 'organisation.overSince' : 'organisation.validUntil', { date: expires })}
                    </span>
                    <ButtonLink size="small" href={href} aria-label={`${t('organisation.manage')}: ${email}`}>
                      {t('organisation.manage')}
                    </ButtonLink>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </OrganisationFrame>
  )
}

function RoleField({ label }: { label: string }) {
  const { t } = useTranslation()
  return (
    <SelectField
      name="role"
      label={label}
      defaultValue="editor"
      choices={memberRoles.map((role) => ({
        value: role,
        label: `${t(`organisation.role.${role}`)} · ${t(`organisation.roleText.${role}`)}`,
      }))}
    />
  )
}
