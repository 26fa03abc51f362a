import { describe, expect, it } from 'vitest'
import { jsonAnswer, paramsAnswer } from './respond.server'

const request = (headers: Record<string, string> = {}) =>
  new Request('http://muster.example/api/v1/offerings?scenario=S99', { headers })

describe('an answer of the read API', () => {
  it('carries a tag, and is not sent again to a client that has it', async () => {
    const first = jsonAnswer(request(), { a: 1 })
    const etag = first.headers.get('etag') ?? ''
    for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = jsonAnswer(request({ 'if-none-match': sent }), { a: 1 })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect(jsonAnswer(request({ 'if-none-match': etag }), { a: 2 }).status).toBe(200)
  })

  it('may be read by every site', () => {
    expect(jsonAnswer(request(), {}).headers.get('access-control-allow-origin')).toBe('*')
    const problem = paramsAnswer([], { request: request(), lang: 'zh' })
    expect(problem.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('names every parameter at fault, its value, why, what would do, and where the codes stand', async () => {
    const problem = paramsAnswer(
      [
        { param: 'scenario', value: 'S99', reason: 'unknown_code', allowed: ['S01'], list: 'scenarios' },
        { param: 'size', value: '0', reason: 'out_of_range', allowed: ['1–100'] },
      ],
      { request: request(), lang: 'en' },
    )
    expect(problem.status).toBe(400)
    expect(problem.headers.get('content-type')).toContain('application/problem+json')
    expect(await problem.json()).toEqual({
      type: 'urn:muster:problem:invalid-parameters',
      title: 'Some parameters are not valid',
      status: 400,
      detail:
        'scenario: “S99” there is no such code. Accepted: S01; size: “0” is out of range. Accepted: 1–100',
      instance: '/api/v1/offerings',
      errors: [
        {
          param: 'scenario',
          value: 'S99',
          reason: 'unknown_code',
          detail: 'scenario: “S99” there is no such code. Accepted: S01',
          allowed: ['S01'],
          see: '/api/v1/vocabulary/scenarios',
        },
        {
          param: 'size',
          value: '0',
          reason: 'out_of_range',
          detail: 'size: “0” is out of range. Accepted: 1–100',
          allowed: ['1–100'],
        },
      ],
    })
  })
})
