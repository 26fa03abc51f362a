import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { memberRoles, OrganisationFrame } from '~/modules/accounts'
import {
  changeMemberRole,
  defineAction,
  MemberForm,
  organisationPage,
  personalPage,
  readMembers,
  removeMember,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm, SelectField } from '~/ui/form'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await organisationPage(args)
  const { services, lang, t, origin, organisation, frame, rights, viewer } = page
  const personId = readId(args.params.person)
  const own = personId === viewer.id
  const governs = rights.includes('govern')
  const member = (await readMembers(services.db, organisation.id)).find((each) => each.personId === personId)
  if (member === undefined) throw notFound()
  const path = localPath(lang, `/organisations/${organisation.id}/members/${personId}`)
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: member.name,
      description: t('organisation.member'),
      indexed: false,
    }),
    frame,
    name: member.name,
    email: member.email,
    role: member.role,
    own,
    governs,
  }
}

export const action = defineAction(
  MemberForm,
  async (input, { services, viewer, lang, params }) => {
    const [organisationId, personId] = [readId(params.id), readId(params.person)]
    const members = localPath(lang, `/organisations/${organisationId}/members`)
    if (input.act === 'role') {
      await changeMemberRole(services, viewer, { organisationId, personId, role: input.role })
      return redirect(`${members}?roleChanged`)
    }
    await removeMember(services, viewer, { organisationId, personId })
    return redirect(personId === viewer.id ? localPath(lang, '/account?left') : `${members}?removed`)
  },
  personalPage,
)

export default function MemberPage() {
  const { t } = useTranslation()
  const { frame, name, email, role, own, governs } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const takesRole = state?.values.act === 'role'
  return (
    <OrganisationFrame head={frame} title={name} lead={email}>
      {governs && (
        <Section
          id="role"
          title={t('organisation.changeRole')}
          lead={own ? null : t('organisation.changeRoleText')}
        >
          <ActionForm state={takesRole ? state : undefined} className="max-w-xl">
            <input type="hidden" name="act" value="role" />
            <SelectField
              name="role"
              label={t('organisation.memberRole')}
              defaultValue={role}
              choices={memberRoles.map((each) => ({
                value: each,
                label: `${t(`organisation.role.${each}`)} · ${t(`organisation.roleText.${each}`)}`,
              }))}
            />
            <p>
              <Button>{t('organisation.changeRole')}</Button>
            </p>
          </ActionForm>
        </Section>
      )}
      {!governs && <p>{t(`organisation.role.${role}`)}</p>}
      {(own || governs) && (
        <Section
          id="remove"
          title={own ? t('organisation.leave') : t('organisation.remove')}
          lead={own ? t('organisation.leaveText') : t('organisation.removeText')}
        >
          <ActionForm state={takesRole ? undefined : state}>
            <input type="hidden" name="act" value="remove" />
            <p>
              <Button>{own ? t('organisation.leave') : t('organisation.remove')}</Button>
            </p>
          </ActionForm>
        </Section>
      )}
    </OrganisationFrame>
  )
}
