// The stand-in for Stripe as a process of its own: node --import tsx tests/support/stripe-process.ts PORT SITE
// The site is started with the keys of `stripe.ts`, and with STRIPE_API_BASE=http://127.0.0.1:PORT.
import { startStripe } from './stripe'
import { schemaFault } from './stripe-schema'

const [port = '', site = ''] = process.argv.slice(2)
// What Stripe publishes is read once, before anybody waits for an answer.
schemaFault('Session', {})
const { url } = await startStripe({ port: Number(port), webhook: () => `${site}/webhooks/stripe` })
process.stdout.write(`the stand-in for Stripe listens at ${url}\n`)
process.send?.('ready')
