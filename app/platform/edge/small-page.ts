export type SmallPage = {
  lang: 'zh' | 'en'
  status: number
  title: string
  text: string
  /** what is wrong, one by one */
  details?: readonly string[]
  /** a path of this site to go on with; else the home page */
  way?: { href: string; label: string }
  requestId: string
  nonce: string
}

export const smallPagePolicy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

/** A page without scripts or files, for when the site's own pages are not to be had. */
export function smallPage({
  lang,
  status,
  title,
  text,
  details = [],
  way,
  requestId,
  nonce,
}: SmallPage): string {
  const home = {
    href: lang === 'en' ? '/en' : '/',
    label: lang === 'zh' ? '回到首页' : 'Back to the home page',
  }
  const { href, label } = way ?? home
  const list = details.map((detail) => `<li>${safe(detail)}</li>`).join('')
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${safe(title)} · Muster 聚援</title>
<style nonce="${nonce}">
:root{color-scheme:light dark}
body{margin:0;font:16px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#0f172a;background:#fff}
main{max-width:36rem;margin:15vh auto 0;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .5rem}
p{margin:0 0 1rem}
li{overflow-wrap:anywhere}
small{color:#475569}
a{display:inline-block;min-height:44px;line-height:44px;color:#0f172a;font-weight:600}
@media (prefers-color-scheme:dark){body,a{color:#f1f5f9;background:#0f172a}small{color:#94a3b8}}
</style>
</head>
<body>
<main>
<h1>${safe(title)}</h1>
<p>${safe(text)}</p>
${list && `<ul>${list}</ul>`}
<p><a href="${safe(href)}">${safe(label)}</a></p>
<p><small>${status} · ${lang === 'zh' ? '编号' : 'Reference'} ${safe(requestId)}</small></p>
</main>
</body>
</html>
`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
