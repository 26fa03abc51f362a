import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { TextField } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { actName } from './media-acts'
import type { MediaKind } from './media-fields'
import type { UploadView } from './media-view'
import { MAX_ALT, wasName } from './media-words'

/** A field of words with what stood there when the page was made, so that two windows do not undo each other. */
export function WordField({
  words,
  ...field
}: { words: Record<string, string> } & ComponentProps<typeof TextField>) {
  const stood = words[field.name] ?? ''
  return (
    <div>
      <input type="hidden" name={wasName(field.name)} value={stood} readOnly />
      <TextField {...field} defaultValue={stood} />
    </div>
  )
}

/** One picture or document of the form: what it shows in words, its place, and the way out. */
export function Uploaded({
  upload,
  kind,
  words,
  moved,
}: {
  upload: UploadView
  kind: MediaKind
  words: Record<string, string>
  moved: string | null
}) {
  const { t } = useTranslation()
  const { id, n, last, name, href, src, names } = upload
  // Whoever moves something goes on with the same key; at an end only the other way is left.
  const focused =
    moved === actName('up', id) && n === 1
      ? actName('down', id)
      : moved === actName('down', id) && last
        ? actName('up', id)
        : moved
  const act = (verb: 'up' | 'down' | 'remove', off = false) => (
    <Button
      name="act"
      value={actName(verb, id)}
      size="small"
      disabled={off}
      autoFocus={focused === actName(verb, id)}
      aria-label={t('media.actOn', { act: t(`media.${verb}`), name })}
    >
      {t(`media.${verb}`)}
    </Button>
  )
  return (
    <li className="panel grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-3 p-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      {src ? (
        <a href={href} className="bg-sunken block overflow-hidden rounded sm:row-span-2" data-document="">
          <img
            src={src}
            alt={name}
            width={320}
            height={240}
            loading="lazy"
            decoding="async"
            className="aspect-4/3 w-full object-contain"
          />
        </a>
      ) : (
        <a
          href={href}
          className="inline-flex min-h-11 items-center gap-2 text-sm break-all sm:row-span-2"
          data-document=""
        >
          <Icon name="download" className="size-5 shrink-0" />
          {name}
        </a>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <p className="flex flex-wrap items-center gap-2 font-medium sm:mr-auto">
          {t(`media.${kind}N`, { n })}
          {kind === 'photo' && n === 1 && <Tag>{t('media.cover')}</Tag>}
        </p>
        <p className="flex flex-wrap gap-2">
          {act('up', n === 1)}
          {act('down', last)}
          {act('remove')}
        </p>
      </div>
      <div className="col-span-full grid items-start gap-3 sm:col-span-1 md:grid-cols-2">
        <WordField
          name={names.zh}
          words={words}
          label={kind === 'photo' ? `${t('media.altZh')} *` : t('media.titleZh')}
          hint={kind === 'photo' ? t('media.altHint') : t('media.titleHint')}
          maxLength={MAX_ALT}
        />
        <WordField
          name={names.en}
          words={words}
          label={kind === 'photo' ? t('media.altEn') : t('media.titleEn')}
          hint={t('publish.optionalEn')}
          maxLength={MAX_ALT}
        />
      </div>
    </li>
  )
}

/** What was removed and can be put back, with its words. */
export function RemovedUploads({ removed }: { removed: readonly UploadView[] }) {
  const { t } = useTranslation()
  if (removed.length === 0) return null
  return (
    <details className="panel px-4 py-2">
      <summary className="flex min-h-11 items-center font-medium">
        {t('media.removedOnes', { n: removed.length })}
      </summary>
      <p className="text-muted text-sm">{t('media.removedLead')}</p>
      <ul className="divide-line divide-y">
        {removed.map(({ id, name, href, src }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 py-2">
            {src && (
              <img
                src={src}
                alt=""
                width={64}
                height={48}
                loading="lazy"
                className="aspect-4/3 w-16 object-cover"
              />
            )}
            <a
              href={href}
              className="inline-flex min-h-11 min-w-0 flex-1 items-center break-all"
              data-document=""
            >
              {name}
            </a>
            <Button
              name="act"
              value={actName('restore', id)}
              size="small"
              aria-label={t('media.actOn', { act: t('media.restore'), name })}
            >
              {t('media.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
