import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { type Choice, Select } from '~/ui/field'
import { SelectField, TextField } from '~/ui/form'
import { rowField, TICKED } from '../lists/confirmation'
import type { ListRowView } from '../lists/list-view'

/** The rows of an equipment list, each with what is proposed for it, to be confirmed. */
export function NeedListRows({ rows, tracks }: { rows: ListRowView[]; tracks: Choice[] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {rows.map((row) => (
        <li key={row.position} className="panel grid min-w-0 gap-3 p-4">
          {row.made === null ? <OpenRow row={row} tracks={tracks} /> : <MadeRow row={row} made={row.made} />}
        </li>
      ))}
    </ul>
  )
}

function MadeRow({ row, made }: { row: ListRowView; made: NonNullable<ListRowView['made']> }) {
  const { t } = useTranslation()
  return (
    <p className="flex flex-wrap items-center gap-3">
      <span className="text-muted text-sm">{row.place}</span>
      <a className="inline-flex min-h-11 min-w-0 items-center font-medium break-words" href={made.href}>
        {row.title}
      </a>
      <Tag tone="pass">{`${t('needList.draftOf')} · ${made.state}`}</Tag>
    </p>
  )
}

function OpenRow({ row, tracks }: { row: ListRowView; tracks: Choice[] }) {
  const { t } = useTranslation()
  const { position } = row
  const weights = [
    { value: 'hard', label: t('needForm.hard') },
    { value: 'wished', label: t('needForm.wished') },
    { value: 'out', label: t('needList.out') },
  ]
  return (
    <>
      <label className="flex min-h-11 items-center gap-2 font-medium">
        <input
          type="checkbox"
          name={TICKED}
          value={position}
          defaultChecked={row.ticked}
          className="size-5"
          aria-label={t('needList.take', { name: row.title })}
        />
        <span className="min-w-0 break-words">{row.title}</span>
        <span className="text-muted ml-auto shrink-0 text-sm font-normal">{row.place}</span>
      </label>
      {row.text && <p className="text-muted text-sm break-words whitespace-pre-line">{row.text}</p>}
      {row.problems.map((problem) => (
        <p key={problem} className="text-signal-ink text-sm">
          {problem}
        </p>
      ))}
      <div className="grid gap-3 md:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)]">
        <TextField
          name={rowField(position, 'title')}
          label={t('needList.name')}
          defaultValue={row.title}
          maxLength={120}
        />
        <SelectField
          name={rowField(position, 'track')}
          label={t('needList.track')}
          choices={[...row.likely, { value: '', label: t('needList.noTrack') }, ...tracks]}
          defaultValue={row.track}
        />
        <TextField
          name={rowField(position, 'quantity')}
          label={t('needList.quantity')}
          defaultValue={row.quantity}
          inputMode="numeric"
          maxLength={7}
        />
      </div>
      {row.demands.length > 0 && (
        <ul className="grid gap-2 md:grid-cols-2">
          {row.demands.map(({ name, label, weight }) => (
            <li key={name} className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-2">
              <label htmlFor={name} className="text-sm break-words">
                {label}
              </label>
              <Select id={name} name={name} choices={weights} defaultValue={weight} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
