import { citationName, claimName, type FormFields, textOf, videoName } from '../offering-form'

/**
 * The fields of the form of which there may be any number, each kind in one cell: an item a line, with | between
 * its parts. What is written here reads back as the same fields, whatever stands in the texts.
 */

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What stands before the first bar, and what after it. */
function parted(line: string): [string, string] {
  const at = line.search(/[|｜]/u)
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/

export function claimsText(fields: FormFields, codes: readonly string[]): string {
  return codes
    .map((code) => [code, textOf(fields, claimName(code))])
    .filter(([, text]) => text !== '')
    .map(([code, text]) => `${code} | ${text}`)
    .join('\n')
}

/** What a code that was typed stands for; itself where nothing else. */
type CodeOf = (written: string) => string
const itself: CodeOf = (written) => written

export const readClaims = (text: string, codeOf: CodeOf = itself): FormFields =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const [code, said] = parted(line)
      return [claimName(codeOf(code)), said]
    }),
  )

/** `CODE | number | day`; both bars always stand, so that a number may hold what it likes. */
export function citationsText(fields: FormFields, codes: readonly string[]): string {
  return codes
    .map((code) => ({
      code,
      number: textOf(fields, citationName(code, 'number')),
      date: textOf(fields, citationName(code, 'date')),
    }))
    .filter(({ number, date }) => number !== '' || date !== '')
    .map(({ code, number, date }) => `${code} | ${number} | ${date}`.trim())
    .join('\n')
}

export function readCitations(text: string, codeOf: CodeOf = itself): FormFields {
  const fields: FormFields = {}
  for (const line of linesOf(text)) {
    const [written, rest] = parted(line)
    const code = codeOf(written)
    const last = Math.max(rest.lastIndexOf('|'), rest.lastIndexOf('｜'))
    const [number, date] =
      last >= 0
        ? [rest.slice(0, last).trim(), rest.slice(last + 1).trim()]
        : DAY.test(rest)
          ? ['', rest]
          : [rest, '']
    const isDate = date === '' || /^[\d./年月日-]+$/u.test(date)
    fields[citationName(code, 'number')] = isDate ? number : rest
    if (isDate && date !== '') fields[citationName(code, 'date')] = date
  }
  return fields
}

export function videosText(fields: FormFields): string {
  return videoIndexes(fields)
    .map((index) => {
      const title = textOf(fields, videoName(index, 'title'))
      return `${textOf(fields, videoName(index, 'url'))}${title === '' ? '' : ` | ${title}`}`
    })
    .join('\n')
}

export const readVideos = (text: string): FormFields =>
  Object.fromEntries(
    linesOf(text).flatMap((line, index) => {
      const [url, title] = parted(line)
      return [
        [videoName(index, 'url'), url],
        [videoName(index, 'title'), title],
      ]
    }),
  )

const videoIndexes = (fields: FormFields): number[] =>
  Object.keys(fields)
    .flatMap((name) => /^video\.v(\d+)\.url$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((index) => textOf(fields, videoName(index, 'url')) !== '')
    .sort((a, b) => a - b)
