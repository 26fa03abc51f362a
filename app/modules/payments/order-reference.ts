/** The check digit of Luhn's rule: one wrong digit, and nearly every two that changed places, are noticed. */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** What the payer writes into a transfer so that it is known whose it is: `MU0000127`. */
export function referenceOf(orderId: number): string {
  const digits = String(orderId).padStart(6, '0')
  return `MU${digits}${checkDigit(digits)}`
}

/** The order that a reference names, as people type it; null: it is none, or mistyped. */
export function orderOfReference(written: string): number | null {
  const digits = /^MU(\d{6,16})(\d)$/.exec(written.normalize('NFKC').toUpperCase().replace(/[\s-]/g, ''))
  if (!digits?.[1] || checkDigit(digits[1]) !== digits[2]) return null
  return Number(digits[1]) || null
}
