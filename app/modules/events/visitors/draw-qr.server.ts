import { qrPath } from '~/platform/qr'

/** A QR code on paper, with its quiet border, at a place in points. */
export function drawQr(
  page: PDFKit.PDFDocument,
  text: string,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const { size, path } = qrPath(text)
  page
    .save()
    .translate(x, y)
    .scale(side / size)
    .path(path)
    .fill('#000000')
    .restore()
}
