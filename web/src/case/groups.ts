/** Parts that are listed one by one and parts that are only counted, together. */
import type { CaseView } from '../api/types.ts'

type Parts = Pick<CaseView, 'parts' | 'groups'>

export const countParts = ({ parts, groups }: Parts, counts: (state: string) => boolean = () => true): number =>
  parts.filter(part => counts(part.state)).length +
  groups.flatMap(group => group.states).reduce((sum, { state, count }) => sum + (counts(state) ? count : 0), 0)
