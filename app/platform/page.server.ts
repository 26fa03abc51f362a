import type { TFunction } from 'i18next'
import { i18nFor } from '~/locales/i18n'
import { type Lang, langOf } from '~/locales/lang'
import { json, notFound } from './http/index.server'
import { rowIdOf } from './row-id'
import { type Services, services } from './services.server'

/** What the loader of a page starts from. */
export type Page = {
  services: Services
  url: URL
  lang: Lang
  t: TFunction
  /** the site's address as users see it, without a path */
  origin: string
}

export function pageOf(request: Request): Page {
  const url = new URL(request.url)
  const parts = services()
  const lang = langOf(url.pathname)
  return { services: parts, url, lang, t: i18nFor(lang).t, origin: parts.env.ORIGIN ?? url.origin }
}

/** A row's id in an address. @throws a 404 response for anything that is no positive whole number */
export function readId(written: string | undefined): number {
  const id = rowIdOf(written ?? '')
  if (id === null) throw notFound()
  return id
}

/** The `page` of an address, from 1. @throws a 400 response for anything else */
export function readPage(url: URL): number {
  const written = url.searchParams.get('page')
  if (written === null || written === '') return 1
  if (/^[1-9]\d{0,4}$/.test(written)) return Number(written)
  throw badAddress([`page=${written.slice(0, 40)}`], url.pathname)
}

/** Thrown where an address holds what cannot be read: a 400 page that names every fault, and a way on. */
export const badAddress = (details: string[], retry: string): Response =>
  json({ code: 'bad_query', params: {}, details, retry }, { status: 400 })
