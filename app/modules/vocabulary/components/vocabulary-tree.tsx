import { useTranslation } from 'react-i18next'
import { Icon } from '~/ui/icon'
import type { CountLink, VocabularyRow, VocabularyTableView } from './vocabulary-table-view'

type Branch = { top: VocabularyRow; below: VocabularyRow[] }

/** A tree of the vocabulary, each branch folded under its top. */
export function VocabularyTree({ view }: { view: VocabularyTableView }) {
  const { t } = useTranslation()
  const branches: Branch[] = []
  for (const row of view.rows) {
    if (row.depth === 0) branches.push({ top: row, below: [] })
    else branches.at(-1)?.below.push(row)
  }
  return (
    <ul className="panel divide-line divide-y">
      {branches.map(({ top, below }) => (
        <li key={top.code} className="px-3">
          <Line row={top} strong />
          {below.length > 0 && (
            <details className="group pb-1">
              <summary className="text-muted inline-flex min-h-11 items-center gap-1 text-sm fine:min-h-8">
                <Icon name="right" className="size-4 group-open:rotate-90" />
                {t('vocabulary.below', { n: below.length })}
                <span className="sr-only">{top.name}</span>
              </summary>
              <ul className="border-line ml-2 border-l pl-3">
                {below.map((row) => (
                  <li key={row.code}>
                    <Line row={row} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Line({ row, strong = false }: { row: VocabularyRow; strong?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <span className="text-muted w-14 font-mono text-xs">{row.code}</span>
      <span className={strong ? 'min-w-0 flex-1 font-semibold' : 'min-w-0 flex-1'}>{row.name}</span>
      <span className="flex items-center gap-3 text-sm">
        <Count link={row.offerings} of={row.name} word={t('home.offeringsShort')} />
        <Count link={row.needs} of={row.name} word={t('home.needsShort')} />
      </span>
    </div>
  )
}

function Count({ link, of, word }: { link: CountLink; of: string; word: string }) {
  const text = (
    <>
      {link?.text ?? '0'}
      <span className="unit">{word}</span>
    </>
  )
  if (!link) return <span className="text-muted min-w-14 text-right">{text}</span>
  return (
    <a href={link.href} className="inline-flex min-h-11 min-w-14 items-center justify-end fine:min-h-8">
      <span className="sr-only">{of} </span>
      {text}
    </a>
  )
}
