import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { inMetres } from './hall-view'
import { AddBoothsForm, AddElementForm } from './plan-add-forms'
import type { PlanEditorView } from './plan-editor-view'
import { PlanItemList } from './plan-item-list'
import { PlanSelection } from './plan-selection'
import { PlanSvg } from './plan-svg'
import { usePlanActs } from './use-plan-acts'
import { type PlanTool, usePlanPointer } from './use-plan-pointer'
import { usePlanZoom } from './use-plan-zoom'
import { useSelectionMarks } from './use-selection-marks'

/** The editor of a hall's plan. Every act is a form; with scripts the drawing itself is worked on too. */
export function PlanEditor({
  view,
  chosen,
  state,
  writes,
}: {
  view: PlanEditorView
  /** refs of what the address says is selected */
  chosen: string[]
  state: FormState | undefined
  writes: boolean
}) {
  const { t } = useTranslation()
  const svg = useRef<SVGSVGElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const drawForm = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(chosen))
  const [tool, setTool] = useState<PlanTool>('select')
  const [kind, setKind] = useState('booth')
  const select = useCallback((refs: readonly string[]) => setSelected(new Set(refs)), [])
  const acts = usePlanActs(view.version, (items) => items.length > 0 && select(items))
  const zoom = usePlanZoom(frame, { dragging: false })
  const refused = acts.refused ?? state

  const picked = view.items.filter(({ ref }) => selected.has(ref))
  const sending = (act: string): [string, string][] => [
    ['act', act],
    ...picked.map(({ ref }): [string, string] => ['items', ref]),
  ]
  const fields = (values: Record<string, number>): [string, string][] =>
    Object.entries(values).map(([name, cells]) => [name, inMetres(cells)])

  usePlanPointer(svg, {
    ...{ items: view.items, selected, tool, writes, select },
    shift: (dx, dy) => acts.act([...sending('shift'), ...fields({ dx, dy })]),
    place: ({ x, y, width, depth }) => acts.act([...sending('place'), ...fields({ x, y, width, depth })]),
    remove: () => acts.act(sending('remove')),
    drawn: ({ x, y, width, depth }) => {
      const spot = fields({ x, y, width, depth })
      if (kind !== 'booth') return acts.act([['act', 'element'], ['kind', kind], ...spot])
      const form = drawForm.current?.querySelector<HTMLFormElement>('form[data-row]')
      const classId = form ? String(new FormData(form).get('classId') ?? '') : ''
      acts.act([
        ...([
          ['act', 'row'],
          ['first', view.nextNumber],
          ['count', '1'],
          ['step', '1'],
        ] as [string, string][]),
        ...([
          ['direction', 'right'],
          ['gap', '0'],
          ['classId', classId],
        ] as [string, string][]),
        ...spot,
      ])
    },
  })
  useSelectionMarks(svg, { drawing: view.drawing, selected, refused: acts.refused, writes })

  const onSubmit = (event: FormEvent<HTMLDivElement>) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    acts.act(
      [...new FormData(form, submitter)].filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    )
  }
  // What the address chooses is chosen, whether by a link without scripts or by going back.
  const chosenText = chosen.join()
  useEffect(() => select(chosenText === '' ? [] : chosenText.split(',')), [chosenText, select])

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5" onSubmit={onSubmit}>
      <div className="flex flex-wrap items-center gap-2">
        {writes && (
          <form method="post">
            <input type="hidden" name="version" value={view.version} />
            <Button size="small" name="act" value="undo" disabled={view.lastAct === null || acts.busy}>
              {view.lastAct === null ? t('boothWork.undo') : t('boothWork.undoAct', { act: view.lastAct })}
            </Button>
          </form>
        )}
        <span className="only-with-script flex-wrap items-center gap-2">
          {writes && (
            <>
              <Button
                type="button"
                size="small"
                pressed={tool === 'select'}
                onClick={() => setTool('select')}
              >
                {t('boothWork.toolSelect')}
              </Button>
              <Button type="button" size="small" pressed={tool === 'draw'} onClick={() => setTool('draw')}>
                {t('boothWork.toolDraw')}
              </Button>
              <Select
                className="fine:min-h-9 !w-auto text-sm"
                aria-label={t('boothWork.drawWhat')}
                choices={[{ value: 'booth', label: t('booth.booth') }, ...view.kinds]}
                value={kind}
                onChange={(event) => {
                  setKind(event.target.value)
                  setTool('draw')
                }}
              />
            </>
          )}
          <Button type="button" size="small" aria-label={t('booth.closer')} onClick={zoom.closer}>
            ＋
          </Button>
          <Button type="button" size="small" aria-label={t('booth.farther')} onClick={zoom.farther}>
            －
          </Button>
          <Button type="button" size="small" onClick={zoom.whole}>
            {t('booth.whole')}
          </Button>
        </span>
        <span role="status" className="text-muted text-sm">
          {acts.busy
            ? t('boothWork.saving')
            : picked.length > 0
              ? t('boothWork.selectedN', { n: picked.length })
              : ''}
        </span>
      </div>
      {acts.refused && (
        <Notice urgent role="alert" title={acts.refused.error}>
          <p>{Object.values(acts.refused.errors).join(' ')}</p>
          {acts.again && (
            <p className="pt-1">
              <Button type="button" size="small" onClick={acts.again}>
                {t('boothWork.again')}
              </Button>
            </p>
          )}
        </Notice>
      )}
      {state?.error && !acts.refused && (
        <Notice urgent role="alert" title={state.error}>
          <p>{Object.values(state.errors).join(' ')}</p>
        </Notice>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-3">
          <div ref={frame} className="plan-frame plan-editing" data-tool={tool}>
            <PlanSvg drawing={view.drawing} label={view.title} svgRef={svg} />
          </div>
          <p className="text-muted text-sm">{t('boothWork.editorHint')}</p>
          <Findings view={view} />
        </div>
        <div className="grid gap-4" ref={drawForm}>
          {picked.length > 0 && (
            <PlanSelection
              view={view}
              picked={picked}
              state={refused}
              writes={writes}
              key={`${view.version} ${[...selected].join()}`}
            />
          )}
          {writes && <AddBoothsForm view={view} state={refused} />}
          {writes && <AddElementForm view={view} state={refused} />}
        </div>
      </div>
      <PlanItemList view={view} selected={selected} />
    </div>
  )
}

/** What is wrong with the plan, in the numbers that mark the spots in the drawing. */
function Findings({ view: { findings, selfHref } }: { view: PlanEditorView }) {
  const { t } = useTranslation()
  return (
    <Section id="findings" title={t('boothWork.findings')}>
      {findings.length === 0 ? (
        <p>
          <span className="tag tag-pass">✓ {t('boothWork.noFindings')}</span>
        </p>
      ) : (
        <ol className="panel divide-line divide-y">
          {findings.slice(0, 60).map(({ at, text, refs }) => (
            <li key={at} className="flex gap-3 px-4 py-2">
              <span className="tag tag-unknown self-start">{at}</span>
              {refs.length > 0 ? (
                <a
                  href={`${selfHref}?${refs
                    .slice(0, 20)
                    .map((ref) => `items=${ref}`)
                    .join('&')}`}
                >
                  {text}
                </a>
              ) : (
                <span>{text}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
