import type { LinksFunction } from '@remix-run/node'
import type { TFunction } from 'i18next'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { i18nFor } from './locales/i18n'
import { barePath, htmlLang, langOf, localPath, preferredLang } from './locales/lang'
import { isPerson } from './modules/accounts'
import { CompareForm, CompareTray, inLang } from './modules/offerings'
import { readOfferings } from './modules/offerings/index.server'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLocation,
  useNavigate,
  useNavigation,
  useNonce,
  useRouteError,
  useRouteLoaderData,
  useSendInTurn,
} from './platform/http'
import { type LoaderFunctionArgs, redirect } from './platform/http/index.server'
import { readPreferences } from './platform/preferences.server'
import { services } from './platform/services.server'
import styles from './styles/app.css?url'
import { ErrorPage } from './ui/error-page'
import { IconSprite } from './ui/icon'
import { SiteFooter } from './ui/site-footer'
import { SiteHeader } from './ui/site-header'
import { SkipLink } from './ui/skip-link'
import { syncFields, useEnhancement } from './ui/use-enhancement'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { lang: chosen, theme, compared } = readPreferences(request)
  if (url.pathname === '/' && (chosen ?? preferredLang(request.headers.get('Accept-Language'))) === 'en')
    throw redirect(`/en${url.search}`, { status: 302, headers: { Vary: 'Accept-Language, Cookie' } })
  const lang = langOf(url.pathname)
  const offerings = await readOfferings(services().db, 'public', compared)
  return {
    theme,
    compared: offerings.map(({ id, nameZh, nameEn }) => ({ id, name: inLang(lang, nameZh, nameEn) })),
    person: isPerson(context.viewer)
      ? {
          name: context.viewer.name,
          unread: context.viewer.unreadNotices,
          organisation:
            context.viewer.organisation &&
            inLang(lang, context.viewer.organisation.nameZh, context.viewer.organisation.nameEn),
        }
      : null,
    requestId: context.requestId,
  }
}

/** The frame only changes when something was sent. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod.toUpperCase() !== 'GET'

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const lang = langOf(pathname)
  const data = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  return (
    <html lang={htmlLang[lang]} data-theme={data?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body className="flex flex-col">
        <IconSprite />
        <I18nextProvider i18n={i18nFor(lang)}>
          <Frame>{children}</Frame>
        </I18nextProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const data = useRouteLoaderData<typeof loader>('root')
  const lang = langOf(pathname)
  const bare = barePath(pathname)
  const back = pathname + search
  const other = lang === 'zh' ? 'en' : 'zh'
  const sections = [
    { path: '/offerings', label: t('site.offerings') },
    { path: '/needs', label: t('site.needs') },
    { path: '/challenges', label: t('site.challenges') },
    { path: '/events', label: t('site.events') },
    { path: '/vocabulary', label: t('site.vocabulary') },
    {
      path: '/compare',
      label: t('site.compare'),
      badge: data?.compared.length ? String(data.compared.length) : undefined,
    },
  ]
  return (
    <>
      <CompareForm action={localPath(lang, '/compare')} back={back} />
      <SkipLink target="main">{t('site.skip')}</SkipLink>
      <Progress label={t('site.loading')} />
      <SiteHeader
        home={{
          href: localPath(lang, '/'),
          name: t('site.name'),
          tagline: t('site.tagline'),
        }}
        nav={{
          label: t('site.mainNav'),
          items: sections.map(({ path, label, badge }) => ({
            href: localPath(lang, path),
            label,
            badge,
            current: bare === path || bare.startsWith(`${path}/`),
          })),
        }}
        account={
          data?.person
            ? {
                href: localPath(lang, '/workbench'),
                label: data.person.organisation ?? data.person.name,
                signedIn: true,
              }
            : { href: localPath(lang, '/sign-in'), label: t('site.signIn'), signedIn: false }
        }
        notices={
          data?.person
            ? {
                href: localPath(lang, '/notices'),
                label:
                  data.person.unread > 0
                    ? t('site.noticesUnread', { n: unreadBadge(data.person.unread) })
                    : t('site.notices'),
                unread: data.person.unread > 0 ? unreadBadge(data.person.unread) : null,
              }
            : null
        }
        language={{
          href: `/language?to=${other}&back=${encodeURIComponent(localPath(other, bare + search))}`,
          label: t('site.switchLanguage'),
          short: t('site.switchLanguageShort'),
          lang: htmlLang[other],
        }}
        theme={{ action: '/theme', back, toDark: t('site.toDark'), toLight: t('site.toLight') }}
      />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      {!withoutTray.test(bare) && data && (
        <CompareTray items={data.compared} href={localPath(lang, '/compare')} />
      )}
      <SiteFooter
        lead={t('site.footer')}
        note={t('site.footerData')}
        links={[
          { href: localPath(lang, '/about'), label: t('site.about') },
          { href: '/api/v1/openapi.json', label: t('site.api'), document: true },
        ]}
        theme={{
          action: '/theme',
          back,
          label: t('site.theme'),
          choices: [
            { value: 'system', label: t('site.themeSystem'), pressed: data?.theme == null },
            { value: 'light', label: t('site.themeLight'), pressed: data?.theme === 'light' },
            { value: 'dark', label: t('site.themeDark'), pressed: data?.theme === 'dark' },
          ],
        }}
      />
    </>
  )
}

/** Pages that show what is compared, or have something of their own at the foot of the window. */
const withoutTray = /^\/(?:compare|introductions\/\d+\/thread)$/

