import { notFound } from '~/platform/http/index.server'

/** Every address that no other route answers. */
export function loader() {
  throw notFound()
}

export const action = loader

export default function NoSuchPage() {
  return null
}
