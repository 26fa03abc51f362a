import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Field, Input, Select } from '~/ui/field'
import { ActionForm, TextField } from '~/ui/form'
import { cell, headCell, Table } from '~/ui/table'
import { MAX_QUANTITY } from '../booking'

type Choice = { value: string; label: string }
export type PickView = {
  filters: { hall: string; class: string; number: string }
  halls: Choice[]
  classes: Choice[]
  booths: {
    id: number
    number: string
    hall: string
    className: string
    size: string
    price: string
    rate: string
    deposit: string | null
    chosen: boolean
  }[]
  more: string | null
  /** what of a price is due first and when the rest is; null: nothing is paid in two */
  instalments: string | null
  options: { id: number; name: string; price: string }[]
}

/** The booths that are free, to be held together with what is ordered with them. */
export function PickBooths({ view, state }: { view: PickView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const ticked = state ? new Set([state.values.booth ?? []].flat()) : null
  return (
    <div className="grid gap-4">
      <form method="get" className="flex flex-wrap items-end gap-3">
        {(['hall', 'class'] as const).map((name) => (
          <div key={name} className="min-w-44">
            <Field id={name} label={t(`exhibitor.${name}`)}>
              <Select
                id={name}
                name={name}
                choices={[
                  { value: '', label: t('exhibitor.any') },
                  ...(name === 'hall' ? view.halls : view.classes),
                ]}
                defaultValue={view.filters[name]}
              />
            </Field>
          </div>
        ))}
        <div className="w-36">
          <Field id="number" label={t('exhibitor.number')}>
            <Input id="number" name="number" defaultValue={view.filters.number} maxLength={20} />
          </Field>
        </div>
        <Button>{t('exhibitor.filter')}</Button>
      </form>
      {view.instalments && <p className="max-w-prose text-sm">{view.instalments}</p>}
      {view.booths.length === 0 ? (
        <EmptyState title={t('exhibitor.noneFree')}>
          <p>{t('exhibitor.noneFreeText')}</p>
        </EmptyState>
      ) : (
        <ActionForm state={state}>
          <div className="panel" id="field-booth">
            <Table caption={t('exhibitor.pick')}>
              <thead>
                <tr>
                  <th scope="col" className={headCell}>
                    {t('exhibitor.booth')}
                  </th>
                  <th scope="col" className={`${headCell} max-sm:hidden`}>
                    {t('exhibitor.class')}
                  </th>
                  <th scope="col" className={`${headCell} max-sm:hidden`}>
                    {t('exhibitor.size')}
                  </th>
                  <th scope="col" className={`${headCell} text-right`}>
                    {t('exhibitor.price')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {view.booths.map((booth) => (
                  <tr key={booth.id}>
                    <td className={cell}>
                      <label className="check-row">
                        <input
                          type="checkbox"
                          name="booth"
                          value={booth.id}
                          defaultChecked={ticked ? ticked.has(String(booth.id)) : booth.chosen}
                        />
                        <span className="grid">
                          <span className="font-semibold">{booth.number}</span>
                          <span className="text-muted text-xs sm:hidden">
                            {booth.className} · {booth.size}
                          </span>
                        </span>
                      </label>
                    </td>
                    <td className={`${cell} max-sm:hidden`}>{booth.className}</td>
                    <td className={`${cell} max-sm:hidden`}>{booth.size}</td>
                    <td className={`${cell} figure text-right`}>
                      {booth.price}
                      <span className="text-muted block text-xs">{booth.rate}</span>
                      {booth.deposit && <span className="block text-xs">{booth.deposit}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
          {view.more && <p className="text-muted text-sm">{view.more}</p>}
          {view.options.length > 0 && (
            <fieldset className="panel grid gap-3 p-4">
              <legend className="font-semibold">{t('exhibitor.options')}</legend>
              <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
                {view.options.map((option) => (
                  <TextField
                    key={option.id}
                    name={`option-${option.id}`}
                    label={option.name}
                    hint={option.price}
                    type="number"
                    min={0}
                    max={MAX_QUANTITY}
                    inputMode="numeric"
                  />
                ))}
              </div>
            </fieldset>
          )}
          <Button name="act" value="hold" look="main" className="justify-self-start">
            {t('exhibitor.hold')}
          </Button>
        </ActionForm>
      )}
    </div>
  )
}
