import { mostSpecific, ParamReader, type Parsed, type Vocabulary } from '~/modules/vocabulary'
import { type DirectoryQuery, directoryFacets } from './directory'

const MAX_HALLS = 20

/**
 * What the address of a directory asks for; of a branch and something below it, what lies below. Halls by their codes: one
 * that is not there finds nothing.
 */
export function readDirectoryQuery(params: URLSearchParams, vocabulary: Vocabulary): Parsed<DirectoryQuery> {
  const reader = new ParamReader(params, vocabulary)
  const query: DirectoryQuery = {
    q: reader.text('q').slice(0, 80),
    hall: [...new Set(reader.values('hall', MAX_HALLS).map((code) => code.slice(0, 20)))],
    scenario: mostSpecific(vocabulary.scenarios, reader.codes('scenario', vocabulary.scenarios, 'scenarios')),
    track: mostSpecific(vocabulary.tracks, reader.codes('track', vocabulary.tracks, 'tracks')),
  }
  return reader.problems.length > 0 ? { problems: reader.problems } : { query }
}

/** The inverse, in a fixed order. */
export function directoryParams(query: Partial<DirectoryQuery>, more: [string, string][] = []): string {
  const params = new URLSearchParams()
  if (query.q) params.append('q', query.q)
  for (const facet of directoryFacets) for (const code of query[facet] ?? []) params.append(facet, code)
  for (const [name, value] of more) params.append(name, value)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
