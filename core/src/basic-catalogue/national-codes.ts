/**
 * The code values of the national collection tables that we give out. What is read in the standard is certain; a value
 * that is only seen in use says so, and what is not known has no code rather than a guessed one.
 */
import type { Level, LimitUnit, ServiceType } from '../catalogue/vocabulary.ts'

/** 事项类型 (GB/T 39046 A.1). */
export const taskTypes = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
} as const
export type TaskType = keyof typeof taskTypes

/** 行使层级 (GB/T 39046 A.2). */
export const useLevels = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县级',
  '5': '镇（乡、街道）级',
  '6': '村（社区）级',
  '7': '分级管理',
} as const
export type UseLevel = keyof typeof useLevels

/** 事项状态: the tables name the three and give no digits. */
export const taskStates = { inUse: '在用', suspended: '暂停', cancelled: '取消' } as const
export type TaskState = keyof typeof taskStates

export const taskTypeOf: Record<ServiceType, TaskType> = {
  licence: '01',
  confirmation: '07',
  payment: '05',
  reward: '08',
  filing: '10',
  'public-service': '20',
  'data-check': '20',
  utility: '20',
}

export const useLevelOf: Record<Level, UseLevel> = { province: '2', city: '3', county: '4', township: '5' }

/** 1 工作日 is certain; what other units are coded as is not. */
export const limitTypeOf: Record<LimitUnit, '1' | null> = { workingDay: '1', naturalDay: null }

/** 办件类型. */
export const projectTypes = { '1': '即办件', '2': '承诺件' } as const

/** 服务对象: two incompatible code sets are in use, so the name of the set travels with the code. */
export const serverTypeSet = 'GB/T 39046-2020 表 A.4'
export const serverTypes = { personal: '1', enterprise: '2' } as const

/** 材料类型, 材料形式, 材料必要性, as in use. */
export const materialTypes = { '1': '证件证书证明', '2': '申请表格文书', '3': '其他' } as const
export const materialForms = { either: '3', electronic: '2', paper: '1' } as const
export const materialNecessities = { required: '1', optional: '2', deferrable: '3' } as const

/** 来源渠道 and 审批结果类型, probable. */
export const materialSources = { self: '10', government: '20', other: '99' } as const
export const resultTypes = { certificate: '10', approval: '20', other: '99' } as const
