import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import type { MessageView } from '../thread-view'
import { bubble, MessageLine } from './message-line'
import type { Outgoing } from './outbox'

/** After so long the same author is named again. */
const NAMED_AGAIN_MS = 15 * 60_000

/** The messages of a thread, day by day, oldest first. */
export function MessageList({
  messages,
  action,
  readUpTo,
}: {
  messages: readonly MessageView[]
  action: string | null
  readUpTo: number
}) {
  const { t } = useTranslation()
  const lastRead = messages.findLast(({ id, ours }) => ours && id <= readUpTo)?.id
  return (
    <div aria-label={t('thread.log')} role="log">
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {messages.flatMap((message, index) => {
          const before = messages[index - 1]
          const newDay = before?.day !== message.day
          return [
            ...(newDay
              ? [
                  <li key={message.day} className="text-muted my-1 flex items-center gap-3 text-xs">
                    <span className="border-line flex-1 border-t" />
                    {message.day}
                    <span className="border-line flex-1 border-t" />
                  </li>,
                ]
              : []),
            <MessageLine
              key={message.id}
              message={message}
              headed={newDay || isOther(before, message)}
              action={action}
              read={message.id === lastRead}
            />,
          ]
        })}
      </ol>
    </div>
  )
}

const isOther = (before: MessageView | undefined, { author, organisation, at }: MessageView) =>
  before?.author !== author ||
  before.organisation !== organisation ||
  Date.parse(at) - Date.parse(before.at) > NAMED_AGAIN_MS

/** What was written here and is not known to be there: being sent, waiting for the network, or refused. */
export function UnsentList({
  list,
  retry,
  edit,
}: {
  list: readonly Outgoing[]
  retry(clientId: string): void
  edit(clientId: string): void
}) {
  const { t } = useTranslation()
  if (list.length === 0) return null
  return (
    <ol aria-label={t('thread.unsent')} className="grid grid-cols-[minmax(0,1fr)] gap-1">
      {list.map(({ clientId, body, file, state, error }) => (
        <li key={clientId} className="flex flex-col items-end gap-0.5">
          <div className={`${bubble(true)} border-dashed`}>
            {body && <p className="break-words whitespace-pre-wrap">{body}</p>}
            {file && <p className="break-all">{t('thread.fileChosen', { name: file.name })}</p>}
          </div>
          <div role="status" className="text-muted flex flex-wrap items-center justify-end gap-2 text-xs">
            {state === 'sending' ? (
              t('thread.sending')
            ) : (
              <>
                <span className="text-signal-ink inline-flex items-center gap-1">
                  <Icon name={state === 'waiting' ? 'clock' : 'alert'} className="size-3.5" />
                  {state === 'waiting' ? t('thread.waiting') : `${t('thread.refused')}: ${error ?? ''}`}
                </span>
                <Button type="button" look="quiet" size="small" onClick={() => retry(clientId)}>
                  {t('thread.retry')}
                </Button>
                <Button type="button" look="quiet" size="small" onClick={() => edit(clientId)}>
                  {t('thread.edit')}
                </Button>
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
