/** 签名情况, as everybody reads it. */
export const signingStates = {
  bySubmitting: '提交申请即为签名',
  atWindow: '待到窗口当面签名',
  toInvite: '还没有签名链接',
  invited: '链接已生成，待签名',
  expired: '签名链接已过期',
  signed: '已签名',
  changed: '内容有变化，须重新签名',
  refused: '拒绝签名',
} as const
export type SigningState = keyof typeof signingStates
