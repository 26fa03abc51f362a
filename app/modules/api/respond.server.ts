import { createHash } from 'node:crypto'
import type { ParamProblem } from '~/modules/vocabulary'
import { describeParamProblem, type Lang } from '~/modules/vocabulary'
import { PROBLEM_TYPE, type ProblemDetails, problemType } from '~/platform/edge/problem-details'
import { hasTag } from '~/platform/http/has-tag'
import { RETRY_AFTER } from '~search/gate'

/** The read API is open to every site: it needs no credentials and holds nothing that is not public. */
const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, X-Request-Id',
}

/**
 * Answers with JSON and an ETag of it; 304 where the client has it already. `maxAge` in seconds; 0 asks
 * again every time, for a change must be seen within two seconds.
 */
export function jsonAnswer(
  request: Request,
  body: unknown,
  { maxAge = 0, links = {} }: { maxAge?: number; links?: Record<string, string> } = {},
): Response {
  const text = JSON.stringify(body)
  const etag = `"${createHash('sha1').update(text).digest('base64url')}"`
  const headers = new Headers({
    ...OPEN,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': maxAge > 0 ? `public, max-age=${maxAge}` : 'public, no-cache',
    // The wording of an answer without `lang` follows what the client prefers.
    Vary: 'Accept-Language',
    ETag: etag,
  })
  const link = Object.entries(links).map(([rel, target]) => `<${target}>; rel="${rel}"`)
  if (link.length > 0) headers.set('Link', link.join(', '))
  if (hasTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}

const titles = {
  invalid_parameters: { status: 400, zh: '请求的参数不对', en: 'Some parameters are not valid' },
  not_found: { status: 404, zh: '没有找到', en: 'Not found' },
  busy: { status: 503, zh: '请求太多', en: 'Too many requests at once' },
  failed: { status: 500, zh: '出错了', en: 'Something went wrong' },
} as const
export type ProblemCode = keyof typeof titles

export function problemAnswer(
  code: ProblemCode,
  detail: string,
  { request, lang, errors, requestId }: ProblemContext,
): Response {
  const { status } = titles[code]
  const body: ProblemDetails = {
    type: problemType(code),
    title: titles[code][lang],
    status,
    detail,
    instance: new URL(request.url).pathname,
    ...(requestId && { requestId }),
    ...(errors && { errors }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...OPEN,
      'Content-Type': PROBLEM_TYPE,
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': String(RETRY_AFTER) }),
    },
  })
}

export type ProblemContext = {
  request: Request
  lang: Lang
  errors?: ProblemDetails['errors']
  requestId?: string
}

/** 400 with every parameter at fault: its name, its value, why, and what would be accepted. */
export function paramsAnswer(problems: ParamProblem[], context: ProblemContext): Response {
  const errors = problems.map((problem) => ({
    param: problem.param,
    value: problem.value,
    reason: problem.reason,
    detail: describeParamProblem(problem, context.lang),
    ...(problem.allowed && { allowed: problem.allowed }),
    ...(problem.list && { see: `/api/v1/vocabulary/${problem.list}` }),
  }))
  const detail = errors.map((error) => error.detail).join(context.lang === 'zh' ? '；' : '; ')
  return problemAnswer('invalid_parameters', detail, { ...context, errors })
}
