import { useRef } from 'react'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { useAutosave } from '~/ui/use-autosave'
import type { OfferingCardView } from '../components/offering-card-view'
import { CardAside, SaveBar } from './form-parts'
import type { SectionView } from './form-view'
import { StepSections } from './step-sections'

/** What the server answers when a page of the form was kept. */
export type SavedStep = {
  version: number
  /** hours and minutes */
  at: string
  sections: SectionView[]
  errors: Record<string, string>
  card: OfferingCardView | null
}

/** One page of the form: saved by its buttons, and by itself while it is typed where scripts run. */
export function AutosavedForm({
  version,
  saveUrl,
  loaded,
  refused,
  reasons,
}: {
  version: number
  saveUrl: string
  loaded: Omit<SavedStep, 'version' | 'at'>
  /** why the form was not taken as a whole; what was typed, to be shown again */
  refused: { error: string | null; values: Record<string, string | string[]> } | undefined
  /** of the reviewer, by field */
  reasons: Record<string, string>
}) {
  const form = useRef<HTMLFormElement>(null)
  const { state, answer, error } = useAutosave<SavedStep>(form, saveUrl)
  const { sections, errors, card } = answer ?? loaded
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <ActionForm
        formRef={form}
        state={{ values: refused?.values ?? {}, errors: { ...reasons, ...errors }, error: null }}
        className="gap-6"
        noValidate
      >
        {(refused?.error || error) && (
          <Notice urgent role="alert">
            {error ?? refused?.error}
          </Notice>
        )}
        <input type="hidden" name="version" value={answer?.version ?? version} readOnly />
        <StepSections sections={sections} />
        <SaveBar name="go" stay="stay" saving={{ state, at: answer?.at ?? null }} />
      </ActionForm>
      <CardAside card={card} />
    </div>
  )
}
