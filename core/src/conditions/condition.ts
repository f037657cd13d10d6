/**
 * 条件 as data: a small typed tree over facts and region parameters. Never text that is executed.
 *
 *   { fact: premises.area, atLeast: 200 }            number; also over, atMost, under; the bound may be { parameter: id }
 *   { fact: ktv, is: true }                          boolean, choice or text
 *   { fact: adv.kind, in: [largeOutdoor, banner] }
 *   { fact: hr.sports, includesAny: [游泳, 潜水] }     of a multi-choice fact; [] never, absent list: any choice at all
 *   { fact: vehicles, some: { fact: totalMassKg, over: 4500 } }   at least one item of a list fact
 *   { fact: account.number, known: true }
 *   { all: [...] }  { any: [...] }  { not: ... }     three-valued (Kleene): an unknown fact makes the answer unknown
 *   { rule: fire-safety-check }                      a shared condition of rules.yaml, expanded when the catalogue is read
 */
import Type from 'typebox'

export type Scalar = string | number | boolean
export type Bound = number | { parameter: string }

export type Comparison =
  | { fact: string; is: Scalar }
  | { fact: string; in: Scalar[] }
  | { fact: string; atLeast: Bound }
  | { fact: string; over: Bound }
  | { fact: string; atMost: Bound }
  | { fact: string; under: Bound }
  | { fact: string; includesAny: string[] }
  | { fact: string; some: Condition }
  | { fact: string; known: boolean }

export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { not: Condition } | { rule: string }

const strict = { additionalProperties: false }
const fact = Type.String({ minLength: 1 })
const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const bound = Type.Union([Type.Number(), Type.Object({ parameter: Type.String() }, strict)])
const self = Type.Ref('Condition')

export const conditionSchema = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object({ fact, is: scalar }, strict),
      Type.Object({ fact, in: Type.Array(scalar, { minItems: 1 }) }, strict),
      Type.Object({ fact, atLeast: bound }, strict),
      Type.Object({ fact, over: bound }, strict),
      Type.Object({ fact, atMost: bound }, strict),
      Type.Object({ fact, under: bound }, strict),
      Type.Object({ fact, includesAny: Type.Array(Type.String(), { minItems: 1 }) }, strict),
      Type.Object({ fact, some: self }, strict),
      Type.Object({ fact, known: Type.Boolean() }, strict),
      Type.Object({ all: Type.Array(self, { minItems: 1 }) }, strict),
      Type.Object({ any: Type.Array(self, { minItems: 1 }) }, strict),
      Type.Object({ not: self }, strict),
      Type.Object({ rule: Type.String() }, strict),
    ]),
  },
  'Condition',
)
