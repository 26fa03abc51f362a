import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { CheckRow, Field, Input, Select } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { FacetView } from './facet-view'
import type { SpecField, SpecFieldsView } from './spec-fields-view'

export type FilterPanelView = {
  /** the address of the form, without query */
  action: string
  /** what the form must send along: the words, sort, dropped chips */
  hidden: { name: string; value: string }[]
  facets: FacetView[]
  specs: SpecFieldsView
  /** the heading over price and time */
  limits: string
  price: { label: string; hint: string; min: string; max: string }
  leadTime: { label: string; value: string }
  chosen: number
  clearHref: string | null
}

/**
 * Every filter of a result page as one form. It is sent by its button, or by itself where scripts run.
 * `footer` takes the place of the button.
 */
export function FilterPanel({ view, id }: { view: FilterPanelView; id: string }) {
  const { t } = useTranslation()
  return (
    <form id={id} method="get" action={view.action} data-auto="" className="grid gap-2">
      {view.hidden.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {view.facets.slice(0, 2).map((facet) => (
        <FacetBox key={facet.name} facet={facet} open />
      ))}
      <Specs specs={view.specs} />
      {view.facets.slice(2).map((facet) => (
        <FacetBox
          key={facet.name}
          facet={facet}
          open={facet.name === 'condition' || facet.chosen > 0 || facet.fewer !== null}
        />
      ))}
      <details
        className="group panel"
        open={Boolean(view.price.min || view.price.max || view.leadTime.value)}
      >
        <Head label={view.limits} chosen={0} />
        <div className="grid gap-3 px-3 pb-3">
          <fieldset className="grid gap-1">
            <legend className="text-sm">{view.price.label}</legend>
            <div className="grid grid-cols-2 gap-2">
              <Input
                name="price_min"
                defaultValue={view.price.min}
                placeholder={t('results.priceMin')}
                aria-label={`${view.price.label} ${t('results.priceMin')}`}
                inputMode="decimal"
                className="px-2 text-sm"
              />
              <Input
                name="price_max"
                defaultValue={view.price.max}
                placeholder={t('results.priceMax')}
                aria-label={`${view.price.label} ${t('results.priceMax')}`}
                inputMode="decimal"
                className="px-2 text-sm"
              />
            </div>
            <p className="text-muted text-xs">{view.price.hint}</p>
          </fieldset>
          <Field id="lead-time" label={view.leadTime.label}>
            <Input
              id="lead-time"
              name="lead_time_max"
              defaultValue={view.leadTime.value}
              inputMode="numeric"
              className="px-2"
            />
          </Field>
        </div>
      </details>
      <Button look="plain" className="only-without-script">
        {t('results.apply')}
      </Button>
    </form>
  )
}

function Head({ label, chosen }: { label: string; chosen: number }) {
  return (
    <summary className="flex min-h-11 items-center gap-2 px-3 text-sm font-semibold">
      <span className="flex-1">{label}</span>
      {chosen > 0 && (
        <span className="bg-signal text-on-signal rounded-full px-1.5 text-xs leading-5">{chosen}</span>
      )}
      <Icon name="down" className="text-muted size-4 group-open:rotate-180" />
    </summary>
  )
}

/** One facet, to be opened: a row to tick for each of its values. */
export function FacetBox({
  facet,
  open,
}: {
  facet: Omit<FacetView, 'name'> & { name: string }
  open: boolean
}) {
  return (
    <details className="group panel" open={open}>
      <Head label={facet.label} chosen={facet.chosen} />
      <fieldset className="px-2 pb-2">
        <legend className="sr-only">{facet.label}</legend>
        {facet.rows.map(({ code, label, count, checked, depth, implied }) => (
          <CheckRow
            key={code}
            name={implied ? undefined : facet.name}
            value={code}
            label={label}
            count={count}
            checked={checked}
            depth={depth}
          />
        ))}
        {(facet.more ?? facet.fewer) && (
          <a
            href={(facet.more ?? facet.fewer)?.href}
            rel="nofollow"
            data-keep-scroll=""
            className="inline-flex min-h-11 items-center px-1 text-sm fine:min-h-8"
          >
            {(facet.more ?? facet.fewer)?.label}
          </a>
        )}
      </fieldset>
    </details>
  )
}

function Specs({ specs }: { specs: SpecFieldsView }) {
  const { t } = useTranslation()
  return (
    <details className="group panel" open>
      <Head label={specs.title} chosen={specs.chosen} />
      <div className="grid gap-3 px-3 pb-3">
        {specs.kept.map((value) => (
          <input key={value} type="hidden" name="spec" value={value} />
        ))}
        {specs.fields.length === 0 ? (
          <p className="text-muted text-sm">{t('results.specsChooseTrack')}</p>
        ) : (
          <p className="text-muted text-xs">{t('results.specsHint')}</p>
        )}
        {specs.fields.map((field) => (
          <SpecRow key={field.code} field={field} />
        ))}
        {specs.more && (
          <a
            href={specs.more.href}
            rel="nofollow"
            data-keep-scroll=""
            className="inline-flex min-h-11 items-center text-sm fine:min-h-8"
          >
            {specs.more.label}
          </a>
        )}
      </div>
    </details>
  )
}

function SpecRow({ field }: { field: SpecField }) {
  const { t } = useTranslation()
  const name = field.label
  if (field.kind === 'choice')
    return (
      <Field id={`spec-${field.code}`} label={name}>
        <Select
          id={`spec-${field.code}`}
          key={field.value}
          name={`spec.${field.code}.is`}
          defaultValue={field.value}
          choices={field.choices}
          className="px-2"
        />
      </Field>
    )
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm">
        {name}
        {!field.units && field.unitLabel && <span className="unit">({field.unitLabel})</span>}
      </legend>
      <div className={cx('grid gap-1.5', field.units ? 'grid-cols-[1fr_1fr_6.5rem]' : 'grid-cols-2')}>
        <Input
          name={`spec.${field.code}.min`}
          defaultValue={field.min}
          placeholder={t('results.atLeast')}
          aria-label={t('results.specMin', { name })}
          inputMode="decimal"
          className="px-2 text-sm"
        />
        <Input
          name={`spec.${field.code}.max`}
          defaultValue={field.max}
          placeholder={t('results.atMost')}
          aria-label={t('results.specMax', { name })}
          inputMode="decimal"
          className="px-2 text-sm"
        />
        {field.units && (
          <Select
            name={`spec.${field.code}.unit`}
            aria-label={t('results.specUnit', { name })}
            choices={field.units}
            key={`${field.min} ${field.max}`}
            data-needs={`spec.${field.code}.min spec.${field.code}.max`}
            className="px-1 pr-1 text-sm"
          />
        )}
      </div>
    </fieldset>
  )
}
