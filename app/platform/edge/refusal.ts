import { isApi, languageOf } from './methods'
import { PROBLEM_TYPE, type ProblemDetails, problemType } from './problem-details'
import { smallPage, smallPagePolicy } from './small-page'
import type { RefusalCode } from './target'

type Words = { title: string; detail: string }
type Entry = { status: number; zh: Words; en: Words }

const entries: Record<RefusalCode, Entry> = {
  bad_target: {
    status: 400,
    zh: { title: '网址不对', detail: '网址的写法不完整或含有多余的斜杠。请从首页重新进入。' },
    en: {
      title: 'The address is malformed',
      detail: 'It has empty parts or is not a path of this site. Start again from the home page.',
    },
  },
  bad_encoding: {
    status: 400,
    zh: {
      title: '网址编码有误',
      detail: '中文等字符须按 UTF-8 作百分号编码，百分号本身请写成 %25。',
    },
    en: {
      title: 'The address is wrongly encoded',
      detail: 'Percent-encode everything beyond ASCII as UTF-8, and write a percent sign itself as %25.',
    },
  },
  control_characters: {
    status: 400,
    zh: { title: '网址含有控制字符', detail: '请去掉网址里看不见的控制字符后再试。' },
    en: {
      title: 'The address contains control characters',
      detail: 'Remove the invisible control characters and try again.',
    },
  },
  dot_segments: {
    status: 400,
    zh: { title: '网址不对', detail: '网址里不能有 “..”、“.” 或反斜杠。' },
    en: {
      title: 'The address is malformed',
      detail: 'It must not contain “..”, “.” or backslashes as parts of the path.',
    },
  },
  bad_host: {
    status: 400,
    zh: { title: '主机名不对', detail: '请求的 Host 不是有效的主机名。' },
    en: { title: 'The host is malformed', detail: 'The Host of the request is not a valid host name.' },
  },
  url_too_long: {
    status: 414,
    zh: { title: '网址太长', detail: '网址最多 8 KB。请缩短搜索的文字，或减少筛选条件。' },
    en: {
      title: 'The address is too long',
      detail: 'At most 8 kB are read. Shorten the search text or use fewer filters.',
    },
  },
  headers_too_large: {
    status: 431,
    zh: { title: '请求头太大', detail: '网址或 Cookie 太长。请缩短搜索的文字，或清除本站的 Cookie。' },
    en: {
      title: 'The request headers are too large',
      detail: 'Shorten the address, or clear the cookies of this site.',
    },
  },
  body_too_large: {
    status: 413,
    zh: { title: '提交的内容太大', detail: '请缩短文字，或选用更小的文件后再提交。' },
    en: {
      title: 'Too much was sent',
      detail: 'Shorten the text or choose smaller files, then send it again.',
    },
  },
  length_required: {
    status: 411,
    zh: { title: '请求没有写明长度', detail: '提交表单须带 Content-Length。' },
    en: { title: 'The length is missing', detail: 'A form must be sent with a Content-Length.' },
  },
  bad_request: {
    status: 400,
    zh: { title: '请求无法识别', detail: '服务器读不懂这个请求。' },
    en: { title: 'The request cannot be read', detail: 'It is not a valid HTTP request.' },
  },
  too_deep: {
    status: 404,
    zh: { title: '没有这个页面', detail: '网址的层级太多。请从首页重新进入。' },
    en: {
      title: 'There is no such page',
      detail: 'The address has too many parts. Start again from the home page.',
    },
  },
  not_found: {
    status: 404,
    zh: { title: '没有这个页面', detail: '请检查网址，或从首页重新进入。' },
    en: { title: 'There is no such page', detail: 'Check the address, or start again from the home page.' },
  },
  foreign_origin: {
    status: 403,
    zh: {
      title: '请求不是从本站发出的',
      detail: '为防止冒用，只接受从本站页面提交的表单。请在本站打开页面后再提交。',
    },
    en: {
      title: 'The request does not come from this site',
      detail: 'Forms are accepted from the pages of this site only. Open the page here and send it again.',
    },
  },
  method_not_allowed: {
    status: 405,
    zh: { title: '这个地址不接受这种请求', detail: '这个地址只能读取。' },
    en: { title: 'The method is not allowed here', detail: 'This address can only be read.' },
  },
  timeout: {
    status: 408,
    zh: { title: '请求超时', detail: '请求没有及时发完，请再试一次。' },
    en: { title: 'The request took too long', detail: 'It was not received in time. Try again.' },
  },
  rate_limited: {
    status: 429,
    zh: { title: '请求太频繁', detail: '短时间内从您的网络来的请求太多。' },
    en: {
      title: 'Too many requests',
      detail: 'Too many requests came from your network in a short time.',
    },
  },
  failed: {
    status: 500,
    zh: { title: '出错了', detail: '这是我们的问题，已记入日志。请稍后再试；反馈时请附上编号。' },
    en: {
      title: 'Something went wrong',
      detail:
        'The fault is ours and has been logged. Try again later, and quote the number when you report it.',
    },
  },
}

export const statusOf = (code: RefusalCode): number => entries[code].status

type Asked = {
  /** the raw target; only its path and `lang` are read */
  target: string
  acceptLanguage?: string | undefined
  requestId: string
  nonce: string
  /** the methods that would be answered, for `method_not_allowed` */
  allow?: string[] | undefined
  /** how long to wait, for `rate_limited` */
  seconds?: number | undefined
}

/** The answer in words: a small page, or problem details below /api. Never anything of the request but its path's language. */
export function refusalAnswer(code: RefusalCode, asked: Asked): { type: string; body: string; csp: string } {
  const [path = '/', query = ''] = asked.target.split('?', 2)
  const api = isApi(path)
  const lang = api ? apiLanguage(query, asked.acceptLanguage) : languageOf(path)
  const { status } = entries[code]
  const { title, detail } = entries[code][lang]
  const sentence = detail + whatToDo(asked, lang)
  if (api) {
    const problem: ProblemDetails = {
      type: problemType(code),
      title,
      status,
      detail: sentence,
      requestId: asked.requestId,
    }
    return {
      type: PROBLEM_TYPE,
      body: JSON.stringify(problem),
      csp: "default-src 'none'; frame-ancestors 'none'",
    }
  }
  return {
    type: 'text/html; charset=utf-8',
    body: smallPage({ lang, status, title, text: sentence, requestId: asked.requestId, nonce: asked.nonce }),
    csp: smallPagePolicy(asked.nonce),
  }
}

function whatToDo({ allow, seconds }: Asked, lang: 'zh' | 'en'): string {
  if (allow) {
    const methods = allow.join(', ')
    return lang === 'zh' ? `可用的方法：${methods}。` : ` Allowed: ${methods}.`
  }
  if (seconds === undefined) return ''
  return lang === 'zh' ? `请等 ${seconds} 秒再试。` : ` Wait ${seconds} s, then try again.`
}

/** `lang=en` or `lang=zh`, else what the client prefers, else Chinese. */
export function apiLanguage(query: string, acceptLanguage: string | undefined): 'zh' | 'en' {
  const asked = /(?:^|&)lang=(zh|en)(?:&|$)/.exec(query)?.[1]
  if (asked === 'zh' || asked === 'en') return asked
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh'
}
