/** The first stop of the tab key: jumps over the header. Seen only while it has the focus. */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      href={`#${target}`}
      className="bg-ink text-on-ink sr-only z-50 rounded px-4 py-3 font-medium no-underline focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {children}
    </a>
  )
}