const unreadBadge = (n: number) => (n > 99 ? '99+' : String(n))

function Progress({ label }: { label: string }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <div role="status" className="no-print fixed inset-x-0 top-0 z-40 h-1">
      {busy && (
        <>
          <div className="bg-signal h-full w-full origin-left animate-pulse" />
          <span className="sr-only">{label}</span>
        </>
      )}
    </div>
  )
}

export default function App() {
  const navigate = useNavigate()
  const sendInTurn = useSendInTurn()
  const { pathname, key } = useLocation()
  const lang = langOf(pathname)

  useEnhancement({
    navigate: useCallback(
      (path, { keepScroll }) => navigate(path, { preventScrollReset: keepScroll }),
      [navigate],
    ),
    send: useCallback(
      (form, submitter) => {
        const data = new FormData(form, submitter)
        data.set('background', '1')
        sendInTurn(data, new URL(form.action).pathname)
      },
      [sendInTurn],
    ),
    needsDocument: useCallback(
      ({ pathname: to }: URL) =>
        langOf(to) !== lang ||
        /^\/(?:api|language)(?:\/|$)|\.\w+$|\/(?:manage\/check-in|leads|meetings)$/.test(to),
      [lang],
    ),
  })

  const shown = useRef(pathname)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every navigation has its own key
  useEffect(() => {
    document.documentElement.dataset.scripted = ''
    syncFields()
    if (shown.current === pathname) return
    shown.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [key, pathname])

  return <Outlet />
}

/** For pages that have no head of their own: those of errors. */
export const meta: MetaFunction = ({ error, location }) => {
  const { t } = i18nFor(langOf(location.pathname))
  const title = error ? errorTitle(isRouteErrorResponse(error) ? error.status : 500, t) : t('site.tagline')
  return [{ title: `${title} · ${t('site.name')}` }, { name: 'robots', content: 'noindex' }]
}

function errorTitle(status: number, t: TFunction): string {
  const titles: Record<number, string> = {
    400: t('errors.heading400'),
    404: t('errors.heading404'),
    405: t('errors.heading405'),
    429: t('errors.heading429'),
    500: t('errors.heading500'),
    503: t('errors.heading503'),
  }
  return titles[status] ?? t('errors.headingOther')
}

type ErrorBody = {
  code?: string
  params?: Record<string, string | number>
  details?: string[]
  retry?: string
  requestId?: string
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { t, i18n } = useTranslation()
  const { pathname, search } = useLocation()
  const lang = langOf(pathname)
  const data = useRouteLoaderData<typeof loader>('root')
  const status = isRouteErrorResponse(error) ? error.status : 500
  const body: ErrorBody =
    isRouteErrorResponse(error) && typeof error.data === 'object' && error.data ? error.data : {}
  // After a form that failed there is no data of this page.
  const requestId = body.requestId ?? data?.requestId
  // What only happens where people work is worded there.
  const key = ['errors', 'workErrors'].map((area) => `${area}.${body.code}`).find((each) => i18n.exists(each))
  const text =
    body.code && key
      ? String(i18n.t(key as never, body.params))
      : status === 404
        ? t('errors.not_found')
        : status === 405
          ? t('errors.method')
          : status >= 500
            ? t('errors.unknown')
            : t('errors.other')
  return (
    <ErrorPage
      status={String(status)}
      title={errorTitle(status, t)}
      text={text}
      details={body.details}
      id={status >= 500 && requestId ? { label: t('errors.id'), value: requestId } : null}
      ways={[
        ...(status >= 500 ? [{ href: pathname + search, label: t('errors.again') }] : []),
        ...(body.retry ? [{ href: body.retry, label: t('errors.dropParams') }] : []),
        { href: localPath(lang, '/'), label: t('errors.goHome') },
        { href: localPath(lang, '/offerings'), label: t('errors.goOfferings') },
        { href: localPath(lang, '/needs'), label: t('errors.goNeeds') },
      ]}
    />
  )
}
