/** How matches are counted; the reasons themselves are worded by the matching. */
export const match = {
  pass: '项硬条件全部满足',
  unknown: '项待核实',
  near: '项接近',
  ask: '请求对接',
}
