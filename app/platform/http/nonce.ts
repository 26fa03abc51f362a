import { createContext, useContext } from 'react'

export const NonceContext = createContext<string | undefined>(undefined)

/** The nonce that the page's CSP allows scripts by; undefined in the browser, where it is hidden. */
export const useNonce = (): string | undefined => useContext(NonceContext)
