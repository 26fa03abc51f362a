import type { z } from 'zod'
import { badAddress } from '~/platform/page.server'

/**
 * The filters of a list, from its address; an empty field is none.
 * @throws a 400 response that names what cannot be read, with the way back to the unfiltered list
 */
export function readFilters<S extends z.ZodType>(url: URL, schema: S): z.output<S> {
  const written = Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''),
  )
  const read = schema.safeParse(written)
  if (read.success) return read.data
  const names = new Set(read.error.issues.map(({ path }) => String(path[0])))
  throw badAddress(
    [...names].map((name) => `${name}=${String(written[name]).slice(0, 40)}`),
    url.pathname,
  )
}
