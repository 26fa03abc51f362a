/**
 * The vocabulary's door for server code: reading it from the database, files of rows, and answering a query
 * as it is understood.
 */
export { type RecordFile, readRecordFile } from './import/read-record-file.server'
export { readVocabulary, vocabularyReader } from './read-vocabulary.server'
export { answerAmong } from './understanding/answer-among.server'
export { answerQuery, type SearchServices } from './understanding/answer-query.server'
export { understoodChips } from './understanding/chips'
export { understand } from './understanding/understand'
