/** Where equipment can be seen, and what was measured of it on the ground by somebody other than its seller. */
export const evidence = {
  shownAt: '可在这里看到实物',
  title: '现场演练实测',
  lead: '由活动主办方在现场记录，未达到的也列出。实测只说明当时当地的这一台，请与企业自述的指标分开看。',
  at: '{{date}}，{{place}}',
  by: '评测人：{{names}}',
  measures: '测量',
  col_label: '指标',
  col_demanded: '要求',
  col_unit: '单位',
  col_measured: '实测',
  result_none: '未记录',
  result_passed: '达到要求',
  result_partly: '部分达到',
  result_failed: '未达到',
  result_not_held: '未进行',
}
