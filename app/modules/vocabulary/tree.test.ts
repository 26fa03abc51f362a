import { expect, test } from 'vitest'
import { ancestors, childrenOf, codeName, descendants, pathTo, roots, termName, treeDistance } from './tree'
import type { TreeTerm } from './vocabulary'

const terms = new Map<string, TreeTerm>(
  [
    { code: 'S03', zh: '内涝', en: 'Flooding', parent: null, children: ['S03.1', 'S03.2'] },
    { code: 'S03.1', zh: '地下空间', en: 'Underground', parent: 'S03', children: ['S03.1.1'] },
    { code: 'S03.1.1', zh: '车库', en: '', parent: 'S03.1', children: [] },
    { code: 'S03.2', zh: '道路', en: 'Roads', parent: 'S03', children: [] },
    { code: 'S04', zh: '火灾', en: 'Fire', parent: null, children: [] },
  ].map((term) => [term.code, term]),
)

test('a name falls back to the other language, and an unknown code is shown as it is', () => {
  expect(termName({ zh: '内涝', en: 'Flooding' }, 'en')).toBe('Flooding')
  expect(codeName(terms, 'S03.1.1', 'en')).toBe('车库')
  expect(codeName(terms, 'S99', 'zh')).toBe('S99')
})

test('roots and children keep the order of the list', () => {
  expect(roots(terms).map((term) => term.code)).toEqual(['S03', 'S04'])
  expect(childrenOf(terms, 'S03').map((term) => term.code)).toEqual(['S03.1', 'S03.2'])
  expect(childrenOf(terms, 'S99')).toEqual([])
})

test('ancestors run from the nearest up, descendants from the top down', () => {
  expect(ancestors(terms, 'S03.1.1')).toEqual(['S03.1', 'S03'])
  expect(descendants(terms, 'S03')).toEqual(['S03.1', 'S03.1.1', 'S03.2'])
  expect(pathTo(terms, 'S03.1.1')).toEqual(['S03', 'S03.1', 'S03.1.1'])
})

test('distance counts the steps through the common ancestor', () => {
  expect(treeDistance(terms, 'S03', 'S03')).toBe(0)
  expect(treeDistance(terms, 'S03.1.1', 'S03')).toBe(2)
  expect(treeDistance(terms, 'S03.1.1', 'S03.2')).toBe(3)
  expect(treeDistance(terms, 'S03.1', 'S04')).toBeNull()
})
