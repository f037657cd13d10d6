import { checkCreditCode, checkIdNumber, checkPhone } from '@onething/core/identifiers.ts'
import { Field } from '../case/Field.tsx'
import type { Shape } from '../case/shape.ts'
import { today } from '../ui/text.ts'

export interface Person {
  name: string
  idNumber: string
  phone: string
  enterprise: string
  creditCode: string
}

export const someone: Person = { name: '', idNumber: '', phone: '', enterprise: '', creditCode: '' }

const fields: Record<keyof Person, Shape> = {
  name: { label: '姓名', type: 'text', maximumLength: 50 },
  idNumber: { label: '公民身份号码', type: 'idNumber' },
  phone: { label: '手机号码', type: 'phone' },
  enterprise: { label: '企业（字号）名称', type: 'text', maximumLength: 100 },
  creditCode: { label: '统一社会信用代码', type: 'creditCode' },
}

/** What is wrong with each field; an enterprise is named in full or not at all. */
export function checkPerson(person: Person): Record<string, string> {
  const { creditCode, enterprise } = person
  const code = creditCode ? checkCreditCode(creditCode, fields.creditCode.label) : null
  const problems: Record<keyof Person, string | null | undefined> = {
    name: person.name.trim() ? null : '请填写姓名',
    idNumber: person.idNumber
      ? checkIdNumber(person.idNumber, fields.idNumber.label, today())
      : '请填写或刷取公民身份号码',
    phone: person.phone ? checkPhone(person.phone, fields.phone.label) : '请填写手机号码',
    enterprise: creditCode && !enterprise.trim() ? '请填写企业名称' : null,
    creditCode:
      enterprise.trim() && !creditCode ? '请填写统一社会信用代码' : code?.level === 'error' ? code.message : null,
  }
  return Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

export function PersonFields(props: {
  person: Person
  onChange: (person: Person) => void
  errors: Record<string, string>
}) {
  const { person } = props
  const field = (key: keyof Person, optional?: boolean) => (
    <Field
      id={`person-${key}`}
      shape={fields[key]}
      value={person[key]}
      optional={optional}
      error={props.errors[key]}
      onChange={value => props.onChange({ ...person, [key]: String(value ?? '') })}
    />
  )
  return (
    <>
      <div className="fields-grid">
        {field('name')}
        {field('idNumber')}
        {field('phone')}
      </div>
      <details open={Boolean(person.enterprise || person.creditCode)}>
        <summary>代表企业或个体工商户办理</summary>
        <div className="fields-grid">
          {field('enterprise', true)}
          {field('creditCode', true)}
        </div>
      </details>
    </>
  )
}
