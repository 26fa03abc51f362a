import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, isPerson } from '~/modules/accounts'
import {
  acceptInvitation,
  defineAction,
  NoFields,
  orNull,
  pageFor,
  personalPage,
  readInvitationOf,
  readOrganisation,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { forgetThenSubmit } from '~/ui/keep-page'
import { Notice } from '~/ui/notice'

export const meta = headOf

/** Opening the link changes nothing: programs that look into mails open links too. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, viewer } = pageFor(args)
  const { db, clock } = services
  const token = args.params.token ?? ''
  const path = localPath(lang, `/invitations/${encodeURIComponent(token)}`)
  const invitation = await orNull(readInvitationOf(db, token, clock.now()))
  const organisation = invitation && (await readOrganisation(db, invitation.organisationId))
  const to = encodeURIComponent(path)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account'),
      lang,
      title: t('organisation.invitation'),
      description: t('organisation.invitation'),
      indexed: false,
    }),
    invited:
      invitation && organisation
        ? {
            name: lang === 'en' ? organisation.nameEn || organisation.nameZh : organisation.nameZh,
            role: invitation.role,
            fits: isPerson(viewer) && viewer.email === invitation.email,
          }
        : null,
    email: isPerson(viewer) ? viewer.email : null,
    signInHref: localPath(lang, `/sign-in?to=${to}`),
    registerHref: localPath(lang, `/register?to=${to}`),
    signOutAction: localPath(lang, '/sign-out'),
  }
}

export const action = defineAction(
  NoFields,
  async (_fields, { services, viewer, lang, params }) => {
    const id = await acceptInvitation(services, viewer, { token: params.token ?? '' })
    return redirect(localPath(lang, `/organisations/${id}?joined`))
  },
  personalPage,
)

export default function InvitationLinkPage() {
  const { t } = useTranslation()
  const { invited, email, signInHref, registerHref, signOutAction } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  if (invited === null)
    return (
      <AccountFrame title={t('organisation.invitationOver')}>
        <p>{t('organisation.invitationOverText')}</p>
      </AccountFrame>
    )
  const { name, role, fits } = invited
  return (
    <AccountFrame
      title={t('organisation.join', { name })}
      lead={t('organisation.joinLead', { name, role: t(`organisation.role.${role}`) })}
    >
      {email === null ? (
        <>
          <p>{t('organisation.joinSignIn')}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink look="main" href={signInHref}>
              {t('account.signIn')}
            </ButtonLink>
            <ButtonLink href={registerHref}>{t('account.register')}</ButtonLink>
          </p>
        </>
      ) : fits ? (
        <ActionForm state={state}>
          <Button look="main">{t('organisation.accept')}</Button>
        </ActionForm>
      ) : (
        <>
          <Notice urgent>{t('organisation.joinOther', { email })}</Notice>
          <form method="post" action={signOutAction} onSubmit={forgetThenSubmit}>
            <Button>{t('organisation.switchAccount')}</Button>
          </form>
        </>
      )}
    </AccountFrame>
  )
}
