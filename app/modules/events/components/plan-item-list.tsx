import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { cell, headCell, Table } from '~/ui/table'
import { inMetres } from './hall-view'
import type { EditorItem, PlanEditorView } from './plan-editor-view'

const Row = memo(function Row({
  item,
  checked,
  label,
}: {
  item: EditorItem
  checked: boolean
  label: string
}) {
  return (
    <tr>
      <td className={cell}>
        <input
          key={String(checked)}
          type="checkbox"
          name="items"
          value={item.ref}
          defaultChecked={checked}
          aria-label={label}
          className="size-5"
        />
      </td>
      <td className={cell}>{item.name}</td>
      <td className={cell}>{item.className}</td>
      <td className={cell}>{`${inMetres(item.x)}, ${inMetres(item.y)}`}</td>
      <td className={cell}>{`${inMetres(item.width)} × ${inMetres(item.depth)}`}</td>
      <td className={cell}>{item.taken}</td>
    </tr>
  )
})

/** Everything on the plan in a list, from which several are selected at once, without the drawing. */
export function PlanItemList({ view, selected }: { view: PlanEditorView; selected: ReadonlySet<string> }) {
  const { t } = useTranslation()
  if (view.items.length === 0) return null
  return (
    <details className="panel px-4">
      <summary className="min-h-11 cursor-pointer py-3 font-medium">
        {t('boothWork.list', { n: view.items.length })}
      </summary>
      <form method="get" action={view.selfHref} className="grid gap-3 pb-4">
        <p>
          <Button size="small">{t('boothWork.selectTicked')}</Button>
        </p>
        <Table caption={t('boothWork.list', { n: view.items.length })}>
          <thead>
            <tr>
              {(['pick', 'number', 'class', 'place', 'size', 'state'] as const).map((name) => (
                <th key={name} scope="col" className={headCell}>
                  {t(`boothWork.col_${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.items.map((item) => (
              <Row
                key={item.ref}
                item={item}
                checked={selected.has(item.ref)}
                label={t('boothWork.pick', { name: item.name })}
              />
            ))}
          </tbody>
        </Table>
      </form>
    </details>
  )
}
