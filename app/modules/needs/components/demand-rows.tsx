import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Input, Select } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { type DemandRow, MAX_ROWS, rowName } from '../form/need-form'
import type { AttributeChoice, AttributeGroup } from '../form/need-form-view'

type Row = DemandRow & { key: string }

/**
 * The figures a team demands, one a row. Rows are added and taken away by buttons that send the form; with scripts
 * the same buttons do it at once.
 */
export function DemandRows({
  rows: first,
  known,
  groups,
  errors,
  counted,
  changed,
}: {
  rows: readonly DemandRow[]
  /** the attributes that stand in the rows */
  known: readonly AttributeChoice[]
  groups: readonly AttributeGroup[]
  errors: Readonly<Record<string, string>>
  counted: Readonly<Record<string, string>>
  changed(): void
}) {
  const { t } = useTranslation()
  const [rows, setRows] = useState<Row[]>(() => first.map((row, index) => ({ ...row, key: `r${index}` })))
  const [picked, setPicked] = useState('')
  const choices = new Map(
    [...known, ...groups.flatMap(({ choices: all }) => all)].map((one) => [one.value, one]),
  )

  const add = (attribute: AttributeChoice) => {
    const row: Row = {
      attribute: attribute.value,
      op: attribute.ops[0]?.value ?? '=',
      value: '',
      unit: attribute.units[0]?.value ?? '',
      weight: 'hard',
      key: `n${Date.now()}${rows.length}`,
    }
    setRows([...rows, row])
    setPicked('')
    changed()
  }

  return (
    <div className="grid gap-3">
      {rows.length === 0 && <p className="text-muted text-sm">{t('needForm.noRows')}</p>}
      <ol className="grid gap-3">
        {rows.map((row, index) => (
          <RowFields
            key={row.key}
            row={row}
            index={index}
            attribute={choices.get(row.attribute)}
            error={errors[rowName(index, 'value')]}
            counted={counted[`row.${index}`]}
            remove={() => {
              setRows(rows.filter(({ key }) => key !== row.key))
              changed()
            }}
          />
        ))}
      </ol>
      {rows.length < MAX_ROWS && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="grid min-w-0 flex-1 gap-1 text-sm">
            <label htmlFor="new-attribute">{t('needForm.addAttribute')}</label>
            <select
              id="new-attribute"
              name="newAttribute"
              data-unsaved=""
              value={picked}
              onChange={(event) => setPicked(event.target.value)}
              className="border-line-strong bg-surface min-h-11 w-full rounded border px-3"
            >
              <option value="">{t('needForm.choose')}</option>
              {groups.map(({ label, choices: all }) => (
                <optgroup key={label} label={label}>
                  {all.map(({ value, label: name }) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </div>
          <Button
            name="act"
            value="add_row"
            onClick={(event) => {
              const attribute = choices.get(picked)
              event.preventDefault()
              if (attribute) add(attribute)
            }}
          >
            <Icon name="plus" className="size-4" />
            {t('needForm.addRow')}
          </Button>
        </div>
      )}
    </div>
  )
}

function RowFields({
  row,
  index,
  attribute,
  error,
  counted,
  remove,
}: {
  row: Row
  index: number
  attribute: AttributeChoice | undefined
  error: string | undefined
  counted: string | undefined
  remove(): void
}) {
  const { t } = useTranslation()
  const [op, setOp] = useState(row.op)
  const label = attribute?.label ?? row.attribute
  const id = `field-${rowName(index, 'value').replace(/\W+/g, '-')}`
  const named = (part: string) => `${label}：${part}`
  const ops = attribute?.ops ?? [{ value: row.op, label: row.op }]
  const units = attribute?.units ?? []
  const described = [error && `${id}-error`, counted && `${id}-count`].filter(Boolean).join(' ')
  const value = {
    id,
    name: rowName(index, 'value'),
    defaultValue: row.value,
    'aria-label': named(t('needForm.value')),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return (
    <li className="border-line grid gap-2 rounded border p-3">
      <input type="hidden" name={rowName(index, 'attribute')} value={row.attribute} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold">{label}</span>
        <Button
          name="act"
          value={`remove_row.${index}`}
          size="small"
          look="quiet"
          aria-label={t('needForm.removeRow', { name: label })}
          onClick={(event) => {
            event.preventDefault()
            remove()
          }}
        >
          <Icon name="close" className="size-4" />
          {t('needForm.remove')}
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {ops.length > 1 ? (
          <Select
            name={rowName(index, 'op')}
            choices={ops}
            defaultValue={row.op}
            aria-label={named(t('needForm.op'))}
            className="sm:w-28"
            onChange={(event) => setOp(event.target.value)}
          />
        ) : (
          <input type="hidden" name={rowName(index, 'op')} value={ops[0]?.value ?? '='} />
        )}
        {op === 'present' ? (
          <input type="hidden" name={rowName(index, 'value')} value="" />
        ) : attribute?.values ? (
          <Select
            {...value}
            className="sm:w-40"
            choices={[{ value: '', label: t('needForm.choose') }, ...attribute.values]}
          />
        ) : (
          <Input
            {...value}
            className="sm:w-40"
            maxLength={200}
            placeholder={attribute?.hint ?? undefined}
            autoComplete="off"
          />
        )}
        {units.length > 0 && op !== 'present' && (
          <Select
            name={rowName(index, 'unit')}
            choices={
              row.unit && !units.some((unit) => unit.value === row.unit)
                ? [...units, { value: row.unit, label: row.unit }]
                : units
            }
            defaultValue={row.unit || units[0]?.value}
            aria-label={named(t('needForm.unit'))}
            className="sm:w-32"
          />
        )}
        <Select
          name={rowName(index, 'weight')}
          choices={[
            { value: 'hard', label: t('needForm.hard') },
            { value: 'wished', label: t('needForm.wished') },
          ]}
          defaultValue={row.weight || 'hard'}
          aria-label={named(t('needForm.weight'))}
          className="sm:w-36"
        />
      </div>
      {error && (
        <p id={`${id}-error`} className="text-signal-ink text-sm font-medium">
          {error}
        </p>
      )}
      {counted && (
        <p id={`${id}-count`} className="text-muted text-sm">
          {counted}
        </p>
      )}
    </li>
  )
}
