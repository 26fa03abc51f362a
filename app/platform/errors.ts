/**
 * A failure that a rule foresees. `code` is a key of the locale files (`errors.<code>`), which word it;
 * `params` fill the wording's gaps. Anything else thrown is a fault of ours and is shown as an id only.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** HTTP status to answer with */
  readonly status: number

  constructor(code: string, params: Record<string, string | number> = {}, { status = 422 } = {}) {
    super(Object.keys(params).length === 0 ? code : `${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
    this.status = status
  }
}

/** Nothing there, or nothing there that this viewer may see: the two must not be told apart. */
export const notFoundError = (what: string, id: string | number): DomainError =>
  new DomainError('not_found', { what, id: String(id).slice(0, 100) }, { status: 404 })

export const isDomainError = (error: unknown): error is DomainError =>
  error instanceof DomainError ||
  // A second copy of this module (dev reload) makes another class.
  (error instanceof Error && error.name === 'DomainError' && 'code' in error && 'status' in error)
