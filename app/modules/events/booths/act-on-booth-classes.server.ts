import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import type { BoothClassActForm } from './booth-class.schema'
import {
  removeBoothClass,
  removeBoothOption,
  saveBoothClass,
  saveBoothOption,
} from './save-booth-class.server'

/** One act on the page of booth classes and options. @throws those of the act */
export async function actOnBoothClasses(
  services: Pick<Services, 'db'>,
  viewer: Person,
  { eventId, form }: { eventId: number; form: z.output<typeof BoothClassActForm> },
): Promise<void> {
  if (form.act === 'removeClass' || form.act === 'removeOption') {
    if (form.id === null) return
    const remove = form.act === 'removeClass' ? removeBoothClass : removeBoothOption
    return remove(services, viewer, { eventId, id: form.id })
  }
  const { id, version, code, nameZh, nameEn, price: priceMinor, tax: taxBp } = form
  const named = { code, nameZh, nameEn, priceMinor, taxBp }
  if (form.act === 'option') {
    const { unitZh, unitEn, stock } = form
    const content = { ...named, unitZh, unitEn, stock }
    return saveBoothOption(services, viewer, { eventId, id, version, content })
  }
  const {
    pricing,
    earlyPrice: earlyPriceMinor,
    memberPrice: memberPriceMinor,
    deposit: depositPercent,
  } = form
  const content = { ...named, pricing, earlyPriceMinor, memberPriceMinor, depositPercent }
  return saveBoothClass(services, viewer, { eventId, id, version, content })
}
