/** Who is signed in, as every command and view sees them. Built once from the identity provider's claims. */
import Type, { type Static } from 'typebox'

/** 角色. A person may have several; what each may do stands in http/access.ts. */
export const roles = {
  applicant: '申请人',
  clerk: '综合窗口人员',
  reviewer: '部门审批人员',
  manager: '牵头部门管理员',
  cataloguer: '目录管理员',
  publisher: '目录审核发布人',
  supervisor: '监督员',
} as const
export type Role = keyof typeof roles

const Named = Type.Object({ id: Type.String(), name: Type.String() })

export const Enterprise = Type.Object({
  creditCode: Type.String(),
  name: Type.String(),
  legalRepresentative: Type.String(),
  legalRepresentativeId: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  scope: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  established: Type.Optional(Type.String()),
})
export type Enterprise = Static<typeof Enterprise>

export const Person = Type.Object({
  /** Stable, without personal data in it: `p-…` for citizens, `s-…` for staff. */
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.Enum(Object.keys(roles) as Role[])),
  /** Citizens: what real-name identity told. Staff have none of these. */
  idNumber: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  sex: Type.Optional(Type.String()),
  birthDate: Type.Optional(Type.String()),
  ethnicity: Type.Optional(Type.String()),
  /** Enterprises they may act for. */
  enterprises: Type.Array(Enterprise),
  /** Staff: the authority they work for, and the region of a clerk's centre. */
  authority: Type.Optional(Named),
  region: Type.Optional(Type.String()),
  /** The window of that centre a clerk sits at, as its sign reads. */
  window: Type.Optional(Type.String()),
})
export type Person = Static<typeof Person>
