import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { langOf } from './locales/lang'
import { loadPublicTexts } from './locales/load-messages'

// The texts of the page's own language, before React compares what it renders with what is there.
loadPublicTexts(langOf(location.pathname)).then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)
