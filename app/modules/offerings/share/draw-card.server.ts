import sharp, { type OverlayOptions } from 'sharp'
import { fontFiles } from '~/platform/pdf/fonts.server'

/** What the picture says, in the reader's language. */
export type ShareCard = {
  site: string
  title: string
  /** what kind of thing it is */
  kind: string
  figures: { label: string; value: string; unit: string }[]
  company: string
  price: string
  /** of an invented or reference row: what it is */
  origin: string | null
}

export const SHARE_SIZE = { width: 1200, height: 630 } as const

const MARGIN = 64
const PHOTO = { width: 440, height: 400, top: 100 }
const ink = '#121a22'
const muted = '#4b5763'

/**
 * The fonts come with the site (GB 2312 and Latin), so that Chinese is drawn on machines that have no font at all.
 * Text is set by Pango, which breaks Chinese lines; no SVG is decoded.
 */
const fonts = {
  bold: { name: 'Noto Sans S Chinese Bold', file: fontFiles.bold },
  regular: { name: 'Noto Sans S Chinese', file: fontFiles.regular },
}

type Line = { size: number; color: string; weight: keyof typeof fonts; width: number; lines: number }
type Piece = { input: Buffer; width: number; height: number }

/** A picture of 1200 × 630 for where a link is shared, as PNG. `photo`: the bytes of an image of ours. */
export async function drawCard(card: ShareCard, photo: Buffer | null): Promise<Buffer> {
  const textWidth = SHARE_SIZE.width - 2 * MARGIN - (photo ? PHOTO.width + 40 : 0)
  const overlays: OverlayOptions[] = []
  let top = PHOTO.top
  const put = (piece: Piece | null, left: number, at: number) => {
    if (piece) overlays.push({ input: piece.input, left: Math.round(left), top: Math.round(at) })
    return piece?.height ?? 0
  }
  const title = {
    color: ink,
    weight: 'bold',
    size: photo ? 50 : 58,
    width: textWidth,
    lines: photo ? 3 : 2,
  } as const
  const line = { color: muted, weight: 'regular', size: 28, width: textWidth, lines: 1 } as const

  put(await setText(card.site, { ...line, color: '#ffffff', weight: 'bold', width: 800 }), MARGIN, 18)
  if (card.origin) {
    const origin = await setText(card.origin, { ...line, size: 24, color: '#ffffff', width: 400 })
    put(origin, SHARE_SIZE.width - MARGIN - (origin?.width ?? 0), 20)
  }
  top += put(await setText(card.title, title), MARGIN, top) + 18
  top += put(await setText(card.kind, line), MARGIN, top) + 36

  const column = Math.floor(textWidth / 3)
  for (const [index, { label, value, unit }] of card.figures.slice(0, photo ? 2 : 3).entries()) {
    const left = MARGIN + index * (photo ? Math.floor(textWidth / 2) : column)
    const room = (photo ? textWidth / 2 : column) - 24
    const named = { ...line, size: 24, width: room }
    const height = put(await setText(label, named), left, top)
    const figure = { ...title, size: photo ? 40 : 46, width: room, lines: 1 }
    put(await setText(unit ? `${value} ${unit}` : value, figure), left, top + height + 10)
  }
  const bottom = SHARE_SIZE.height - MARGIN
  const price = await setText(card.price, { ...title, size: 36, lines: 1, width: 600 })
  put(price, MARGIN, bottom - (price?.height ?? 0))
  const company = { ...line, width: SHARE_SIZE.width - 2 * MARGIN - (price?.width ?? 0) - 40 }
  const by = await setText(card.company, company)
  put(by, SHARE_SIZE.width - MARGIN - (by?.width ?? 0), bottom - (by?.height ?? 0))

  if (photo) {
    const fitted = sharp(photo).resize(PHOTO.width, PHOTO.height, { fit: 'cover' })
    const input = await fitted.png().toBuffer()
    overlays.push({ input, left: SHARE_SIZE.width - MARGIN - PHOTO.width, top: PHOTO.top })
  }
  return sharp({ create: { ...SHARE_SIZE, channels: 3, background: '#f3f5f7' } })
    .composite([{ input: plain(SHARE_SIZE.width, 68, ink), left: 0, top: 0 }, ...overlays])
    .png({ compressionLevel: 9, palette: photo === null })
    .toBuffer()
}

const plain = (width: number, height: number, background: string) => ({
  create: { width, height, channels: 3 as const, background },
})

async function setText(text: string, { size, color, weight, width, lines }: Line): Promise<Piece | null> {
  const words = shortened(text, Math.floor((width / size) * (lines > 1 ? lines * 0.93 : 1)))
  if (words === '') return null
  const { name, file } = fonts[weight]
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${color}">${escaped(words)}</span>`,
      font: `${name} ${size}`,
      fontfile: file,
      width: Math.floor(width),
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { input: data, width: info.width, height: info.height }
}

/** As much of a text as fits into so many em: a Chinese sign takes one, a Latin one about half. */
function shortened(text: string, room: number): string {
  let used = 0
  let kept = ''
  for (const sign of text.replace(/\s+/gu, ' ').trim()) {
    used += /[\u2e80-\uffef]/u.test(sign) ? 1 : 0.55
    if (used > room) return `${kept.trimEnd()}…`
    kept += sign
  }
  return kept
}

const escaped = (text: string) =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
