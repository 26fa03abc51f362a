import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '~/locales/format'
import { langOf } from '~/locales/lang'
import { type FormState, useLocation } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import { currencies, MAX_FILES, MAX_LINES, taxRates } from '../quote'
import { amountOf, hundredthsOf, totalsOf } from '../quote-money'
import { rateWords } from './quote-document-view'
import type { QuoteFormView } from './quote-form-view'

/** Lines that are added at a time. */
const MORE = 5

/** The next version of a quote. What it comes to is counted while it is typed; the server counts it anew. */
export function QuoteForm({ view, state }: { view: QuoteFormView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  const [added, setAdded] = useState(0)
  const [total, setTotal] = useState<string | null>(null)
  const sent = Number(state?.values.rows ?? 0) + (state?.values.act === 'rows' ? MORE : 0)
  const rows = Math.min(MAX_LINES, Math.max(view.lines.length + 2, sent) + added)
  const { fields } = view
  const count = (event: FormEvent<HTMLFormElement>) =>
    setTotal(totalWords(new FormData(event.currentTarget), rows, lang))
  return (
    <ActionForm state={state} encType="multipart/form-data" onInput={count}>
      <input type="hidden" name="base" value={view.base} />
      <input type="hidden" name="rows" value={rows} />
      {/* Enter sends the quote, and not the first button, which only adds lines. */}
      <button type="submit" name="act" value="send" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold">{t('quote.lines')}</legend>
        {Array.from({ length: rows }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          <LineFields key={i} n={i} line={view.lines[i]} />
        ))}
        {rows < MAX_LINES && (
          <Button
            name="act"
            value="rows"
            size="small"
            className="justify-self-start"
            formNoValidate
            onClick={(event) => {
              event.preventDefault()
              setAdded(added + MORE)
            }}
          >
            {t('quote.moreLines')}
          </Button>
        )}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          name="currency"
          label={t('quote.currency')}
          choices={currencies.map((value) => ({ value, label: value }))}
          defaultValue={fields.currency}
        />
        <SelectField
          name="taxRate"
          label={t('quote.taxRate')}
          choices={taxRates.map((rate) => ({ value: String(rate), label: rateWords(rate, lang) }))}
          defaultValue={fields.taxRate}
        />
        <SelectField
          name="taxIncluded"
          label={t('quote.taxIncluded')}
          choices={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`quote.taxIncluded_${value}`),
          }))}
          defaultValue={fields.taxIncluded}
        />
      </div>
      {total && (
        <p className="text-lg" aria-live="polite">
          {t('quote.total')} <span className="figure font-semibold">{total}</span>
        </p>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          name="deliveryDays"
          label={t('quote.deliveryDays')}
          hint={t('quote.deliveryDaysHint')}
          inputMode="numeric"
          maxLength={4}
          defaultValue={fields.deliveryDays}
        />
        <TextField
          name="validUntil"
          type="date"
          label={t('quote.validUntil')}
          min={view.today}
          defaultValue={fields.validUntil}
          required
        />
      </div>
      <TextAreaField
        name="deliveryText"
        label={t('quote.deliveryText')}
        rows={2}
        maxLength={1_000}
        defaultValue={fields.deliveryText}
      />
      <TextAreaField
        name="note"
        label={t('quote.note')}
        hint={t('quote.noteHint')}
        rows={4}
        maxLength={4_000}
        defaultValue={fields.note}
      />
      {view.files.length > 0 && (
        <fieldset>
          <legend className="text-sm">{t('quote.files')}</legend>
          {view.files.map(({ id, name }) => (
            <label key={id} className="check-row">
              <input
                type="checkbox"
                name="keep"
                value={id}
                defaultChecked={state ? [state.values.keep].flat().includes(id) : true}
              />
              <span className="break-all">
                {t('quote.keep')}: {name}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        name="file"
        type="file"
        multiple
        label={t('quote.files')}
        hint={t('quote.fileHint', { n: MAX_FILES })}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        className="py-2"
      />
      <div className="grid gap-2">
        <p className="text-muted text-sm">{t('quote.sendLead')}</p>
        <p className="flex flex-wrap gap-3">
          <Button name="act" value="send" look="main">
            {t('quote.send', { n: view.base + 1 })}
          </Button>
          <ButtonLink href={view.back} look="quiet">
            {t('quote.back')}
          </ButtonLink>
        </p>
      </div>
    </ActionForm>
  )
}

function LineFields({ n, line }: { n: number; line: QuoteFormView['lines'][number] | undefined }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div
      role="group"
      aria-label={t('quote.lineN', { n: n + 1 })}
      className="border-line grid grid-cols-[1fr_1fr_1.5fr] items-start gap-2 border-b pb-3 sm:grid-cols-[minmax(0,1fr)_6rem_6rem_10rem]"
    >
      <div className="col-span-3 sm:col-span-1">
        <TextField
          name={`name-${n}`}
          label={`${n + 1}. ${t('quote.lineName')}`}
          maxLength={200}
          defaultValue={line?.name}
        />
      </div>
      <TextField
        name={`quantity-${n}`}
        label={t('quote.lineQuantity')}
        inputMode="decimal"
        maxLength={12}
        defaultValue={line?.quantity}
      />
      <TextField name={`unit-${n}`} label={t('quote.lineUnit')} maxLength={20} defaultValue={line?.unit} />
      <TextField
        name={`price-${n}`}
        label={t('quote.linePrice')}
        inputMode="decimal"
        maxLength={20}
        defaultValue={line?.price}
      />
    </div>
  )
}

/** What the lines come to that can be read so far; null: none can. */
function totalWords(form: FormData, rows: number, lang: ReturnType<typeof langOf>): string | null {
  const word = (name: string) => String(form.get(name) ?? '')
  const lines = Array.from({ length: rows }, (_, i) => ({
    quantity: hundredthsOf(word(`quantity-${i}`), 6),
    price: hundredthsOf(word(`price-${i}`), 11),
  })).flatMap(({ quantity, price }) =>
    quantity === null || price === null ? [] : [{ amount: amountOf({ quantity, price }) }],
  )
  if (lines.length === 0) return null
  try {
    const { total } = totalsOf({
      lines,
      taxRate: Number(word('taxRate')),
      taxIncluded: word('taxIncluded') === 'yes',
    })
    return formatMoney(total, word('currency'), lang)
  } catch {
    return null
  }
}
