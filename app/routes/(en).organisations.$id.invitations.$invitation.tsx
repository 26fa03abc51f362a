import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { OrganisationFrame } from '~/modules/accounts'
import {
  defineAction,
  InvitationForm,
  organisationPage,
  personalPage,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, organisation, frame } = await organisationPage(args, 'govern')
  const id = readId(args.params.invitation)
  const { email, role, expiresAt } = await withDomainErrors(() =>
    readInvitation(services.db, organisation.id, id),
  )
  const path = localPath(lang, `/organisations/${organisation.id}/invitations/${id}`)
  const title = t('organisation.invitation')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame,
    email,
    role,
    over: expiresAt <= services.clock.now(),
    expires: formatDate(expiresAt, lang),
  }
}

export const action = defineAction(
  InvitationForm,
  async ({ act }, { services, viewer, lang, origin, params }) => {
    const ids = { organisationId: readId(params.id), invitationId: readId(params.invitation) }
    const members = localPath(lang, `/organisations/${ids.organisationId}/members`)
    if (act === 'revoke') {
      await revokeInvitation(services, viewer, ids)
      return redirect(`${members}?revoked`)
    }
    await resendInvitation(services, viewer, ids, { origin, lang })
    return redirect(`${members}?resent`)
  },
  personalPage,
)

export default function InvitationPage() {
  const { t } = useTranslation()
  const { frame, email, role, over, expires } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const until = t(over ? 'organisation.overSince' : 'organisation.validUntil', { date: expires })
  return (
    <OrganisationFrame
      head={frame}
      title={t('organisation.invitationFor', { email })}
      lead={`${t(`organisation.role.${role}`)} · ${until}`}
    >
      <p className="text-sm">{t('organisation.resendText')}</p>
      <ActionForm state={state}>
        <p className="flex flex-wrap gap-3">
          <Button name="act" value="resend">
            {t('organisation.resend')}
          </Button>
          <Button name="act" value="revoke">
            {t('organisation.revoke')}
          </Button>
        </p>
      </ActionForm>
    </OrganisationFrame>
  )
}
