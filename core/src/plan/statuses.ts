/** What the plan says of a row. Apart from the schemas, so that the screens need not carry the schema library. */
export const statuses = {
  required: '需要办理',
  optional: '可选办理',
  notNeeded: '不需要办理',
  unknown: '待确定',
  excluded: '已选择不办',
} as const
export type Status = keyof typeof statuses
