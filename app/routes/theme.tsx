import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type ActionFunctionArgs, json, redirect } from '~/platform/http/index.server'
import { readForm } from '~/platform/http/read-form.server'
import { themeCookie } from '~/platform/preferences.server'

/** Light, dark, or as the system has it. */
export const action = wordedResource(async ({ request }: ActionFunctionArgs) => {
  const form = await readForm(request)
  const theme = form.get('theme')
  const headers = { 'Set-Cookie': themeCookie(request, theme === 'light' || theme === 'dark' ? theme : null) }
  if (form.get('background') === '1') return json(null, { headers })
  return redirect(String(form.get('back') ?? '/'), { headers })
})

export const loader = () => redirect('/')
