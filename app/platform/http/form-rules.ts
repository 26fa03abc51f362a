/** What a form may hold, whatever route it is sent to. Lengths are in UTF-16 units. */
export const formLimits = {
  fields: 500,
  /** values under one name, such as ticked boxes */
  sameName: 200,
  nameLength: 100,
  valueLength: 20_000,
  /** parts of a name such as `contacts[0].email` */
  depth: 4,
  /** a larger index would make a list of holes */
  index: 199,
} as const

const NAME = /^[A-Za-z_$][\w$-]*(?:\[\d*\]|\.[A-Za-z_$][\w$-]*)*$/
// Text areas send line ends and tabs; nothing else below a space is ever typed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

export type FormFault = 'form_too_large' | 'form_unreadable'

/**
 * Why the named values of a form are refused; null where they may be read. A name may come more than once:
 * whoever expects one value is given a list then, which its schema refuses. Names that reach into the
 * prototype of an object are never read.
 */
export function formFault(entries: Iterable<[string, unknown]>): FormFault | null {
  const times = new Map<string, number>()
  let fields = 0
  for (const [name, value] of entries) {
    const count = (times.get(name) ?? 0) + 1
    times.set(name, count)
    if (++fields > formLimits.fields || count > formLimits.sameName) return 'form_too_large'
    if (name.length > formLimits.nameLength) return 'form_too_large'
    if (!NAME.test(name)) return 'form_unreadable'
    const parts = name.split(/[.[\]]+/).filter(Boolean)
    if (parts.length > formLimits.depth) return 'form_too_large'
    if (parts.some((part) => /^\d+$/.test(part) && Number(part) > formLimits.index)) return 'form_too_large'
    if (parts.some((part) => /^(?:__proto__|prototype|constructor)$/.test(part))) return 'form_unreadable'
    if (typeof value !== 'string') continue
    if (value.length > formLimits.valueLength) return 'form_too_large'
    if (CONTROL.test(value)) return 'form_unreadable'
  }
  return null
}

/** The pairs of an `application/x-www-form-urlencoded` text; null where it is not properly encoded UTF-8. */
export function decodePairs(text: string): [string, string][] | null {
  try {
    return text
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const mark = pair.indexOf('=')
        const [name, value] = mark < 0 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)]
        return [decode(name), decode(value)]
      })
  } catch {
    return null
  }
}

const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
