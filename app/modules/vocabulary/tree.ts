import type { Lang, Term, TreeTerm } from './vocabulary'

/** The name of a term in a language, or the other language's where it has none. */
export function termName(term: Pick<Term, 'zh' | 'en'>, lang: Lang): string {
  return lang === 'zh' ? term.zh || term.en : term.en || term.zh
}

/** The name of a code, or the code itself where the list does not know it (a stored version may be older). */
export function codeName(terms: ReadonlyMap<string, Term>, code: string, lang: Lang): string {
  const term = terms.get(code)
  return term ? termName(term, lang) : code
}

/** The terms without a parent, in the order of the list. */
export function roots<T extends TreeTerm>(terms: ReadonlyMap<string, T>): T[] {
  return [...terms.values()].filter((term) => term.parent === null)
}

/** The direct children of a code, in the order of the list. */
export function childrenOf<T extends TreeTerm>(terms: ReadonlyMap<string, T>, code: string): T[] {
  return (terms.get(code)?.children ?? []).flatMap((child) => terms.get(child) ?? [])
}

/** The codes above `code`, nearest first; empty for a root or an unknown code. */
export function ancestors(terms: ReadonlyMap<string, TreeTerm>, code: string): string[] {
  const above: string[] = []
  for (let at = terms.get(code)?.parent ?? null; at !== null; at = terms.get(at)?.parent ?? null)
    above.push(at)
  return above
}

/** The codes below `code` at any depth, without `code` itself, parents before their children. */
export function descendants(terms: ReadonlyMap<string, TreeTerm>, code: string): string[] {
  const children = terms.get(code)?.children ?? []
  return children.flatMap((child) => [child, ...descendants(terms, child)])
}

/** `code` and everything below it: what a filter on `code` accepts. */
export function withDescendants(terms: ReadonlyMap<string, TreeTerm>, code: string): string[] {
  return [code, ...descendants(terms, code)]
}

/** `code` and everything above it, root first: a breadcrumb. */
export function pathTo(terms: ReadonlyMap<string, TreeTerm>, code: string): string[] {
  return [code, ...ancestors(terms, code)].reverse()
}

/**
 * Steps from one code to the other through their nearest common ancestor (0 the same, 1 parent and child,
 * 2 siblings); null where they share no ancestor.
 */
export function treeDistance(terms: ReadonlyMap<string, TreeTerm>, a: string, b: string): number | null {
  const fromA = [a, ...ancestors(terms, a)]
  const fromB = [b, ...ancestors(terms, b)]
  const up = fromA.findIndex((code) => fromB.includes(code))
  const shared = fromA[up]
  return shared === undefined ? null : up + fromB.indexOf(shared)
}
