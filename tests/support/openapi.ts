import { z } from 'zod'
import { openApiDocument } from '~/modules/api/openapi.server'

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0]
type Content = Record<string, { schema?: unknown }>
type Operation = { responses: Record<string, { content?: Content }> }

/**
 * What the published description says that an answer must be: its path as the description writes it, such
 * as `/needs/{id}/matches`, its status and its content type. The schema is made from the description
 * alone, not from the schemas behind it.
 */
export function describedAnswer(path: string, status: number, contentType: string): z.ZodType {
  const document = JSON.parse(JSON.stringify(openApiDocument()))
  const operation: Operation | undefined = document.paths[path]?.get
  const schema = operation?.responses[status]?.content?.[contentType.split(';')[0] ?? '']?.schema
  if (!schema) throw new Error(`the description has no ${status} ${contentType} for ${path}`)
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas })
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as JsonSchema)
}
