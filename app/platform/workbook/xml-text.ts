// biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot stand in XML
const UNFIT = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g
const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const hex = (mark: string) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Text inside an element or attribute of a workbook: what XML cannot hold is written as _xHHHH_, as spreadsheets do. */
export const toXml = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(ESCAPE, '_x005F$&')
    .replace(UNFIT, hex)
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)

/** The text that a workbook means: _xHHHH_ read back. */
export const fromXml = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPE, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
