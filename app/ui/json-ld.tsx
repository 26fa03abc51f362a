/**
 * Facts for search engines, as a script that is never run. `<` and `>` are written so that no text in it can end
 * the script. The browser hides the nonce, hence the one warning that is not wanted.
 */
export function JsonLd({ data, nonce }: { data: object; nonce: string | undefined }) {
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with < and > escaped
      dangerouslySetInnerHTML={{
        __html: JSON.stringify(data).replace(/[<>]/g, (sign) => (sign === '<' ? '\\u003c' : '\\u003e')),
      }}
    />
  )
}
