import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { at } from '../../scripts/lib/paths.mjs'

export type BuiltRoute = {
  id: string
  /** with parameters as `:name`, without the optional language */
  path: string
  /** false: answers below /api, /theme and the like, which have no language */
  bilingual: boolean
  /** has a page of its own; otherwise it is a resource */
  page: boolean
  action: boolean
  loader: boolean
}

type Manifest = Record<
  string,
  {
    id: string
    parentId?: string
    path?: string
    index?: boolean
    module: { default?: unknown; action?: unknown; loader?: unknown }
  }
>

/** Every address of the production build, from its own route table. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
  const folder = at('build/server/chunks')
  const file = readdirSync(folder).find((name) => /^server-build-.*\.js$/.test(name))
  if (!file) throw new Error('there is no build')
  const { routes } = (await import(/* @vite-ignore */ pathToFileURL(`${folder}/${file}`).href)) as {
    routes: Manifest
  }
  const pathOf = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id]
    return route ? [...pathOf(route.parentId), ...(route.path ? [route.path] : [])] : []
  }
  return Object.values(routes)
    .filter(({ id }) => id !== 'root')
    .map(({ id, module }) => {
      const full = `/${pathOf(id).join('/')}`
      return {
        id,
        path: full.replace(/^\/en\?/, '') || '/',
        bilingual: full.startsWith('/en?'),
        page: module.default !== undefined,
        action: module.action !== undefined,
        loader: module.loader !== undefined,
      }
    })
}
