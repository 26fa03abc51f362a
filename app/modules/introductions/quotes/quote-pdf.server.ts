import { i18nFor } from '~/locales/i18n'
import { htmlLang, type Lang } from '~/locales/lang'
import { Pdf } from '~/platform/pdf/pdf.server'
import type { ComparisonView } from './components/comparison-view'
import type { QuoteDocumentView } from './components/quote-document-view'

/** One version of a quote on paper. */
export function quotePdf(view: QuoteDocumentView, lang: Lang): Promise<Buffer> {
  const { t } = i18nFor(lang)
  const pdf = new Pdf({ title: view.number, lang: htmlLang[lang], foot: footOf(view.number, lang) })
  pdf.heading(view.number, { size: 18 }).facts(view.facts)
  pdf.table(
    [
      { head: t('quote.lineName'), width: 5 },
      { head: t('quote.lineQuantity'), width: 1.4, align: 'right' },
      { head: t('quote.lineUnit'), width: 1 },
      { head: t('quote.linePrice'), width: 2, align: 'right' },
      { head: t('quote.lineAmount'), width: 2, align: 'right' },
    ],
    view.lines.map(({ name, quantity, unit, price, amount }) => [name, quantity, unit, price, amount]),
  )
  pdf.text(view.priceNote, { quiet: true, size: 9 })
  pdf.facts(view.sums)
  if (view.terms.length > 0) pdf.facts(view.terms)
  if (view.files.length > 0) pdf.facts([[t('quote.files'), view.files.map(({ name }) => name).join('\n')]])
  return pdf.end()
}

/** Several quotes side by side on paper, the widest sheet that offices print on. */
export function comparisonPdf(view: ComparisonView, lang: Lang): Promise<Buffer> {
  const { t } = i18nFor(lang)
  const title = `${t('quote.compareTitle')}: ${view.need}`
  const wide = view.columns.length > 3
  const pdf = new Pdf({
    title,
    lang: htmlLang[lang],
    size: wide ? 'A3' : 'A4',
    layout: 'landscape',
    foot: footOf(title, lang),
  })
  pdf.heading(title)
  pdf.table(
    [{ head: t('quote.colFact'), width: 1.6 }, ...view.columns.map(({ name }) => ({ head: name, width: 2 }))],
    view.rows.map(({ label, cells }) => [
      label,
      ...cells.map(({ text, notes }) => [text, ...notes.map((note) => note.text)].join('\n')),
    ]),
  )
  pdf.text(t('quote.compareHidden'), { quiet: true, size: 9 })
  return pdf.end()
}

const footOf = (title: string, lang: Lang) => (n: number, total: number) =>
  `${title} · ${i18nFor(lang).t('quote.pageOf', { n, total })}`
