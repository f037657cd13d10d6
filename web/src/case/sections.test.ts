import { describe, expect, it } from 'vitest'
import type { PlanField, PlanGroup } from '../api/types.ts'
import { fieldErrors, groupState } from './sections.ts'

const field = (element: string): PlanField => ({
  element,
  label: element,
  type: 'text',
  required: true,
  sensitive: false,
  rows: [],
})
const fleet: PlanGroup = { id: 'fleet', label: '车辆', fields: [field('vehicles'), field('depot')] }
const missing = (target: string) => ({ where: 'field' as const, target, message: `请填写${target}` })

describe('a section of the task list', () => {
  it('is not begun, under way, then done', () => {
    expect(groupState(fleet, {}, [missing('vehicles'), missing('depot')])).toBe('未开始')
    expect(groupState(fleet, { depot: '金水区' }, [missing('vehicles')])).toBe('进行中')
    expect(groupState(fleet, { depot: '金水区', vehicles: [{}] }, [])).toBe('已完成')
  })

  it('owns the problems inside its lists, not those of fields whose names merely begin alike', () => {
    const problems = [missing('vehicles[0].plate'), missing('depotManager')]
    expect(fieldErrors(fleet, problems)).toEqual({ vehicles: '请填写vehicles[0].plate' })
  })
})
