import { benchPlan } from './plan.ts'
benchPlan({ rounds: 7 })
