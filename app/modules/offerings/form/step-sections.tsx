import { useTranslation } from 'react-i18next'
import { cx } from '~/ui/class-names'
import { FigureField, SelectField, TextAreaField, TextField } from '~/ui/form'
import { Section } from '~/ui/section'
import type { BoxView, ControlView, SectionView } from './form-view'

/** The fields of one page of the form. */
export function StepSections({ sections }: { sections: readonly SectionView[] }) {
  return sections.map((section) =>
    section.folded ? (
      <details key={section.id} className="panel px-4 py-2">
        <summary className="flex min-h-11 items-center font-medium">{section.title}</summary>
        <div className="pb-3">
          <SectionBody section={section} />
        </div>
      </details>
    ) : (
      <Section key={section.id} id={section.id} title={section.title} lead={section.lead}>
        <div className="panel p-4">
          <SectionBody section={section} />
        </div>
      </Section>
    ),
  )
}

function SectionBody({ section: { title, controls, boxes } }: { section: SectionView }) {
  return (
    <div className="grid gap-5">
      {controls.length > 0 && <Controls controls={controls} />}
      {boxes && (
        <div className={cx('grid gap-5', boxes.groups.length > 2 && 'md:grid-cols-2')}>
          {boxes.groups.map((group) => (
            <fieldset key={group.title} className="grid content-start gap-1">
              <legend className={cx('mb-1 text-sm font-medium', group.title === '' && 'sr-only')}>
                {group.title || title}
              </legend>
              <div
                className={cx('grid', group.boxes.every(({ more }) => more.length === 0) && 'sm:grid-cols-3')}
              >
                {group.boxes.map((box) => (
                  <Box key={box.value} name={boxes.name} box={box} />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      )}
    </div>
  )
}

/** Controls beside each other where there is room. */
export function Controls({ controls }: { controls: readonly ControlView[] }) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      {controls.map((control) => (
        <div key={control.name} className={control.kind === 'prose' ? 'md:col-span-2' : undefined}>
          <Control control={control} />
        </div>
      ))}
    </div>
  )
}

function Control({ control }: { control: ControlView }) {
  const { t } = useTranslation()
  const { kind, name, label, hint, value, required, max, choices, unit } = control
  const common = { name, label: required ? `${label} *` : label, hint, defaultValue: value }
  if (kind === 'prose')
    return <TextAreaField {...common} maxLength={max} rows={name.startsWith('summary') ? 5 : 3} />
  if (kind === 'choice') return <SelectField {...common} choices={choices ?? []} />
  if (kind === 'figure' && unit)
    return <FigureField {...common} unit={{ ...unit, label: t('publish.unitOf', { name: label }) }} />
  const type = kind === 'day' ? 'date' : kind === 'url' ? 'url' : 'text'
  return <TextField {...common} type={type} maxLength={max} inputMode={kind === 'url' ? 'url' : undefined} />
}

const tones = { pass: 'text-pass-ink', unknown: 'text-unknown-ink', fail: 'text-fail-ink' }

/** What is asked of a box comes into view once it is ticked, without scripts. */
function Box({ name, box: { value, label, ticked, depth, note, more } }: { name: string; box: BoxView }) {
  return (
    <div className="group/box">
      <label className="check-row" data-depth={depth || undefined}>
        <input type="checkbox" name={name} value={value} defaultChecked={ticked} />
        <span>{label}</span>
      </label>
      {(more.length > 0 || note) && (
        <div
          className={cx(
            'hidden gap-3 pt-1 pb-3 pr-1 group-has-[:checked]/box:grid',
            depth === 0 ? 'pl-8' : 'pl-14',
            more.length > 1 && 'sm:grid-cols-2',
          )}
        >
          {note && <p className={cx('text-sm sm:col-span-full', tones[note.tone])}>{note.text}</p>}
          {more.map((control) => (
            <Control key={control.name} control={control} />
          ))}
        </div>
      )}
    </div>
  )
}
