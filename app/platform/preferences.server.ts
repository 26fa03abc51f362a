import { ROW_ID } from './row-id'

/**
 * What a visitor chose, kept in cookies of their own: language, light or dark, and what to compare.
 * Nothing here is secret or trusted; every value is checked when read.
 */
const YEAR = 31_536_000
export const MAX_COMPARED = 4

export type Theme = 'light' | 'dark'
export type Preferences = { lang: 'zh' | 'en' | null; theme: Theme | null; compared: number[] }

export function readPreferences(request: Request): Preferences {
  const header = request.headers.get('Cookie') ?? ''
  const lang = cookie(header, 'muster_lang')
  const theme = cookie(header, 'muster_theme')
  return {
    lang: lang === 'zh' || lang === 'en' ? lang : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    compared: readIds(cookie(header, 'muster_compare') ?? ''),
  }
}

/** The ids of a list such as `12.7.40`: positive, each once, at most four, nothing else. */
export function readIds(list: string): number[] {
  const ids = list
    .split(/[.,\s]+/, 50)
    .filter((part) => ROW_ID.test(part))
    .map(Number)
  return [...new Set(ids)].slice(0, MAX_COMPARED)
}

export const langCookie = (request: Request, lang: 'zh' | 'en') => serialise(request, 'muster_lang', lang)
/** null: as the system has it */
export const themeCookie = (request: Request, theme: Theme | null) =>
  serialise(request, 'muster_theme', theme ?? '')
export const compareCookie = (request: Request, ids: number[]) =>
  serialise(request, 'muster_compare', ids.join('.'))

const cookie = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

function serialise(request: Request, name: string, value: string): string {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${value === '' ? 0 : YEAR}; HttpOnly; SameSite=Lax${secure}`
}
