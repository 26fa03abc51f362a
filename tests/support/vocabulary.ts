import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildVocabulary, type VocabularyRows } from '~/modules/vocabulary/build-vocabulary'
import type { Vocabulary } from '~/modules/vocabulary/vocabulary'
import {
  toTableRows,
  type VocabularyFileName,
  type VocabularyFiles,
  vocabularyFiles,
} from '~db/seeds/vocabulary-files'

/** The folder of what ships with the product. */
export const dataFolder = path.join(import.meta.dirname, '../../db/data')

/** The whole vocabulary as the files have it, without a database: what unit tests read. */
export function vocabularyFromFiles(): Vocabulary {
  const names = Object.keys(vocabularyFiles) as VocabularyFileName[]
  const files = Object.fromEntries(
    names.map((name) => [
      name,
      vocabularyFiles[name].parse(
        JSON.parse(readFileSync(path.join(dataFolder, 'taxonomy', `${name}.json`), 'utf8')),
      ),
    ]),
  ) as VocabularyFiles
  const tables = names.flatMap((name) => toTableRows(name, files))
  const rows = Object.fromEntries(tables.map(({ table, rows }) => [table, rows])) as unknown as VocabularyRows
  return buildVocabulary('files', rows)
}
