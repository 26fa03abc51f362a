import { type FormState, useRevalidator } from '~/platform/http'
import { NotebookStatus } from './notebook-status'
import { RecordForm, type RecordView } from './record-form'
import { type NotebookView, useNotebook } from './use-notebook'

/** What one meeting came to, on its own page. */
export function NotedMeeting({
  view,
  notebook: notes,
  state,
}: {
  view: RecordView
  notebook: NotebookView
  state: FormState | undefined
}) {
  const { revalidate } = useRevalidator()
  const notebook = useNotebook(notes, { keeps: false, sent: revalidate })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <NotebookStatus notebook={notebook} />
      <div className="panel p-4">
        <RecordForm view={view} notebook={notebook} links={false} state={state} />
      </div>
    </div>
  )
}
