import { Transform } from 'node:stream'

/**
 * Lets everything through but NUL bytes. React 18 encodes a page into blocks of 2 kB and, where a character of
 * several bytes does not fit into the end of one, sends that end as the zeros it was made with: inside an attribute,
 * a text area or the data of the page a browser shows them as `�`. No page holds one of its own: what is typed with
 * control characters is refused.
 */
export const withoutNul = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
