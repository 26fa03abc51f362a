const READ = ['GET', 'HEAD', 'OPTIONS']

/** Of the body of a request, in bytes, where the table below gives no other: forms without files are small. */
export const MAX_BODY_BYTES = 65_536

/**
 * The paths (without language) that take an unsafe method, with the methods. A route with an action
 * must stand here: the test of the route table fails on one that does not. `maxBody`, in bytes, is for
 * routes that take files: that of all files together, and room for the fields.
 */
export const writable: { path: RegExp; methods: string[]; maxBody?: number }[] = [
  { path: /^\/theme$/, methods: ['POST'] },
  { path: /^\/compare$/, methods: ['POST'] },
  {
    path: /^\/(?:register|verify-email|sign-in|sign-out|confirm|forgot-password|reset-password)$/,
    methods: ['POST'],
  },
  { path: /^\/admin\/(?:outbox|people|organisations)\/[^/]+$/, methods: ['POST'] },
  {
    path: /^\/review(?:\/organisations\/[^/]+|\/offerings(?:\/[^/]+)?|\/challenges\/[^/]+)?$/,
    methods: ['POST'],
  },
  { path: /^\/(?:sign-in\/(?:second-factor|passkey)|confirm\/passkey|passkey-options)$/, methods: ['POST'] },
  {
    path: /^\/account\/(?:profile|email|password|sessions|organisation|notices|delete)$/,
    methods: ['POST'],
  },
  { path: /^\/(?:change|keep)-email$/, methods: ['POST'] },
  {
    path: /^\/account\/(?:second-factor(?:\/(?:set-up|recovery-codes|turn-off))?|passkeys(?:\/remove)?)$/,
    methods: ['POST'],
  },
  { path: /^\/offerings\/new$/, methods: ['POST'] },
  { path: /^\/offerings\/[^/]+\/(?:edit(?:\/[^/]+)?|autosave\/[^/]+|terms)$/, methods: ['POST'] },
  {
    path: /^\/offerings\/[^/]+\/media(?:\/save)?$/,
    methods: ['POST'],
    maxBody: 30 * 1_048_576 + MAX_BODY_BYTES,
  },
  { path: /^\/workbench\/(?:needs|offerings|saved|searches\/(?:new|[1-9]\d*))$/, methods: ['POST'] },
  { path: /^\/offerings\/spreadsheet$/, methods: ['POST'], maxBody: 10 * 1_048_576 + MAX_BODY_BYTES },
  { path: /^\/offerings\/spreadsheet\/[1-9]\d*$/, methods: ['POST'] },
  { path: /^\/introductions\/(?:new|settings|[1-9]\d*(?:\/(?:outcome|quote))?)$/, methods: ['POST'] },
  {
    path: /^\/introductions\/[1-9]\d*\/quote\/write$/,
    methods: ['POST'],
    maxBody: 75 * 1_048_576 + MAX_BODY_BYTES,
  },
  { path: /^\/needs\/[1-9]\d*\/quotes\/request$/, methods: ['POST'] },
  {
    path: /^\/introductions\/[1-9]\d*\/(?:thread|messages)$/,
    methods: ['POST'],
    maxBody: 15 * 1_048_576 + MAX_BODY_BYTES,
  },
  { path: /^\/(?:challenges\/[1-9]\d*\/answer|proposals\/[1-9]\d*)$/, methods: ['POST'] },
  { path: /^\/events\/[1-9]\d*\/manage\/booths$/, methods: ['POST'], maxBody: 1_048_576 + MAX_BODY_BYTES },
  { path: /^\/events\/[1-9]\d*\/(?:apply|booking|sign-up|register|leads|tickets\/\d+)$/, methods: ['POST'] },
  { path: /^\/orders\/[1-9]\d*$/, methods: ['POST'], maxBody: 15 * 1_048_576 + MAX_BODY_BYTES },
  { path: /^\/orders\/received\/bank$/, methods: ['POST'] },
  { path: /^\/webhooks\/stripe$/, methods: ['POST'], maxBody: 1_048_576 },
  {
    path: /^\/events\/[1-9]\d*\/manage\/stops\/[1-9]\d*\/documents$/,
    methods: ['POST'],
    maxBody: 15 * 1_048_576 + MAX_BODY_BYTES,
  },
  {
    path: /^\/events\/(?:new|[1-9]\d*\/manage(?:\/(?!(?:booths|documents)$)[a-z0-9-]+)*)$/,
    methods: ['POST'],
  },
  {
    path: /^\/events\/[1-9]\d*\/meetings(?:\/(?:partners|availability|notes|[1-9]\d*))?$/,
    methods: ['POST'],
  },
  { path: /^\/organisations\/new$/, methods: ['POST'] },
  {
    path: /^\/organisations\/[^/]+\/(?:edit|contacts|submit|withdraw|members|transfer)$/,
    methods: ['POST'],
  },
  { path: /^\/organisations\/[^/]+\/(?:members|invitations)\/[^/]+$/, methods: ['POST'] },
  {
    path: /^\/organisations\/[^/]+\/documents$/,
    methods: ['POST'],
    maxBody: 15 * 1_048_576 + MAX_BODY_BYTES,
  },
  { path: /^\/needs\/lists$/, methods: ['POST'], maxBody: 2 * 1_048_576 + MAX_BODY_BYTES },
  { path: /^\/needs\/lists\/[^/]+$/, methods: ['POST'] },
  { path: /^\/needs\/[^/]+\/(?:endorse|renew)$/, methods: ['POST'] },
  { path: /^\/needs\/(?:new|[1-9]\d*\/(?:edit|draft|preview|manage|close))$/, methods: ['POST'] },
  { path: /^\/invitations\/[^/]+$/, methods: ['POST'] },
  { path: /^\/notices$/, methods: ['POST'] },
  { path: /^\/unsubscribe\/[^/]+$/, methods: ['POST'] },
]

/** How large a body `path` takes, in bytes. */
export function maxBodyOf(path: string, table = writable): number {
  const plain = withoutLanguage(path)
  return table.find((entry) => entry.path.test(plain))?.maxBody ?? MAX_BODY_BYTES
}

/**
 * Unsafe requests that prove themselves by a signature or token instead of by where they come from: one-click
 * unsubscribing (RFC 8058), which the mail service of the reader sends, from wherever it is and without cookies. The
 * token says for whom, and the route asks for no session. And the webhooks of Stripe, which are believed only where it signed them.
 */
export const exemptFromOrigin: RegExp[] = [/^(?:\/en)?\/unsubscribe\/[\w-]{44,600}$/, /^\/webhooks\/stripe$/]

/** The methods a path answers, as the Allow header lists them. */
export function allowedMethods(path: string, table = writable): string[] {
  const plain = withoutLanguage(path)
  return [...READ, ...table.filter((entry) => entry.path.test(plain)).flatMap((entry) => entry.methods)]
}

export const isUnsafe = (method: string): boolean => !READ.includes(method)

export const isApi = (path: string): boolean => /^\/api(?:\/|$)/.test(path)

export const languageOf = (path: string): 'zh' | 'en' => (/^\/en(?:\/|$)/.test(path) ? 'en' : 'zh')

const withoutLanguage = (path: string): string => path.replace(/^\/en(?=\/|$)/, '') || '/'
