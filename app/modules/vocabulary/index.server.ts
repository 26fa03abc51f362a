/** The vocabulary's door for server code: reading it from the database. */
export { readVocabulary, vocabularyReader } from './read-vocabulary.server'
