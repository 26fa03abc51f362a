/** The read API's door for its routes: one answer an endpoint. */
export { needDetailAnswer } from './needs.server'
export { offeringDetailAnswer } from './offerings.server'
export { openApiAnswer } from './openapi.server'
export { apiRoute, noSuchEndpoint } from './route.server'
export { vocabularyListAnswer } from './vocabulary-list.server'
