export type Measure = (text: string, size: number) => number

/**
 * The largest size at which a text fits one line, by halves of a point; where even the smallest is too large, the text
 * is cut with an ellipsis.
 */
export function fitLine(
  text: string,
  width: number,
  { largest, smallest }: { largest: number; smallest: number },
  measure: Measure,
): { text: string; size: number } {
  for (let size = largest; size >= smallest; size -= 0.5)
    if (measure(text, size) <= width) return { text, size }
  return { text: cut(text, width, smallest, measure), size: smallest }
}

/** A line less is worth being this much smaller. */
const SMALLER = 0.8

/**
 * The largest size at which a text fits in `lines` lines, and those lines; fewer lines where that costs little. They
 * break between any two letters of Chinese and between words of Latin, and never before a closing bracket.
 */
export function fitLines(
  text: string,
  width: number,
  { largest, smallest, lines }: { largest: number; smallest: number; lines: number },
  measure: Measure,
): { lines: string[]; size: number } {
  const inLines = (most: number) => {
    for (let size = largest; size >= smallest; size -= 0.5) {
      const broken = breakLines(text, width, size, measure)
      if (broken.length <= most && broken.every((line) => measure(line, size) <= width))
        return { lines: broken, size }
    }
    return null
  }
  const fits = inLines(lines)
  const fewer = fits && fits.lines.length > 1 ? inLines(fits.lines.length - 1) : null
  if (fits) return fewer && fewer.size >= fits.size * SMALLER ? fewer : fits
  const broken = breakLines(text, width, smallest, measure)
  const shown = [...broken.slice(0, lines - 1), broken.slice(lines - 1).join('')].filter(Boolean)
  return { lines: shown.map((line) => cut(line, width, smallest, measure)), size: smallest }
}

function breakLines(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(/[([（【《“]*(?:[\w.,'&-]+|[^\w\s])[)\]）】》”、，。]*\s*|\s+/gu) ?? []) {
    if (line !== '' && measure((line + part).trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

function cut(text: string, width: number, size: number, measure: Measure): string {
  const letters = [...text]
  while (letters.length > 0 && measure(`${letters.join('')}…`, size) > width) letters.pop()
  return letters.length === [...text].length ? text : `${letters.join('')}…`
}
