import { Readable } from 'node:stream'
import { contentDisposition } from '../files/file-rules'

/** A workbook to be saved under this name. */
export const workbookResponse = (stream: Readable, name: string): Response =>
  new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition('attachment', name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
