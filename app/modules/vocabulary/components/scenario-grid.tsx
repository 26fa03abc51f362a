import { i18nFor } from '~/locales/i18n'
import { roots, termName } from '../tree'
import type { Lang, Vocabulary } from '../vocabulary'
import { type CountLink, countLinks, type ResultCounts } from './vocabulary-table-view'

export type ScenarioCell = {
  code: string
  name: string
  offerings: CountLink
  needs: CountLink
  /** 0–100, of the scenario with the most equipment */
  share: number
  words: { offerings: string; needs: string }
}

/** The scenarios at the top of the tree with what stands behind each. */
export function scenarioCells(vocabulary: Vocabulary, counts: ResultCounts, lang: Lang): ScenarioCell[] {
  const { t } = i18nFor(lang)
  const link = countLinks({ counts, lang })
  const found = new Map(counts.offerings.scenario?.map(({ code, count }) => [code, count]))
  const tops = roots(vocabulary.scenarios)
  const greatest = Math.max(1, ...tops.map(({ code }) => found.get(code) ?? 0))
  return tops.map((scenario) => {
    const name = termName(scenario, lang)
    return {
      code: scenario.code,
      name,
      offerings: link('offerings', 'scenario', scenario.code, name),
      needs: link('needs', 'scenario', scenario.code, name),
      share: Math.round(((found.get(scenario.code) ?? 0) / greatest) * 100),
      words: { offerings: t('home.offeringsShort'), needs: t('home.needsShort') },
    }
  })
}

/** One cell a scenario: its name leads to its equipment, the number beside it to its needs. */
export function ScenarioGrid({ cells }: { cells: readonly ScenarioCell[] }) {
  return (
    <ul className="panel grid grid-cols-2 overflow-hidden sm:grid-cols-3 md:grid-cols-4 lg:grid-cols-5">
      {cells.map(({ code, name, offerings, needs, share, words }) => (
        <li
          key={code}
          className="border-line -mr-px -mb-px grid grid-rows-[1fr_auto_auto] sm:grid-rows-[1fr_auto] sm:grid-cols-[1fr_auto] border-r border-b"
        >
          <Cell link={offerings} className="hover:bg-sunken flex h-full flex-col gap-1 pt-3 pr-1 pb-2 pl-3">
            <span className="text-muted font-mono text-xs">{code}</span>
            <span className="text-ink leading-snug font-medium">{name}</span>
            <span className="text-ink mt-auto pt-1">
              <span className="text-lg font-semibold">{offerings?.text ?? '0'}</span>
              <span className="unit">{words.offerings}</span>
            </span>
          </Cell>
          <Cell
            link={needs}
            className="hover:bg-sunken flex min-h-11 items-center sm:items-end pr-3 pb-2 pl-3 sm:pt-3 sm:pl-2"
          >
            <span className="sr-only">{name} </span>
            <span className="text-ink whitespace-nowrap">
              <span className="text-lg font-semibold">{needs?.text ?? '0'}</span>
              <span className="unit">{words.needs}</span>
            </span>
          </Cell>
          <span aria-hidden="true" className="bg-sunken mx-3 sm:col-span-2 mb-3 block h-1">
            <span className="bg-part-2 block h-1" style={{ width: `${share}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Cell({
  link,
  className,
  children,
}: {
  link: CountLink
  className: string
  children: React.ReactNode
}) {
  if (!link) return <div className={className}>{children}</div>
  return (
    <a href={link.href} className={`${className} no-underline hover:no-underline`}>
      {children}
    </a>
  )
}
