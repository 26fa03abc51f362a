/** The vocabulary's door for server code: reading it from the database, and files of rows. */
export { type RecordFile, readRecordFile } from './import/read-record-file.server'
export { readVocabulary, vocabularyReader } from './read-vocabulary.server'
