import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { langCookie } from '~/platform/preferences.server'

/** Remembers the language chosen and goes on to the page in it. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const lang = searchParams.get('to') === 'en' ? 'en' : 'zh'
  return redirect(searchParams.get('back') ?? (lang === 'en' ? '/en' : '/'), {
    status: 302,
    headers: { 'Set-Cookie': langCookie(request, lang) },
  })
}
