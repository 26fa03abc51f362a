/**
 * What stands before a word that names something not needed: `no engine`, `不用发电机`, `without mains power`.
 * It is no kind that is asked for, but documents may say the same.
 */
export const notNeeded =
  /(?:不用|不用接|无需|不需要|不需|免用|\b(?:no|nor|without)(?: any| an?)?(?: (?:grid|mains|external|outside|public|utility))?|\b(?:no|without) [a-z]+ (?:or|and|nor))\s*$/u
