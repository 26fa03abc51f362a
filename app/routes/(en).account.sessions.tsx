import '~/locales/work-texts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage, deviceOf } from '~/modules/accounts'
import {
  defineAction,
  EndSessionForm,
  endSession,
  listSessions,
  personalPage,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, viewer } = personalPage(args)
  const sessions = await listSessions(services, viewer)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/sessions'),
      lang,
      title: t('account.sessions'),
      description: t('account.sessionsLead'),
      indexed: false,
    }),
    sessions: sessions.map(({ id, current, userAgent, address, createdAt, seenAt }) => ({
      id,
      current,
      device: deviceName(userAgent, t),
      address,
      created: formatInstant(createdAt, lang),
      seen: formatInstant(seenAt, lang),
    })),
    ended: url.searchParams.has('ended'),
  }
}

const deviceName = (userAgent: string | null, t: TFunction): string => {
  const device = deviceOf(userAgent)
  return device ? t('account.deviceOn', device) : t('account.deviceUnknown')
}

export const action = defineAction(
  EndSessionForm,
  async (input, { services, viewer, lang }) => {
    await endSession(services, viewer, input)
    return redirect(localPath(lang, '/account/sessions?ended'))
  },
  personalPage,
)

export default function SessionsPage() {
  const { t } = useTranslation()
  const { sessions, ended } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage title={t('account.sessions')} lead={t('account.sessionsLead')}>
      {ended && !state && <Notice role="status">{t('account.ended')}</Notice>}
      <ActionForm state={state}>
        <ul className="panel divide-line divide-y">
          {sessions.map(({ id, current, device, address, created, seen }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="grid min-w-0 gap-0.5">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {device}
                  {current && <Tag tone="pass">{t('account.thisDevice')}</Tag>}
                </p>
                <dl className="text-muted grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
                  <dt>{t('account.address')}</dt>
                  <dd className="break-all">{address ?? t('site.notStated')}</dd>
                  <dt>{t('account.lastSeen')}</dt>
                  <dd>{current ? t('account.justNow') : seen}</dd>
                  <dt>{t('account.signedInAt')}</dt>
                  <dd>{created}</dd>
                </dl>
              </div>
              {!current && (
                <Button
                  size="small"
                  name="session"
                  value={id}
                  aria-label={t('account.endSessionNamed', { device })}
                >
                  {t('account.endSession')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <p>
            <Button name="session" value="others">
              {t('account.endOthers')}
            </Button>
          </p>
        ) : (
          <p className="text-muted text-sm">{t('account.noOthers')}</p>
        )}
      </ActionForm>
    </AccountPage>
  )
}
