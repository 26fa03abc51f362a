import { htmlLang, type Lang } from '~/locales/lang'
import { Pdf } from '~/platform/pdf/pdf.server'
import { drawQr } from './draw-qr.server'

type PrintedTicket = {
  event: string
  name: string
  organisation: string
  title: string
  kind: string
  number: string
  facts: [name: string, value: string][]
}

const SIDE = 190

/** A ticket on half a sheet: the code, the number, whose it is, and when and where. */
export function ticketPdf(view: PrintedTicket, text: string, lang: Lang): Promise<Buffer> {
  const pdf = new Pdf({ title: `${view.event} ${view.number}`, lang: htmlLang[lang], size: 'A5', margin: 36 })
  pdf.heading(view.event, { size: 14 })
  pdf.page.moveDown(0.5)
  const top = pdf.page.y
  drawQr(pdf.page, text, { x: pdf.left + (pdf.width - SIDE) / 2, y: top, side: SIDE })
  pdf.page.y = top + SIDE + 6
  const centred = (words: string, size: number, font: 'regular' | 'bold') =>
    pdf.page
      .font(font)
      .fontSize(size)
      .fillColor('#0f172a')
      .text(words, pdf.left, pdf.page.y, { width: pdf.width, align: 'center' })
  centred(view.number, 18, 'bold')
  pdf.page.moveDown(0.4)
  centred(view.name, 20, 'bold')
  centred([view.organisation, view.title, view.kind].filter(Boolean).join(' · '), 11, 'regular')
  pdf.page.moveDown(1)
  pdf.facts(view.facts)
  return pdf.end()
}
