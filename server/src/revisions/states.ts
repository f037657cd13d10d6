/** The life of a revision, in one table: what may follow what. */

export const revisionStates = {
  open: '编辑中',
  submitted: '待审核发布',
  published: '已发布',
  abandoned: '已放弃',
} as const
export type RevisionState = keyof typeof revisionStates

export type RevisionAction = 'edit' | 'check' | 'submit' | 'return' | 'publish' | 'abandon' | 'rebase'

/** Editing never touches what was submitted: who reviews publishes what they read. */
export const allowedOn: Record<RevisionState, readonly RevisionAction[]> = {
  open: ['edit', 'check', 'submit', 'abandon', 'rebase'],
  submitted: ['check', 'return', 'publish'],
  published: [],
  abandoned: [],
}

export const stepActions = {
  create: '新建',
  change: '修改',
  remove: '删除',
  confirm: '核定',
  import: '导入',
  rebase: '更新基准',
  submit: '提交审核',
  return: '退回修改',
  publish: '审核发布',
  abandon: '放弃',
} as const
export type StepAction = keyof typeof stepActions

export const proposalStates = { proposed: '待研究', accepted: '已采纳', returned: '已退回' } as const
export type ProposalState = keyof typeof proposalStates
