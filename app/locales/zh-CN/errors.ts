/** One entry for each code of a foreseen failure, plus the general ones. */
export const errors = {
  heading404: '没有这个页面',
  heading400: '网址里有看不懂的部分',
  heading405: '这个地址不接受这种操作',
  heading500: '出错了',
  headingOther: '无法完成',
  unknown: '服务器出了问题。请稍后再试；若一再出现，请把下面的编号告诉我们。',
  id: '编号',
  bad_query: '网址里的以下部分无法识别：',
  goHome: '回首页',
  goOfferings: '找装备',
  goNeeds: '看需求',
  dropParams: '去掉这些部分再试',
  not_found: '找不到要看的内容。可能已经下架，或者网址有误。',
  not_a_form: '提交的内容不是表单。请从页面上的按钮重试。',
  method: '请从页面上的链接或按钮重试。',
  other: '请返回上一步再试。',
}
