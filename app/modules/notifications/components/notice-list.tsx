import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/locales/format'
import type { Lang } from '~/locales/lang'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { kindName, type WordsOfNotice, wordNotice } from '../notice'

export type NoticeView = {
  id: number
  title: string
  text: string
  kind: string
  at: string
  time: string
  read: boolean
}

export function noticeView(
  notice: WordsOfNotice & { id: number; createdAt: Date; read: boolean },
  lang: Lang,
): NoticeView {
  return {
    id: notice.id,
    ...wordNotice(notice, lang),
    kind: kindName(notice.kind, lang),
    at: notice.createdAt.toISOString(),
    time: formatInstant(notice.createdAt, lang),
    read: notice.read,
  }
}

/** What a person was told. Each leads on by a button, which marks it as read on the way. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  const { t } = useTranslation()
  return (
    <form method="post">
      <ul className="panel divide-line divide-y">
        {notices.map(({ id, title, text, kind, at, time, read }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
              <button
                type="submit"
                name="open"
                value={id}
                className={cx(
                  'text-link min-h-11 py-1.5 text-left text-pretty hover:underline',
                  !read && 'font-semibold',
                )}
              >
                {title}
              </button>
              {text && <p className="text-sm text-pretty whitespace-pre-line">{text}</p>}
              <p className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                {!read && <Tag tone="strong">{t('notice.unread')}</Tag>}
                <span>{kind}</span>
                <time dateTime={at}>{time}</time>
              </p>
            </div>
            {!read && (
              <Button
                size="small"
                look="quiet"
                name="read"
                value={id}
                aria-label={t('notice.markReadNamed', { title })}
              >
                {t('notice.markRead')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </form>
  )
}
