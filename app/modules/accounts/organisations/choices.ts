import type { Lang } from '~/locales/lang'

type Named = { code: string; zh: string; en: string }
type Lists = {
  regions: ReadonlyMap<string, Named>
  teamTypes: ReadonlyMap<string, Named & { parent: string | null }>
}
type Choice = { value: string; label: string }

const nameIn = ({ zh, en }: Named, lang: Lang) => (lang === 'en' ? en || zh : zh || en)

/** What can be chosen in the form of an organisation; a level stands behind its type of team. */
export function organisationChoices(
  { regions, teamTypes }: Lists,
  lang: Lang,
): { regions: Choice[]; teamTypes: Choice[] } {
  return {
    regions: [...regions.values()].map((region) => ({ value: region.code, label: nameIn(region, lang) })),
    teamTypes: [...teamTypes.values()].map((type) => ({
      value: type.code,
      label: teamTypeName({ regions, teamTypes }, type.code, lang),
    })),
  }
}

/** The type of team above it, then its own name. A code that the list does not know stands for itself. */
export function teamTypeName({ teamTypes }: Lists, code: string, lang: Lang): string {
  const type = teamTypes.get(code)
  if (!type) return code
  const parent = type.parent === null ? undefined : teamTypes.get(type.parent)
  return parent ? `${nameIn(parent, lang)} · ${nameIn(type, lang)}` : nameIn(type, lang)
}

export const regionName = ({ regions }: Lists, code: string, lang: Lang): string => {
  const region = regions.get(code)
  return region ? nameIn(region, lang) : code
}
