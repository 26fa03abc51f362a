import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * Holds values against what Stripe publishes of its API: the types that come with its library, which it generates from its
 * OpenAPI description (node_modules/stripe/OPENAPI_VERSION says of which). A field that is missing, unknown or of
 * another kind is named with its path.
 */
const published = {
  Session: 'Stripe.Checkout.Session',
  SessionCreate: 'Stripe.Checkout.SessionCreateParams',
  SessionRetrieve: 'Stripe.Checkout.SessionRetrieveParams',
  SessionList: 'Stripe.Checkout.SessionListParams',
  SessionExpire: 'Stripe.Checkout.SessionExpireParams',
  Refund: 'Stripe.Refund',
  RefundCreate: 'Stripe.RefundCreateParams',
  RefundList: 'Stripe.RefundListParams',
  Event: 'Stripe.Event',
  EventList: 'Stripe.EventListParams',
} as const
export type Published = keyof typeof published

type Check = (value: unknown, path: string) => string | null
type Mode = 'answer' | 'request'

let checks: Map<string, Check> | undefined

/** What is wrong with a value as Stripe publishes it; null: nothing. In a request every value is text, as a form has it. */
export function schemaFault(name: Published, value: unknown, mode: Mode = 'answer'): string | null {
  checks ??= read()
  const check = checks.get(`${name} ${mode}`)
  if (!check) throw new Error(`nothing published is called ${name}`)
  return check(value, name)
}

function read(): Map<string, Check> {
  const root = fileURLToPath(new URL('../published-stripe-types.ts', import.meta.url))
  const text = `import type Stripe from 'stripe'\n${Object.entries(published)
    .map(([name, type]) => `export type ${name} = ${type}`)
    .join('\n')}`
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
  }
  const host = ts.createCompilerHost(options)
  const source = host.getSourceFile.bind(host)
  const exists = host.fileExists.bind(host)
  host.getSourceFile = (file, ...rest) =>
    file === root ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : source(file, ...rest)
  host.fileExists = (file) => file === root || exists(file)
  const program = ts.createProgram([root], options, host)
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(root)
  const symbol = file && checker.getSymbolAtLocation(file)
  if (!file || !symbol) throw new Error('the published types cannot be read')
  const all = new Map<string, Check>()
  for (const each of checker.getExportsOfModule(symbol)) {
    const type = checker.getDeclaredTypeOfSymbol(each)
    if (type.flags & ts.TypeFlags.Any) throw new Error(`${each.name} is not published any more`)
    for (const mode of ['answer', 'request'] as const)
      all.set(`${each.name} ${mode}`, checkOf(checker, type, mode, new Map()))
  }
  return all
}

/** Made when it is first needed, for types name each other in circles. */
function checkOf(checker: ts.TypeChecker, type: ts.Type, mode: Mode, known: Map<ts.Type, Check>): Check {
  const there = known.get(type)
  if (there) return there
  let made: Check | undefined
  const check: Check = (value, path) => {
    made ??= makeCheck(checker, type, (inner) => checkOf(checker, inner, mode, known), mode)
    return made(value, path)
  }
  known.set(type, check)
  return check
}

function makeCheck(checker: ts.TypeChecker, type: ts.Type, of: (type: ts.Type) => Check, mode: Mode): Check {
  const { flags } = type
  let name: string | undefined
  const is =
    (fits: (value: unknown) => boolean): Check =>
    (value, path) => {
      if (fits(value)) return null
      name ??= checker.typeToString(type)
      return `${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${name}`
    }
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return () => null
  if (type.isUnion())
    return unionCheck(type.types.filter(({ flags: each }) => !(each & ts.TypeFlags.Undefined)).map(of))
  if (type.isLiteral())
    return is((value) => value === type.value || (mode === 'request' && value === String(type.value)))
  if (flags & ts.TypeFlags.BooleanLiteral) {
    const wanted = checker.typeToString(type)
    return is((value) => String(value) === wanted && (mode === 'request' || typeof value === 'boolean'))
  }
  if (flags & ts.TypeFlags.String || flags & ts.TypeFlags.TemplateLiteral)
    return is((value) => typeof value === 'string')
  if (flags & ts.TypeFlags.Number)
    return is((value) =>
      mode === 'request'
        ? typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)
        : typeof value === 'number',
    )
  if (flags & ts.TypeFlags.Null) return is((value) => value === null)
  if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return is((value) => value === undefined)
  if (checker.isArrayType(type)) {
    const [inner] = checker.getTypeArguments(type as ts.TypeReference)
    const each = inner ? of(inner) : () => null
    return (value, path) =>
      Array.isArray(value)
        ? first(value.map((part, index) => () => each(part, `${path}[${index}]`)))
        : `${path} is no list`
  }
  return objectCheck(checker, type, of)
}

const unionCheck =
  (members: Check[]): Check =>
  (value, path) => {
    const faults: string[] = []
    for (const member of members) {
      const fault = member(value, path)
      if (fault === null) return null
      faults.push(fault)
    }
    // The one that went deepest says most.
    return faults.sort((a, b) => b.length - a.length)[0] ?? `${path} is nothing that is published`
  }

function objectCheck(checker: ts.TypeChecker, type: ts.Type, of: (type: ts.Type) => Check): Check {
  const properties = new Map(
    checker.getPropertiesOfType(type).map((property) => [
      property.name,
      {
        check: of(checker.getTypeOfSymbol(property)),
        optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
      },
    ]),
  )
  const telling = checker.getPropertiesOfType(type).flatMap((property) => {
    const own = properties.get(property.name)
    const tells = checker.getTypeOfSymbol(property).isLiteral() && !own?.optional
    return own && tells ? [[property.name, own.check] as const] : []
  })
  const index = type.getStringIndexType()
  const rest = index && of(index)
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} is no object`
    const fields = value as Record<string, unknown>
    // What tells the members of a union apart, before all that is deep.
    for (const [name, check] of telling) {
      const fault = check(fields[name], `${path}.${name}`)
      if (fault !== null) return fault
    }
    for (const [name, { optional }] of properties)
      if (!optional && !(name in fields)) return `${path}.${name} is missing`
    return first(
      Object.entries(fields).map(([name, part]) => () => {
        const known = properties.get(name)
        if (known) return known.optional && part === undefined ? null : known.check(part, `${path}.${name}`)
        return rest ? rest(part, `${path}.${name}`) : `${path}.${name} is not published`
      }),
    )
  }
}

function first(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check()
    if (fault !== null) return fault
  }
  return null
}
