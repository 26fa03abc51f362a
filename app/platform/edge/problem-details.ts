/** RFC 9457. `errors` names each parameter at fault. */
export type ProblemDetails = {
  /** stable: a program may branch on it */
  type: `urn:muster:problem:${string}`
  title: string
  status: number
  detail: string
  /** the path asked for */
  instance?: string
  /** the id under which the log has the request */
  requestId?: string
  errors?: {
    param: string
    value: string
    reason: string
    detail: string
    allowed?: string[]
    /** the vocabulary endpoint that lists every accepted code */
    see?: string
  }[]
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

export const problemType = (code: string): ProblemDetails['type'] =>
  `urn:muster:problem:${code.replaceAll('_', '-')}`
