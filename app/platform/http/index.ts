/** The one door to Remix for everything that may run in the browser. Server pieces: `./index.server`. */
export {
  isRouteErrorResponse,
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useLocation,
  useNavigate,
  useNavigation,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
export type { FormState } from './form-state'
export { NonceContext, useNonce } from './nonce'
export { useAnsweredSend } from './use-answered-send'
export { useSendInTurn } from './use-send-in-turn'
