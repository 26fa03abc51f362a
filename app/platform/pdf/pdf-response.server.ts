import { contentDisposition } from '../files/file-rules'

/** A document that was just made, to be saved under `name`; nobody keeps it on the way. */
export const pdfResponse = (bytes: Buffer, name: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition('attachment', `${name}.pdf`),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
