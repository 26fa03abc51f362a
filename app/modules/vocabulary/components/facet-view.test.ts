import { describe, expect, it } from 'vitest'
import type { TreeTerm } from '../vocabulary'
import { mostSpecific } from './facet-view'

const term = (code: string, parent: string | null, children: string[] = []): [string, TreeTerm] => [
  code,
  { code, zh: code, en: code, parent, children },
]
const terms = new Map([term('A', null, ['A.1', 'A.2']), term('A.1', 'A'), term('A.2', 'A'), term('B', null)])

describe('what was chosen in a tree', () => {
  it('narrows to what lies below, where both a branch and something below it are chosen', () => {
    expect(mostSpecific(terms, ['A', 'A.1', 'B'])).toEqual(['A.1', 'B'])
  })
  it('stays as it is where no choice lies below another', () => {
    expect(mostSpecific(terms, ['A', 'B'])).toEqual(['A', 'B'])
  })
})
