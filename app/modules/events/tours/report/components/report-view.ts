export type ReportRow = { key: string; cells: string[]; href?: string | undefined }
export type ReportTable = { id: string; title: string; lead: string; head: string[]; rows: ReportRow[] }

/** A stop's report in words: its figures, and table after table; the CSV says the same. */
export type ReportView = { figures: [name: string, value: string][]; tables: ReportTable[] }
