import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import type { BoothClassView, BoothOptionView } from './booth-class-view'

/** Whether what was refused is this form. */
const refusedOf = (state: FormState | undefined, act: string, id: string): FormState | undefined =>
  state?.values.act === act && state.values.id === id ? state : undefined

type FormProps<View> = { view: View; state: FormState | undefined; early: string }

/** A class of booths: what it is called and what it costs. */
export function BoothClassForm({ view, state, early }: FormProps<BoothClassView>) {
  const { t } = useTranslation()
  const { id, version, values } = view
  const amount = { inputMode: 'decimal', hint: t('boothWork.yuan') } as const
  return (
    <ActionForm
      state={refusedOf(state, 'class', id)}
      prefix={`class-${id}-`}
      className="gap-4 py-4"
      key={`${id} ${version}`}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          name="code"
          label={t('boothWork.code')}
          defaultValue={values.code}
          hint={t('boothWork.codeHint')}
          maxLength={20}
          required
        />
        <TextField
          name="nameZh"
          label={t('boothWork.nameZh')}
          defaultValue={values.nameZh}
          maxLength={60}
          required
        />
        <TextField name="nameEn" label={t('boothWork.nameEn')} defaultValue={values.nameEn} maxLength={100} />
        <SelectField
          name="pricing"
          label={t('boothWork.pricing')}
          defaultValue={values.pricing}
          choices={[
            { value: 'per_m2', label: t('boothWork.pricing_per_m2') },
            { value: 'flat', label: t('boothWork.pricing_flat') },
          ]}
        />
        <TextField
          name="price"
          label={t('boothWork.price')}
          defaultValue={values.price}
          {...amount}
          required
        />
        <TextField
          name="earlyPrice"
          label={t('boothWork.earlyPrice')}
          defaultValue={values.earlyPrice}
          inputMode="decimal"
          hint={early}
        />
        <TextField
          name="memberPrice"
          label={t('boothWork.memberPrice')}
          defaultValue={values.memberPrice}
          inputMode="decimal"
          hint={t('boothWork.memberHint')}
        />
        <TextField
          name="deposit"
          label={t('boothWork.deposit')}
          defaultValue={values.deposit}
          inputMode="numeric"
          hint={t('boothWork.depositHint')}
          required
        />
        <TextField
          name="tax"
          label={t('boothWork.tax')}
          defaultValue={values.tax}
          inputMode="decimal"
          hint={t('boothWork.taxHint')}
          required
        />
      </div>
      <p>
        <Button look={id === '' ? 'main' : 'plain'} name="act" value="class">
          {t(id === '' ? 'boothWork.addClass' : 'eventWork.save')}
        </Button>
      </p>
    </ActionForm>
  )
}

/** Furniture, power, water: what is ordered with a booth. */
export function BoothOptionForm({ view, state }: Omit<FormProps<BoothOptionView>, 'early'>) {
  const { t } = useTranslation()
  const { id, version, values } = view
  return (
    <ActionForm
      state={refusedOf(state, 'option', id)}
      prefix={`option-${id}-`}
      className="gap-4 py-4"
      key={`${id} ${version}`}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          name="code"
          label={t('boothWork.code')}
          defaultValue={values.code}
          hint={t('boothWork.codeHint')}
          maxLength={20}
          required
        />
        <TextField
          name="nameZh"
          label={t('boothWork.nameZh')}
          defaultValue={values.nameZh}
          maxLength={60}
          required
        />
        <TextField name="nameEn" label={t('boothWork.nameEn')} defaultValue={values.nameEn} maxLength={100} />
        <TextField
          name="price"
          label={t('boothWork.unitPrice')}
          defaultValue={values.price}
          inputMode="decimal"
          hint={t('boothWork.yuan')}
          required
        />
        <TextField name="unitZh" label={t('boothWork.unitZh')} defaultValue={values.unitZh} maxLength={20} />
        <TextField name="unitEn" label={t('boothWork.unitEn')} defaultValue={values.unitEn} maxLength={30} />
        <TextField
          name="stock"
          label={t('boothWork.stock')}
          defaultValue={values.stock}
          inputMode="numeric"
          hint={t('boothWork.stockHint')}
        />
        <TextField
          name="tax"
          label={t('boothWork.tax')}
          defaultValue={values.tax}
          inputMode="decimal"
          hint={t('boothWork.taxHint')}
          required
        />
      </div>
      <p>
        <Button look={id === '' ? 'main' : 'plain'} name="act" value="option">
          {t(id === '' ? 'boothWork.addOption' : 'eventWork.save')}
        </Button>
      </p>
    </ActionForm>
  )
}

/** Taking a class or option away, which is asked again. */
export function RemoveRow({
  act,
  id,
  label,
}: {
  act: 'removeClass' | 'removeOption'
  id: string
  label: string
}) {
  const { t } = useTranslation()
  return (
    <form method="post" className="pb-4">
      <input type="hidden" name="id" value={id} />
      <Confirm label={t('boothWork.remove')} text={t('boothWork.removeText', { name: label })}>
        <Button name="act" value={act}>
          {t('boothWork.remove')}
        </Button>
      </Confirm>
    </form>
  )
}
