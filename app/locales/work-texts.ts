import { langOf } from './lang'
import { loadWorkTexts } from './load-messages'

/**
 * A route that says words of `work.ts` imports this file, and a browser runs the route's code only when they are
 * there: visitors who only search never load them. The other language is another document, so one is enough.
 */
if (!import.meta.env.SSR) await loadWorkTexts(langOf(window.location.pathname))
