import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import type { Choice } from '~/ui/field'
import { ActionForm } from '~/ui/form'
import { Section } from '~/ui/section'
import type { Need } from '../need'

export type NeedStartView = {
  /** equipment lists brought as a file */
  listsHref: string
  /** the search that somebody comes from; null: none */
  search: { action: string; q: string } | null
  templates: { source: string; choices: Choice[] }[]
  /** the other choice of lists */
  lists: { href: string; label: string }
  own: { id: number; href: string; title: string; state: Need['state']; updated: string }[]
}

/** Where a need begins: nothing, a search, the figures of a public list, or another need of the team. */
export function NeedStart({ view, state }: { view: NeedStartView; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <Section id="start" title={t('needForm.start')}>
        <p>
          <a className="inline-flex min-h-11 items-center" href={view.listsHref}>
            {t('needList.fromList')}
          </a>
        </p>
        <div className="grid gap-3 md:grid-cols-2">
          {view.search && (
            <Way
              state={state}
              action={view.search.action}
              from="search"
              title={t('needForm.startSearch')}
              text={t('needForm.startSearchText', { q: view.search.q })}
              look="main"
            />
          )}
          <Way
            state={view.search ? undefined : state}
            from="blank"
            title={t('needForm.startBlank')}
            text={t('needForm.startBlankText')}
            look={view.search ? 'plain' : 'main'}
          />
          <Way
            state={undefined}
            from="need"
            title={t('needForm.startTemplates')}
            text={t('needForm.startTemplatesText')}
            look="plain"
            disabled={view.templates.length === 0}
          >
            {view.templates.length === 0 ? (
              <p className="text-sm">{t('needForm.templatesNone')}</p>
            ) : (
              <select
                name="need"
                required
                aria-label={t('needForm.startTemplates')}
                className="border-line-strong bg-surface min-h-11 w-full min-w-0 rounded border px-3"
              >
                <option value="">{t('needForm.choose')}</option>
                {view.templates.map(({ source, choices }) => (
                  <optgroup key={source} label={source}>
                    {choices.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
            <p>
              <a href={view.lists.href} className="inline-flex min-h-11 items-center text-sm fine:min-h-8">
                {view.lists.label}
              </a>
            </p>
          </Way>
        </div>
      </Section>
      {view.own.length > 0 && (
        <Section id="own" title={t('needForm.startCopy')} lead={t('needForm.startCopyText')}>
          <ul className="panel divide-line divide-y">
            {view.own.map(({ id, href, title, state: stands, updated }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                <a href={href} className="inline-flex min-h-11 min-w-0 flex-1 items-center font-semibold">
                  {title}
                </a>
                <Tag tone="strong">{t(`need.state_${stands}`)}</Tag>
                <span className="text-muted text-sm">{updated}</span>
                <form method="post">
                  <input type="hidden" name="from" value="need" />
                  <Button size="small" name="need" value={id} aria-label={`${t('needForm.copy')} ${title}`}>
                    {t('needForm.copy')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Way({
  state,
  action,
  from,
  title,
  text,
  look,
  disabled = false,
  children,
}: {
  state: FormState | undefined
  action?: string
  from: string
  title: string
  text: string
  look: 'main' | 'plain'
  disabled?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <ActionForm state={state} action={action} className="panel content-start gap-2 p-4">
      <input type="hidden" name="from" value={from} />
      <h3 className="font-semibold">{title}</h3>
      <p className="text-muted text-sm">{text}</p>
      {children}
      {!disabled && (
        <p>
          <Button look={look} aria-label={`${t('needForm.startHere')}：${title}`}>
            {t('needForm.startHere')}
          </Button>
        </p>
      )}
    </ActionForm>
  )
}
