import { problem } from './index.server'

/** The fields of a sent form; files are not expected. Throws a 400 where the body is no form. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw problem(400, 'not_a_form')
  }
}
