import { type MouseEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlLang } from '~/locales/lang'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Card } from './message-line'
import type { ThreadView } from './thread-panel'

/** What can go with or into a message: a file, a template, one's name card. Each unfolds above the row. */
export function ComposerTools({
  view,
  form,
  fill,
  file,
  choose,
  children,
}: {
  view: ThreadView
  form: string
  /** puts a text into the box; null: the link does, by loading the page with it */
  fill: ((text: string) => void) | null
  file: File | undefined
  choose(file: File | undefined): void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    if (input.current) input.current.value = ''
    choose(undefined)
  }
  return (
    <div className="relative grid grid-cols-[minmax(0,1fr)] gap-2">
      {file && (
        <p className="flex min-w-0 items-center gap-2 text-sm">
          <span className="min-w-0 truncate">{t('thread.fileChosen', { name: file.name })}</span>
          <Button type="button" look="quiet" size="small" onClick={clear} aria-label={t('thread.fileRemove')}>
            <Icon name="close" className="size-4" />
          </Button>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Tool label={t('thread.file')}>
          <label htmlFor="field-file" className="text-sm">
            {t('thread.fileHint', { mb: view.fileMegabytes })}
          </label>
          <input
            ref={input}
            id="field-file"
            name="file"
            form={form}
            type="file"
            accept="application/pdf,image/jpeg,image/png,image/webp"
            onChange={(event) => {
              choose(event.currentTarget.files?.[0])
              fold(event.currentTarget)
            }}
            className="min-h-11 w-full py-2 text-sm"
          />
        </Tool>
        {view.templates.length > 0 && (
          <Tool label={t('thread.templates')}>
            <p className="text-muted text-sm">{t('thread.templatesHint')}</p>
            <ul className="grid gap-x-4 sm:grid-cols-2">
              {view.templates.map(({ key, label, texts }) => (
                <li key={key} className="flex items-center justify-between gap-2">
                  <span className="min-w-0 text-sm">{label}</span>
                  <span className="flex shrink-0">
                    {texts.map(({ lang, text }) => (
                      <a
                        key={lang}
                        href={`${view.path}?template=${key}&in=${lang}#compose`}
                        title={text}
                        lang={htmlLang[lang]}
                        aria-label={`${label}: ${t(lang === 'zh' ? 'thread.inZh' : 'thread.inEn')}`}
                        className="inline-flex min-h-11 items-center px-2 text-sm"
                        onClick={(event: MouseEvent<HTMLAnchorElement>) => {
                          if (!fill) return
                          event.preventDefault()
                          fold(event.currentTarget)
                          fill(text)
                        }}
                      >
                        {t(lang === 'zh' ? 'thread.inZh' : 'thread.inEn')}
                      </a>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </Tool>
        )}
        {view.card && (
          <Tool label={t('thread.card')}>
            <p className="text-muted text-sm">{t('thread.cardLead')}</p>
            <Card card={view.card} />
            <p className="text-muted text-sm">
              {t('thread.cardFix')} <a href={view.contactsHref}>{t('thread.cardContacts')}</a>
            </p>
            <form method="post" action={view.path}>
              <input type="hidden" name="act" value="card" />
              <input type="hidden" name="clientId" value={view.card.clientId} />
              <input type="hidden" name="seen" value={view.card.stamp} />
              <Button>{t('thread.cardSend')}</Button>
            </form>
          </Tool>
        )}
        {children}
      </div>
    </div>
  )
}

/** One of several that unfold in the same place, the others folded. */
function Tool({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details name="tools" className="group">
      <summary className="btn btn-plain btn-small group-open:bg-sunken">{label}</summary>
      <div className="panel shadow-pop absolute inset-x-0 bottom-full z-10 mb-2 grid max-h-[50dvh] gap-3 overflow-y-auto p-4">
        {children}
      </div>
    </details>
  )
}

const fold = (within: HTMLElement) => within.closest('details')?.removeAttribute('open')
