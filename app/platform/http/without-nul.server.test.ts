import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, it } from 'vitest'
import { withoutNul } from './without-nul.server'

/** A page of Chinese text, long enough that characters fall on the ends of blocks. */
const page = (lead: string) =>
  createElement(
    'div',
    null,
    Array.from({ length: 200 }, (_, key) =>
      createElement('textarea', { key, defaultValue: `${lead}汛期前要用，水下传感器是难点` }),
    ),
  )

it('a page of Chinese text holds no NUL, wherever its characters fall', async () => {
  for (const lead of ['', 'a', 'ab']) {
    const body = withoutNul()
    renderToPipeableStream(page(lead)).pipe(body)
    const chunks: Buffer[] = []
    for await (const chunk of body) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    expect(text).not.toMatch(/[\0\ufffd]/)
    expect(text.split(`${lead}汛期前要用，水下传感器是难点`)).toHaveLength(201)
  }
})
