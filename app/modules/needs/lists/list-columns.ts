import type { ReadRow } from '~/platform/workbook/workbook'

/** What a column of an equipment list may say; whatever else it has stays in the text, with its head. */
export type ListPart = 'name' | 'spec' | 'quantity' | 'budget' | 'remark'

/** Heads as lists have them, in small letters and without what stands in brackets. */
const heads: Record<ListPart, readonly string[]> = {
  name: [
    ...['名称', '装备名称', '设备名称', '物资名称', '产品名称', '品名', '装备', '设备', '项目', '需求名称'],
    ...['name', 'item', 'item name', 'equipment', 'equipment name', 'product', 'resource', 'title'],
  ],
  spec: [
    ...[
      '规格',
      '型号',
      '规格型号',
      '型号规格',
      '参数',
      '技术参数',
      '主要参数',
      '技术要求',
      '指标',
      '性能要求',
    ],
    ...[
      'spec',
      'specs',
      'specification',
      'specifications',
      'spec_text',
      'model',
      'requirement',
      'requirements',
    ],
    ...['technical requirements', 'capability', 'minimum capability', 'standard'],
  ],
  quantity: [
    ...['数量', '需求数量', '配备数量', '配置数量', '采购数量', '件数', '台数'],
    ...['quantity', 'qty', 'number', 'amount', 'count', 'units'],
  ],
  budget: ['预算', '总预算', '金额', '总价', '预算金额', 'budget', 'total', 'total budget'],
  remark: [
    ...['备注', '说明', '用途', '描述', '补充说明'],
    ...['remark', 'remarks', 'note', 'notes', 'description', 'comment', 'comments', 'use', 'purpose'],
  ],
}
const partOf = new Map(
  (Object.keys(heads) as ListPart[]).flatMap((part) => heads[part].map((head) => [head, part] as const)),
)

/** Columns that only count the rows. */
const counters = new Set([
  '序号',
  '编号',
  '行号',
  'no',
  'no.',
  '#',
  'item_no',
  'item no',
  'item no.',
  'id',
  'line',
])

export type ListColumn = { index: number; head: string; part: ListPart | null }

const plain = (head: string) =>
  head
    .normalize('NFKC')
    .replace(/[（(【[].*$/, '')
    .replace(/[:：*]/g, '')
    .trim()
    .toLowerCase()

/** What the columns below this row say; null where it names no column of names, and so is no head of a list. */
export function listColumns({ cells }: ReadRow): ListColumn[] | null {
  const taken = new Set<ListPart>()
  const columns = [...cells].flatMap(([index, cell]): ListColumn[] => {
    const head = typeof cell === 'string' ? cell.trim().slice(0, 60) : ''
    if (head === '' || counters.has(plain(head))) return []
    const part = partOf.get(plain(head)) ?? null
    // The second column of a kind adds to the text.
    if (part === null || taken.has(part)) return [{ index, head, part: null }]
    taken.add(part)
    return [{ index, head, part }]
  })
  return taken.has('name') ? columns : null
}
