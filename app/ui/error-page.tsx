import { ButtonLink } from './button'

/** A page that could not be shown: what happened, in words, and ways on. */
export function ErrorPage({
  status,
  title,
  text,
  details = [],
  id,
  ways,
}: {
  status: string
  title: string
  text: string
  details?: readonly string[]
  id?: { label: string; value: string } | null
  ways: readonly { href: string; label: string }[]
}) {
  return (
    <div className="shell grid justify-items-start gap-5 py-12 md:py-20">
      <p className="text-muted border-line-strong rounded border px-2 font-mono text-sm">{status}</p>
      <h1 className="text-2xl md:text-3xl">{title}</h1>
      <p className="max-w-prose">{text}</p>
      {details.length > 0 && (
        <ul className="panel grid max-w-prose list-disc gap-1 py-3 pr-4 pl-9">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-3">
        {ways.map(({ href, label }, index) => (
          <ButtonLink key={href} href={href} look={index === 0 ? 'main' : 'plain'}>
            {label}
          </ButtonLink>
        ))}
      </p>
      {id && (
        <p className="text-muted text-sm">
          {id.label} <code className="font-mono select-all">{id.value}</code>
        </p>
      )}
    </div>
  )
}
