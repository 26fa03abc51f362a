import { type Lang, ParamReader, type Vocabulary } from '~/modules/vocabulary'
import { apiLanguage } from '~/platform/edge/refusal'
import { isDomainError } from '~/platform/errors'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { type Services, services } from '~/platform/services.server'
import { Overloaded, RETRY_AFTER } from '~search/gate'
import { paramsAnswer, problemAnswer } from './respond.server'

export type ApiCall = {
  services: Services
  vocabulary: Vocabulary
  request: Request
  path: LoaderFunctionArgs['params']
  search: URLSearchParams
  /** of names and of the wording of problems */
  lang: Lang
}

/** Thrown inside a call: no such offering, need, list or address. */
export class ApiNotFound extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en)
  }
}

/**
 * A loader of the read API: reads `lang`, runs `answer`, and words whatever goes wrong as problem
 * details. An unforeseen failure is logged and shown as the request's id.
 */
export const apiRoute =
  (answer: (call: ApiCall) => Promise<Response>) =>
  async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    const url = new URL(request.url)
    const parts = services()
    let lang = apiLanguage(url.search.slice(1), request.headers.get('accept-language') ?? undefined)
    const { requestId } = context
    try {
      const vocabulary = await parts.vocabulary()
      const reader = new ParamReader(url.searchParams, vocabulary)
      lang = reader.oneOf('lang', ['zh', 'en'], lang)
      if (reader.problems.length > 0) return paramsAnswer(reader.problems, { request, lang })
      return await answer({
        services: parts,
        vocabulary,
        request,
        path: params,
        search: url.searchParams,
        lang,
      })
    } catch (error) {
      if (error instanceof Response) return error
      if (error instanceof ApiNotFound) return problemAnswer('not_found', error[lang], { request, lang })
      if (isDomainError(error) && error.status === 404)
        return problemAnswer('not_found', lang === 'zh' ? '没有这一项。' : 'There is no such item.', {
          request,
          lang,
        })
      if (error instanceof Overloaded)
        return problemAnswer(
          'busy',
          lang === 'zh'
            ? `同时到来的请求太多，请在 ${RETRY_AFTER} 秒后再试。`
            : `More was asked for at once than can be answered. Try again after ${RETRY_AFTER} seconds.`,
          { request, lang },
        )
      parts.logger.error({ err: error, requestId, path: url.pathname }, 'API request failed')
      const detail =
        lang === 'zh'
          ? '这是我们的问题，已记入日志。请稍后再试；反馈时请附上 requestId。'
          : 'The fault is ours and has been logged. Try again later, and quote requestId when you report it.'
      return problemAnswer('failed', detail, { request, lang, requestId })
    }
  }

/** Any address below /api that is none of the endpoints. */
export async function noSuchEndpoint(): Promise<Response> {
  throw new ApiNotFound(
    '没有这个接口。全部接口见 /api/v1/openapi.json。',
    'There is no such endpoint. All of them stand in /api/v1/openapi.json.',
  )
}
