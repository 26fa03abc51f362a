import { langOf } from './lang'
import { loadEventTexts } from './load-messages'

/** Imported by the routes of events, as `work-texts.ts` is where people work: whoever only searches never loads these. */
if (!import.meta.env.SSR) await loadEventTexts(langOf(window.location.pathname))
