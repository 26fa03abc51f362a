import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame } from '~/modules/accounts'
import { defineAction } from '~/modules/accounts/index.server'
import { kindName } from '~/modules/notifications'
import { readUnsubscribe, UnsubscribeForm, unsubscribe } from '~/modules/notifications/index.server'
import { useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'

export const meta = headOf

/** What a mail offers to turn off; asking changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const { kinds } = await withDomainErrors(() => readUnsubscribe(services, params.token ?? ''))
  const title = t('notice.unsubscribeTitle')
  const path = localPath(lang, '/account/notices')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    kinds: kinds.map((kind) => kindName(kind, lang)),
    settingsHref: path,
  }
}

/** Sent by the page's form, or by a mail program in one click from wherever it is (RFC 8058): no session, no redirect. */
export const action = defineAction(UnsubscribeForm, async ({ scope }, { services, params }) => {
  await unsubscribe(services, params.token ?? '', { all: scope === 'all' })
  return json({ done: true })
})

export default function UnsubscribePage() {
  const { t } = useTranslation()
  const { kinds, settingsHref } = useLoaderData<typeof loader>()
  const done = useActionData<{ done?: boolean }>()?.done
  return (
    <AccountFrame
      title={t(done ? 'notice.unsubscribedTitle' : 'notice.unsubscribeTitle')}
      lead={t(done ? 'notice.unsubscribedText' : 'notice.unsubscribeLead')}
    >
      <ul className="list-disc pl-5">
        {kinds.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
      {!done && (
        <form method="post" className="flex flex-wrap gap-3">
          <Button look="main" name="scope" value="these">
            {t('notice.unsubscribeThese')}
          </Button>
          <Button name="scope" value="all">
            {t('notice.unsubscribeAll')}
          </Button>
        </form>
      )}
      <p>
        <ButtonLink look="quiet" href={settingsHref}>
          {t('notice.toPreferences')}
        </ButtonLink>
      </p>
    </AccountFrame>
  )
}
