import type { z } from 'zod'
import { isDomainError } from '~/platform/errors'
import type { FormState } from '~/platform/http/form-state'
import { type ActionFunctionArgs, domainErrorResponse, json, retryAfter } from '~/platform/http/index.server'
import { fieldsOf, parseFields, refusedForm } from '~/platform/http/parse-form.server'
import { type FileLimits, readForm } from '~/platform/http/read-form.server'
import { pageFor, type ViewedPage } from './page-for.server'

type Args = ActionFunctionArgs
type Handler<S extends z.ZodType, P> = (
  input: z.output<S>,
  page: P & Pick<Args, 'request' | 'params'> & { form: FormData },
) => Promise<Response>
type Action = (args: Args) => Promise<Response>

/**
 * The action of a form: who may send it (everybody, or whoever `page` lets through: `personalPage` and the
 * like), its fields by the schema, then `run`. Wrong fields and foreseen failures show the form again with the
 * values sent and what is wrong (422, or the error's own status); what is not there for this viewer is a 404.
 * Files are refused unless `options.files` allows them; they are in `form`.
 */
export function defineAction<S extends z.ZodType>(schema: S, run: Handler<S, ViewedPage>): Action
export function defineAction<S extends z.ZodType, P extends ViewedPage>(
  schema: S,
  run: Handler<S, P>,
  page: (args: Args) => P,
  options?: { files?: FileLimits },
): Action
export function defineAction<S extends z.ZodType>(
  schema: S,
  run: Handler<S, never>,
  page: (args: Args) => ViewedPage = pageFor,
  options: { files?: FileLimits } = {},
): Action {
  return async (args) => {
    const viewed = page(args)
    const form = await readForm(args.request, options)
    const fields = fieldsOf(form)
    const parsed = parseFields(schema, fields, viewed.t)
    if (!parsed.ok) return json<FormState>(parsed.state, { status: 422 })
    try {
      return await run(parsed.input, { ...viewed, request: args.request, params: args.params, form } as never)
    } catch (error) {
      if (!isDomainError(error)) throw error
      if (error.status === 404) throw domainErrorResponse(error)
      return json<FormState>(refusedForm(fields, error, viewed.t), {
        status: error.status,
        headers: retryAfter(error.status, error.params),
      })
    }
  }
}
