import type { TFunction } from 'i18next'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

type Props = {
  lang: 'zh' | 'en'
  use: 'sign_in' | 'confirm' | 'register'
  /** where the answer of the authenticator is sent */
  action: string
  label: string
  look?: 'main' | 'plain'
  /** what else the form sends */
  children?: ReactNode
  /** shown where the browser cannot do it, or scripts are off */
  otherwise?: ReactNode
}

/**
 * A form that is sent with what a passkey answers. The browser's part is loaded when the button is pressed, and the
 * form is there only where the browser can do it.
 */
export function PasskeyForm({ lang, use, action, label, look = 'plain', children, otherwise }: Props) {
  const { t } = useTranslation()
  const [able, setAble] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const answer = useRef<HTMLInputElement>(null)
  useEffect(() => setAble('PublicKeyCredential' in window), [])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setBusy(true)
    setFault(null)
    try {
      // biome-ignore lint/style/noRestrictedGlobals: a path of this site, asked by the browser
      const asked = await fetch(localPath(lang, '/passkey-options'), {
        method: 'POST',
        body: new URLSearchParams({ use }),
      })
      if (asked.status === 429)
        setFault(t('errors.rate_limited', { seconds: asked.headers.get('Retry-After') ?? '60' }))
      else if (!asked.ok) setFault(t('factor.passkeyNotNow'))
      else {
        const given = await askAuthenticator(use, (await asked.json()) as never)
        if (answer.current) answer.current.value = JSON.stringify(given)
        // Without its events: this one was stopped above.
        form.submit()
        return
      }
    } catch (error) {
      setFault(wordOf(error, t))
    }
    setBusy(false)
  }

  if (!able) return <>{otherwise}</>
  return (
    <form method="post" action={action} onSubmit={send} className="grid gap-4" data-document="">
      {fault && (
        <Notice urgent role="alert">
          {fault}
        </Notice>
      )}
      {children}
      <input ref={answer} type="hidden" name="credential" />
      <Button look={look} disabled={busy}>
        {busy ? t('factor.passkeyBusy') : label}
      </Button>
    </form>
  )
}

async function askAuthenticator(use: Props['use'], optionsJSON: never) {
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  return use === 'register' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

/** The names are those of the Web Authentication standard. */
function wordOf(error: unknown, t: TFunction): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return t('factor.passkeyCancelled')
  if (name === 'InvalidStateError') return t('factor.passkeyThere')
  if (name === 'SecurityError') return t('factor.passkeyAddress')
  return t('factor.passkeyFailed')
}
