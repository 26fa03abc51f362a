import { useTranslation } from 'react-i18next'
import { cx } from '~/ui/class-names'
import type { DemandGridView } from './demand-grid-view'

/**
 * Urgency × difficulty as a picture that is a table: each entry a link in its cell, so that it is read by ear and
 * reached by keyboard as by eye, without scripts. The colour says no more than the row's number does.
 */
export function DemandGrid({ view, caption }: { view: DemandGridView; caption: string }) {
  const { t } = useTranslation()
  return (
    <figure className="panel grid gap-2 p-2 sm:p-4">
      <figcaption className="text-muted text-sm">{t('challenge.gridHow', { n: view.count })}</figcaption>
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-sm sm:border-spacing-1">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="text-muted w-9 align-bottom text-xs font-normal sm:w-28 sm:text-left">
              <span aria-hidden="true">{t('challenge.gridCorner')}</span>
              <span className="sr-only">{t('challenge.urgency')}</span>
            </th>
            {view.columns.map(({ difficulty, word }) => (
              <th key={difficulty} scope="col" className="px-0.5 pb-1 align-bottom font-semibold">
                <span className="sr-only">{t('challenge.difficulty')} </span>
                {difficulty}
                <span className="text-muted block text-xs font-normal max-sm:sr-only">{word}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ urgency, word, cells }) => (
            <tr key={urgency}>
              <th scope="row" className="font-semibold sm:text-left">
                <span className="sr-only">{t('challenge.urgency')} </span>
                {urgency}
                <span className="text-muted block text-xs font-normal max-sm:sr-only">{word}</span>
              </th>
              {cells.map(({ difficulty, chips, more }) => (
                <td
                  key={difficulty}
                  className={cx(
                    'h-14 rounded-sm border p-0.5 align-middle',
                    chips.length === 0
                      ? 'border-line bg-sunken'
                      : urgency >= 4
                        ? 'border-signal bg-signal-soft'
                        : 'border-line-strong bg-surface',
                  )}
                >
                  <span className="flex flex-wrap justify-center gap-0.5 sm:gap-1">
                    {chips.map(({ id, href, label, name }) => (
                      <a key={id} href={href} title={name} aria-label={name} className={chip}>
                        {label}
                      </a>
                    ))}
                    {more && (
                      <a href={more.href} title={more.name} aria-label={more.name} className={chip}>
                        {more.label}
                      </a>
                    )}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const chip =
  'border-line-strong bg-surface text-ink hover:border-ink fine:min-h-8 inline-flex min-h-11 min-w-11 items-center justify-center rounded border px-1 font-medium no-underline hover:no-underline'
