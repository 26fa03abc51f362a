import type { ReactNode } from 'react'

/** A part of a page under its heading. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string
  title: string
  lead?: string | null
  children: ReactNode
}) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      // On paper a block: only there does a heading stay with what follows it.
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-2.5 print:block print:space-y-2.5"
    >
      <h2 id={`${id}-title`} className="text-lg md:text-xl">
        {title}
      </h2>
      {lead && <p className="text-muted -mt-1 max-w-[90ch] text-sm text-pretty">{lead}</p>}
      {children}
    </section>
  )
}
