import { useTranslation } from 'react-i18next'
import { formatClock } from '~/locales/format'
import { langOf } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import type { Notebook } from './use-notebook'

/** Whether the network is there, what waits to be sent, and what was refused, with why. */
export function NotebookStatus({ notebook }: { notebook: Notebook | null }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  if (!notebook) return null
  const { outbox, online, kept, keepsNothing } = notebook
  const { trouble, waiting, syncing, why } = outbox
  const connected = online && trouble !== 'offline'
  const refused = outbox.items.filter(({ answer }) => answer?.refused)
  return (
    <div className="panel no-print grid gap-2 px-4 py-3">
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className={connected ? 'tag tag-pass' : 'tag tag-unknown'}>
          {t(connected ? 'meeting.online' : 'meeting.offline')}
        </span>
        {kept && connected && <span className="tag">{t('meeting.keptPage')}</span>}
        {waiting > 0 && <span className="font-semibold">{t('meeting.waiting', { n: waiting })}</span>}
        {waiting > 0 && (
          <Button type="button" size="small" onClick={() => notebook.sync()} disabled={syncing}>
            {t('meeting.syncNow')}
          </Button>
        )}
      </p>
      {trouble === 'refused' && waiting > 0 && (
        <p role="alert" className="text-signal-ink text-sm font-medium">
          {why || t('meeting.signInToSend')}
        </p>
      )}
      {keepsNothing && <p className="text-sm">{t('meeting.keepsNothing')}</p>}
      {refused.length > 0 && (
        <section aria-labelledby="refused-title" className="grid gap-2">
          <h3 id="refused-title" className="text-base">
            {t('meeting.refusedTitle')}
          </h3>
          <ul className="divide-line grid divide-y">
            {refused.map((note) => (
              <li key={note.id} className="grid gap-1 py-2">
                <p className="text-signal-ink text-sm font-medium">{note.answer?.refused}</p>
                <p>
                  <span className="font-semibold">{note.other}</span> · {t(`meeting.outcome_${note.o}`)} ·{' '}
                  {t(`meeting.step_${note.s}`)}
                  {note.g !== null && <> · {t('meeting.rated', { n: note.g })}</>}
                  <span className="text-muted text-sm"> · {formatClock(new Date(note.t), lang)}</span>
                </p>
                {note.n && <p className="text-sm break-words">{note.n}</p>}
                <div className="flex flex-wrap items-start gap-3">
                  <Button type="button" size="small" onClick={() => notebook.retry(note)}>
                    {t('meeting.sendAgain')}
                  </Button>
                  <Confirm label={t('meeting.discard')} text={t('meeting.discardSure')}>
                    <Button type="button" onClick={() => notebook.discard(note)}>
                      {t('meeting.discard')}
                    </Button>
                  </Confirm>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
