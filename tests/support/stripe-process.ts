// The stand-in for Stripe as a process of its own: node --import tsx tests/support/stripe-process.ts PORT SITE
import { startStripe } from './stripe'

const [port = '', site = ''] = process.argv.slice(2)
const { url } = await startStripe({ port: Number(port), webhook: () => `${site}/webhooks/stripe` })
process.stdout.write(`the stand-in for Stripe listens at ${url}\n`)
process.send?.('ready')
