/** Pages that read codes with the camera, if the visitor lets them. */
const withCamera = /^(?:\/en)?\/events\/[1-9]\d*\/(?:manage\/check-in|leads)$/

/** Sent with every answer. The Content-Security-Policy comes with the page, for it holds the nonce. */
export function securityHeaders({ hsts, path }: { hsts: boolean; path: string }): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': `accelerometer=(), camera=(${withCamera.test(path) ? 'self' : ''}), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-site',
    'Origin-Agent-Cluster': '?1',
    'X-Permitted-Cross-Domain-Policies': 'none',
    ...(hsts && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}
