/**
 * Whether a field of the form holds something else than the page came with: what was typed or chosen before the
 * scripts had come, which no event tells of. Hidden fields, buttons and files do not count.
 */
export function isChanged(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    if (field instanceof HTMLSelectElement) return choiceOf(field) !== loadedChoiceOf(field)
    if (!(field instanceof HTMLInputElement)) return false
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
    if (['hidden', 'file', 'submit', 'button'].includes(field.type)) return false
    return field.value !== field.defaultValue
  })
}

const choiceOf = (field: HTMLSelectElement) =>
  [...field.options].map((option) => Number(option.selected)).join('')

/** A list from which one is chosen shows its first entry where the page named none. */
function loadedChoiceOf(field: HTMLSelectElement): string {
  const named = [...field.options].map((option) => Number(option.defaultSelected))
  if (!field.multiple && !named.includes(1) && named.length > 0) named[0] = 1
  return named.join('')
}
