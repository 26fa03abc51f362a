import {
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxHeaderSizeExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from '@remix-run/form-data-parser'
import { decodePairs, formFault, formLimits } from './form-rules'
import { problem } from './index.server'
import { readBytes } from './read-bytes.server'

/** Of a form without files, in bytes. */
export const MAX_FORM_BYTES = 65_536

export type FileLimits = {
  count: number
  /** bytes, of each and of all together */
  each: number
  total: number
}

/**
 * The fields of a sent form, the one way a body is read. Files are refused unless `files` allows them; an
 * input left empty gives none. Whatever is read is counted while it comes in, so that no more than the limits
 * is ever held.
 * @throws a response: 415 `not_a_form`, 413 `form_too_large`, `file_too_large` or `too_many_files`, 422
 * `form_unreadable` for anything that no browser sends
 */
export async function readForm(request: Request, { files }: { files?: FileLimits } = {}): Promise<FormData> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data')
    throw problem(415, 'not_a_form')
  const form =
    type === 'multipart/form-data' ? await readParts(request, files) : await readUrlEncoded(request)
  const fault = formFault(form)
  if (fault) throw problem(fault === 'form_too_large' ? 413 : 422, fault)
  return form
}

async function readUrlEncoded(request: Request): Promise<FormData> {
  const bytes = await readBytes(request, MAX_FORM_BYTES)
  if (bytes === null) throw problem(413, 'form_too_large')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw problem(422, 'form_unreadable')
  }
  const pairs = decodePairs(text)
  if (!pairs) throw problem(422, 'form_unreadable')
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}

async function readParts(request: Request, files: FileLimits | undefined): Promise<FormData> {
  const limits = {
    maxFiles: files?.count ?? 0,
    maxFileSize: Math.max(files?.each ?? 0, MAX_FORM_BYTES),
    maxTotalSize: (files?.total ?? 0) + MAX_FORM_BYTES,
    maxParts: formLimits.fields + (files?.count ?? 0),
    maxHeaderSize: 2_048,
  }
  let sent = 0
  try {
    // An input that is left empty comes as a part as well, hence the larger number here.
    return await parseFormData(request, { ...limits, maxFiles: limits.maxParts }, (file) => {
      if (file.size === 0 && (file.name === '' || file.name === 'file-upload')) return null
      if (++sent > limits.maxFiles) throw new MaxFilesExceededError(limits.maxFiles)
      if (files && file.size > files.each) throw new MaxFileSizeExceededError(files.each)
      return file
    })
  } catch (error) {
    throw faultOf(error, files)
  }
}

function faultOf(error: unknown, files: FileLimits | undefined): unknown {
  if (error instanceof MaxFilesExceededError)
    return problem(413, files ? 'too_many_files' : 'form_too_large', { count: files?.count ?? 0 })
  if (error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError)
    return files
      ? problem(413, 'file_too_large', { megabytes: Math.floor(files.each / 1_048_576) })
      : problem(413, 'form_too_large')
  if (error instanceof MaxPartsExceededError || error instanceof MaxHeaderSizeExceededError)
    return problem(413, 'form_too_large')
  return problem(422, 'form_unreadable')
}
