/** The read API's door for its routes: one answer an endpoint. */
export { atomFeed } from './feed.server'
export { needMatchesAnswer, offeringMatchesAnswer } from './matches.server'
export { needDetailAnswer, needListAnswer } from './needs.server'
export { offeringDetailAnswer, offeringListAnswer } from './offerings.server'
export { openApiAnswer } from './openapi.server'
export { apiRoute, noSuchEndpoint } from './route.server'
export { sitemapIndex, sitemapPart } from './sitemap.server'
export { vocabularyListAnswer } from './vocabulary-list.server'
