/** A text cut into what it shares with the other at both ends, and what differs between. */
export type Span = { before: string; changed: string; after: string }

/** Where two texts differ: the one stretch between their common beginning and their common end. */
export function changedSpan(former: string, next: string): { former: Span; next: Span } {
  const a = [...former]
  const b = [...next]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const cut = (text: string[]): Span => ({
    before: text.slice(0, start).join(''),
    changed: text.slice(start, text.length - end).join(''),
    after: text.slice(text.length - end).join(''),
  })
  return { former: cut(a), next: cut(b) }
}
