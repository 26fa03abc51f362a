import { i18nFor } from '~/locales/i18n'
import { htmlLang, type Lang } from '~/locales/lang'
import { Pdf } from '~/platform/pdf/pdf.server'
import { drawQr } from '../draw-qr.server'
import { shownNumber } from '../ticket-number'
import type { Badge } from './badges.repo.server'
import { fitLine, fitLines, type Measure } from './fit-text'

const MM = 72 / 25.4
/** Eight of 95 mm × 68 mm on a sheet of A4, apart by nothing, so that one cut parts two. */
const WIDTH = 95 * MM
const HEIGHT = 68 * MM
const COLUMNS = 2
const ROWS = 4
const LEFT = 10 * MM
const TOP = 12.5 * MM
const PAD = 6 * MM
const QR = 30 * MM
const NAME_HEIGHT = 36
/** A name that would be smaller in one line has two. */
const TWO_LINES = 16
const ink = '#0f172a'
const faint = '#64748b'

/** Badges on sheets of A4 to be cut along thin lines, with the codes that `textOf` writes. */
export function badgesPdf(
  { event, badges }: { event: string; badges: readonly Badge[] },
  textOf: (badge: Badge) => string,
  lang: Lang,
): Promise<Buffer> {
  const { t } = i18nFor(lang)
  const pdf = new Pdf({ title: `${t('badge.title')} ${event}`, lang: htmlLang[lang], size: 'A4', margin: 0 })
  badges.forEach((badge, i) => {
    const place = i % (COLUMNS * ROWS)
    if (i > 0 && place === 0) pdf.page.addPage()
    const x = LEFT + (place % COLUMNS) * WIDTH
    const y = TOP + Math.floor(place / COLUMNS) * HEIGHT
    pdf.page.rect(x, y, WIDTH, HEIGHT).lineWidth(0.3).strokeColor('#cbd5e1').stroke()
    drawBadge(
      pdf.page,
      { badge, event, kind: t(badge.team ? 'visitor.kind_team' : 'visitor.kind_professional') },
      { x, y },
    )
    drawQr(pdf.page, textOf(badge), {
      x: x + WIDTH - PAD - QR + 3 * MM,
      y: y + HEIGHT - PAD - QR + 3 * MM,
      side: QR,
    })
  })
  return pdf.end()
}

function drawBadge(
  page: PDFKit.PDFDocument,
  { badge, event, kind }: { badge: Badge; event: string; kind: string },
  { x, y }: { x: number; y: number },
) {
  const width = WIDTH - 2 * PAD
  const left = x + PAD
  const measureIn =
    (font: 'regular' | 'bold'): Measure =>
    (text, size) =>
      page.font(font).fontSize(size).widthOfString(text)
  const write = (
    text: string,
    top: number,
    { font = 'regular' as 'regular' | 'bold', size = 9, colour = ink },
  ) => page.font(font).fontSize(size).fillColor(colour).text(text, left, top, { lineBreak: false })
  const head = fitLine(event, width, { largest: 9, smallest: 6 }, measureIn('regular'))
  write(head.text, y + PAD - 4, { size: head.size, colour: faint })
  const short = measureIn('bold')(badge.name, TWO_LINES) <= width
  const name = fitLines(
    badge.name,
    width,
    short ? { largest: 30, smallest: TWO_LINES, lines: 1 } : { largest: TWO_LINES, smallest: 10, lines: 2 },
    measureIn('bold'),
  )
  const room = NAME_HEIGHT / name.lines.length
  name.lines.forEach((line, i) => {
    // Their feet stand at the same height, whatever the size.
    write(line, y + PAD + 12 + (i + 1) * room - name.size * 1.2, { font: 'bold', size: name.size })
  })
  const beside = width - QR
  const organisation = fitLines(
    badge.organisation,
    beside,
    { largest: 13, smallest: 8, lines: 3 },
    measureIn('regular'),
  )
  let top = y + PAD + 58
  for (const line of organisation.lines) {
    write(line, top, { size: organisation.size })
    top += organisation.size * 1.3
  }
  if (badge.title) {
    const title = fitLines(badge.title, beside, { largest: 10, smallest: 7, lines: 2 }, measureIn('regular'))
    title.lines.forEach((line, i) => {
      write(line, top + 2 + i * title.size * 1.3, { size: title.size, colour: faint })
    })
  }
  const foot = y + HEIGHT - PAD - 8
  const tag = fitLine(kind, beside / 2, { largest: 10, smallest: 6 }, measureIn('bold'))
  write(tag.text, foot, { font: 'bold', size: tag.size })
  page
    .font('regular')
    .fontSize(8)
    .fillColor(faint)
    .text(shownNumber(badge.number), left + measureIn('bold')(tag.text, tag.size) + 8, foot + 1.5, {
      lineBreak: false,
    })
}
