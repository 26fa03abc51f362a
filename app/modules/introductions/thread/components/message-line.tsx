import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { Icon } from '~/ui/icon'
import type { CardView, MessageView } from '../thread-view'

/** One message of a thread; one's own side stands on the right. `headed`: who wrote it stands above it. */
export function MessageLine({
  message,
  headed,
  action,
  read,
}: {
  message: MessageView
  headed: boolean
  /** where the reader may take it back; null: they write nothing here */
  action: string | null
  /** the other side has read up to here */
  read: boolean
}) {
  const { t } = useTranslation()
  const { id, ours, body, file, card, takenBack } = message
  const takes = action !== null && message.mayTakeBackUntil !== null
  return (
    <li id={`m${id}`} className={cx('flex flex-col gap-0.5', ours ? 'items-end' : 'items-start')}>
      {headed && (
        <p className="text-muted mt-1.5 text-xs">
          <span className="text-ink font-semibold">{message.author}</span> {message.organisation}
        </p>
      )}
      <div className={cx('flex w-full min-w-0 items-end gap-2', ours && 'flex-row-reverse')}>
        <div className={bubble(ours)}>
          {takenBack ? (
            <p className="text-muted text-sm italic">{t('thread.takenBack')}</p>
          ) : (
            <>
              {body && <p className="break-words whitespace-pre-wrap">{body}</p>}
              {file && <Document file={file} />}
              {card && <Card card={card} />}
            </>
          )}
        </div>
        <time dateTime={message.at} className="figure text-muted pb-1 text-xs">
          {message.time}
        </time>
      </div>
      {(read || takes) && (
        <div className="text-muted flex min-h-6 items-center gap-2 text-xs">
          {read && <span>{t('thread.read')}</span>}
          {takes && (
            <form method="post" action={`${action}#m${id}`}>
              <input type="hidden" name="act" value="take_back" />
              <Button look="quiet" size="small" name="message" value={id} className="text-muted px-2 text-xs">
                {t('thread.takeBack')}
              </Button>
            </form>
          )}
        </div>
      )}
    </li>
  )
}

/** What a message stands in: dense, at most as wide as a line reads well. */
export const bubble = (ours: boolean) =>
  cx(
    'grid max-w-[min(84%,40rem)] min-w-0 gap-2 rounded-lg border px-3 py-1.5',
    ours ? 'border-line bg-sunken' : 'border-line bg-surface',
  )

function Document({ file }: { file: NonNullable<MessageView['file']> }) {
  return (
    <a href={file.href} data-document="" className="grid min-w-0 gap-1.5">
      {file.image && (
        <img
          src={file.href}
          alt=""
          loading="lazy"
          className="border-line max-h-44 max-w-full rounded border object-contain"
        />
      )}
      <span className="inline-flex min-h-11 min-w-0 items-center gap-2 fine:min-h-8">
        <Icon name="download" className="size-4" />
        <span className="min-w-0 break-all">{file.name}</span>
        <span className="unit figure">{file.size}</span>
      </span>
    </a>
  )
}

/** A name card, as it was sent or as it would be. */
export function Card({ card }: { card: CardView }) {
  const { t } = useTranslation()
  return (
    <div className="border-line-strong grid gap-0.5 border-l-2 py-0.5 pl-3">
      <p className="text-muted text-xs">{t('thread.cardTitle')}</p>
      <p className="font-semibold">{card.name}</p>
      {card.lines.map((line) => (
        <p key={line} className="text-sm">
          {line}
        </p>
      ))}
      {card.phone && (
        <a href={`tel:${card.phone}`} className="figure inline-flex min-h-11 items-center fine:min-h-8">
          {card.phone}
        </a>
      )}
      {card.email && (
        <a
          href={`mailto:${card.email}`}
          className="inline-flex min-h-11 min-w-0 items-center break-all fine:min-h-8"
        >
          {card.email}
        </a>
      )}
    </div>
  )
}
