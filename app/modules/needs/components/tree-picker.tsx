import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckRow, Input } from '~/ui/field'
import type { TreeChoice } from '../form/need-form-view'

/**
 * Boxes of a tree, one branch a fold. With scripts a search finds a term by any part of its name; without, every
 * branch opens by itself.
 */
export function TreePicker({
  name,
  legend,
  hint,
  error,
  tree,
  chosen,
}: {
  name: string
  legend: string
  hint?: string
  error?: string | undefined
  tree: readonly TreeChoice[]
  chosen: readonly string[]
}) {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const word = sought.trim().toLowerCase()
  const has = (choice: TreeChoice): boolean =>
    word === '' || choice.label.toLowerCase().includes(word) || choice.children.some(has)
  const isChosen = ({ value, children }: TreeChoice): boolean =>
    chosen.includes(value) || children.some(isChosen)
  const empty = word !== '' && !tree.some(has)
  return (
    <fieldset className="grid min-w-0 gap-2" id={`field-${name}`}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && <p className="text-muted text-sm">{hint}</p>}
      {error && <p className="text-signal-ink text-sm font-medium">{error}</p>}
      <div className="only-with-script">
        <Input
          type="search"
          value={sought}
          aria-label={t('needForm.findIn', { list: legend })}
          placeholder={t('needForm.findIn', { list: legend })}
          data-unsaved=""
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </div>
      <div className="panel max-h-96 overflow-y-auto p-2">
        {empty && <p className="text-muted p-2 text-sm">{t('needForm.findNone')}</p>}
        {tree.map((branch) => (
          <details
            key={branch.value}
            open={isChosen(branch) || (word !== '' && has(branch))}
            hidden={!has(branch)}
          >
            <summary className="hover:bg-sunken flex min-h-11 cursor-pointer items-center gap-2 rounded px-1 text-sm fine:min-h-9">
              <span aria-hidden="true" className="text-muted w-4 text-center">
                ▸
              </span>
              {branch.label}
            </summary>
            <Boxes
              name={name}
              choice={branch}
              chosen={chosen}
              depth={1}
              shown={has}
              whole={branch.children.length > 0}
            />
          </details>
        ))}
      </div>
    </fieldset>
  )
}

function Boxes({
  name,
  choice,
  chosen,
  depth,
  shown,
  whole,
}: {
  name: string
  choice: TreeChoice
  chosen: readonly string[]
  depth: 1 | 2
  shown: (choice: TreeChoice) => boolean
  whole: boolean
}) {
  const { t } = useTranslation()
  return (
    <>
      <CheckRow
        name={name}
        value={choice.value}
        label={whole ? t('needForm.whole', { name: choice.label }) : choice.label}
        checked={chosen.includes(choice.value)}
        depth={depth}
      />
      {choice.children.map((child) => (
        <div key={child.value} hidden={!shown(child)}>
          <Boxes name={name} choice={child} chosen={chosen} depth={2} shown={shown} whole={false} />
        </div>
      ))}
    </>
  )
}
