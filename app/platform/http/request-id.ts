import { createContext, useContext } from 'react'

export const RequestIdContext = createContext<string | undefined>(undefined)

/**
 * The id under which the log has the request that made this page, for an error page to show. In the
 * browser it is read from `<meta name="request-id">`, which the root puts in the head of an error page.
 */
export function useRequestId(): string | undefined {
  const id = useContext(RequestIdContext)
  if (id !== undefined || typeof document === 'undefined') return id
  return document.querySelector('meta[name="request-id"]')?.getAttribute('content') ?? undefined
}
