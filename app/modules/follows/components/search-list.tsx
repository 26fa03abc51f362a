import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import type { SearchView } from '../searches/search-view'

/** The saved searches of a person, each with what it asks for and where its results stand. */
export function SearchList({ searches }: { searches: readonly SearchView[] }) {
  const { t } = useTranslation()
  return (
    <ul className="panel divide-line divide-y">
      {searches.map(({ id, name, kind, words, frequency, told, openHref, editHref }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="grid min-w-0 flex-1 basis-72 gap-1">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {openHref ? (
                <a href={openHref} className="inline-flex min-h-11 items-center font-semibold fine:min-h-0">
                  {name}
                </a>
              ) : (
                <span className="font-semibold">{name}</span>
              )}
              <Tag tone="strong">{kind}</Tag>
              {words === null && <Tag tone="strong">{t('follow.unreadTag')}</Tag>}
            </p>
            <SearchWords words={words} />
            <p className="text-muted text-sm">
              {frequency} · {told}
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            {openHref && (
              <ButtonLink href={openHref} size="small">
                {t('follow.open')}
              </ButtonLink>
            )}
            <ButtonLink href={editHref} size="small" aria-label={t('follow.editNamed', { name })}>
              {t('follow.edit')}
            </ButtonLink>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What a search asks for; null: it cannot be read any more. */
export function SearchWords({ words }: { words: readonly string[] | null }) {
  const { t } = useTranslation()
  if (words === null) return <p className="max-w-prose text-sm text-pretty">{t('follow.unread')}</p>
  if (words.length === 0) return <p className="text-sm">{t('follow.everything')}</p>
  return (
    <ul className="flex flex-wrap gap-1.5">
      {words.map((word) => (
        <li key={word} className="border-line rounded-sm border px-2 text-sm leading-6 break-words">
          {word}
        </li>
      ))}
    </ul>
  )
}
