import type { ReactNode } from 'react'

/** A page with one short form. */
export function AccountFrame({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="shell py-8 md:py-12">
      <div className="panel mx-auto grid max-w-lg gap-5 p-5 md:p-8">
        <h1 className="text-2xl">{title}</h1>
        {lead && <p className="text-muted -mt-2 text-sm text-pretty">{lead}</p>}
        {children}
      </div>
    </div>
  )
}
