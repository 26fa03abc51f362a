/** The one door to Remix for everything that may run in the browser. Server pieces: `./index.server`. */
export {
  Await,
  Form,
  isRouteErrorResponse,
  Link,
  type LinkProps,
  Links,
  Meta,
  type MetaFunction,
  NavLink,
  Outlet,
  PrefetchPageLinks,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useActionData,
  useFetcher,
  useLoaderData,
  useLocation,
  useMatches,
  useNavigate,
  useNavigation,
  useParams,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
  useSearchParams,
  useSubmit,
} from '@remix-run/react'
export { NonceContext, useNonce } from './nonce'
export { useRequestId } from './request-id'
export { safePath } from './safe-path'
