import type { FactDefinition } from '@onething/core/catalogue/schema.ts'
import type { Comparison, Condition, Scalar } from '@onething/core/conditions/condition.ts'
import { Button, Input, InputNumber } from 'antd'
import {
  bounded,
  boundOf,
  comparisonWith,
  type Facts,
  type GroupKind,
  groupKinds,
  groupOf,
  isParameter,
  joined,
  kindOf,
  type Operator,
  operatorOf,
  operators,
  operatorsOf,
  partsOf,
  regrouped,
  sentenceOf,
  withOperator,
  withoutPart,
  withPart,
} from './condition.ts'
import { optionsIn, useEditing } from './context.ts'
import { Pick } from './Pick.tsx'

interface PartProps {
  condition: Condition
  facts: Facts
  /** Inside “at least one item” there are no shared conditions: they speak of the applicant. */
  withRules: boolean
  onChange: (next: Condition) => void
  onRemove?: () => void
}

/** 条件 built from parts; the whole is read back as the sentence that people and departments will see. */
export function ConditionBuilder(props: {
  label: string
  condition: Condition
  /** Facts of one item, where the condition is about the items of a list. */
  facts?: Facts
  onChange: (next: Condition) => void
}) {
  const { catalogue, parameters } = useEditing()
  const facts = props.facts ?? catalogue.facts
  const sentence = sentenceOf(props.condition, { facts, rules: catalogue.rules, parameters })
  return (
    <div className="condition stack-s">
      <p className={sentence.complete ? 'sentence' : 'sentence gap'} aria-live="polite">
        <span className="muted">读作：</span>
        {sentence.text}
      </p>
      <Part condition={props.condition} facts={facts} withRules={!props.facts} onChange={props.onChange} />
    </div>
  )
}

function Part(props: PartProps) {
  const kind = kindOf(props.condition)
  if (kind === 'rule') return <RulePart {...props} />
  if (kind === 'comparison') return <ComparisonPart {...props} />
  return <GroupPart {...props} />
}

function GroupPart(props: PartProps) {
  const { condition, facts, onChange } = props
  const kind = kindOf(condition) as GroupKind
  const parts = partsOf(condition)
  return (
    <fieldset className="group" data-kind={kind}>
      <legend className="sr-only">一组条件：{groupKinds[kind]}</legend>
      <div className="row group-head">
        <select
          className="native"
          aria-label="这一组条件怎样才算符合"
          value={kind}
          onChange={event => onChange(regrouped(condition, event.target.value as GroupKind))}
        >
          {Object.entries(groupKinds).map(([each, label]) => (
            <option key={each} value={each}>
              {label}
            </option>
          ))}
        </select>
        <span className="muted grow">{parts.length === 0 ? '还没有条件，请添加' : '以下条件：'}</span>
        {props.onRemove && (
          <Button size="small" type="text" onClick={props.onRemove}>
            删除这一组
          </Button>
        )}
      </div>
      {parts.map((part, at) => (
        <Part
          key={at}
          {...props}
          condition={part}
          onChange={next => onChange(withPart(condition, at, next))}
          onRemove={() => onChange(withoutPart(condition, at) ?? groupOf('all', []))}
        />
      ))}
      {(kind !== 'not' || parts.length === 0) && (
        <AddPart facts={facts} withRules={props.withRules} onAdd={part => onChange(groupOf(kind, [...parts, part]))} />
      )}
    </fieldset>
  )
}

function AddPart(props: { facts: Facts; withRules: boolean; onAdd: (part: Condition) => void }) {
  const first = Object.keys(props.facts)[0]
  return (
    <div className="row add-part">
      <Button size="small" disabled={!first} onClick={() => props.onAdd(comparisonWith(first!, props.facts))}>
        添加条件
      </Button>
      <Button size="small" onClick={() => props.onAdd({ any: [] })}>
        添加一组
      </Button>
      {props.withRules && (
        <Button size="small" onClick={() => props.onAdd({ rule: '' })}>
          添加共用条件
        </Button>
      )}
    </div>
  )
}

/** Alone at the top a condition can still become one of a group. */
function MoreParts({ condition, facts, withRules, onChange, onRemove }: PartProps) {
  if (onRemove) return null
  return (
    <div className="row add-part">
      <AddPart facts={facts} withRules={withRules} onAdd={part => onChange(joined(condition, part))} />
      <Button size="small" onClick={() => onChange({ not: condition })}>
        改为“不满足”
      </Button>
    </div>
  )
}

function RulePart(props: PartProps) {
  const editing = useEditing()
  const { rule } = props.condition as { rule: string }
  return (
    <>
      <div className="row comparison">
        <span className="part-label">共用条件</span>
        <Pick
          label="共用条件"
          options={optionsIn(editing, 'rules')}
          value={rule}
          onPick={next => props.onChange({ rule: next })}
        />
        <RemovePart {...props} />
      </div>
      <MoreParts {...props} />
    </>
  )
}

function ComparisonPart(props: PartProps) {
  const { facts, onChange } = props
  const comparison = props.condition as Comparison
  const definition: FactDefinition | undefined = facts[comparison.fact]
  const operator = operatorOf(comparison)
  const offered = definition ? operatorsOf(definition) : []
  return (
    <>
      <div className="row comparison">
        <Pick
          label="情形"
          options={Object.entries(facts).map(([value, { label }]) => ({ value, label, note: value }))}
          value={comparison.fact}
          invalid={!definition}
          onPick={fact => onChange(comparisonWith(fact, facts))}
        />
        <select
          className="native"
          aria-label="比较方式"
          value={operator}
          onChange={event => onChange(withOperator(comparison.fact, event.target.value as Operator, facts, comparison))}
        >
          {(offered.includes(operator) ? offered : [operator, ...offered]).map(each => (
            <option key={each} value={each}>
              {operators[each]}
            </option>
          ))}
        </select>
        {definition && <ComparedWith comparison={comparison} definition={definition} onChange={onChange} />}
        <RemovePart {...props} />
      </div>
      {definition && 'some' in comparison && (
        <fieldset className="group">
          <legend className="sr-only">{definition.label}中的一项</legend>
          <Part
            condition={comparison.some}
            facts={definition.items ?? {}}
            withRules={false}
            onChange={some => onChange({ fact: comparison.fact, some })}
          />
        </fieldset>
      )}
      <MoreParts {...props} />
    </>
  )
}

function RemovePart({ onRemove }: PartProps) {
  if (!onRemove) return null
  return (
    <Button size="small" type="text" onClick={onRemove}>
      删除这个条件
    </Button>
  )
}

interface ComparedProps {
  comparison: Comparison
  definition: FactDefinition
  onChange: (next: Condition) => void
}

function ComparedWith(props: ComparedProps) {
  const { comparison, definition, onChange } = props
  const { fact } = comparison
  if ('known' in comparison)
    return (
      <Choice
        label="是否"
        options={{ true: '已填写或查到', false: '没有填写或查到' }}
        value={String(comparison.known)}
        onPick={value => onChange({ fact, known: value === 'true' })}
      />
    )
  if ('in' in comparison)
    return (
      <Several
        definition={definition}
        values={comparison.in.map(String)}
        onChange={values => onChange({ fact, in: values })}
      />
    )
  if ('includesAny' in comparison)
    return (
      <Several
        definition={definition}
        values={comparison.includesAny}
        onChange={values => onChange({ fact, includesAny: values })}
      />
    )
  if ('is' in comparison) return <OneValue {...props} value={comparison.is} />
  return bounded.includes(operatorOf(comparison)) ? <BoundValue {...props} /> : null
}

function OneValue({ comparison: { fact }, definition, value, onChange }: ComparedProps & { value: Scalar }) {
  if (definition.type === 'boolean')
    return (
      <Choice
        label="值"
        options={{ true: '是', false: '否' }}
        value={String(value)}
        onPick={next => onChange({ fact, is: next === 'true' })}
      />
    )
  if (definition.values)
    return (
      <Choice
        label="值"
        options={definition.values}
        value={String(value)}
        onPick={next => onChange({ fact, is: next })}
      />
    )
  if (definition.type === 'number')
    return (
      <InputNumber
        aria-label="值"
        controls={false}
        value={value as number}
        suffix={definition.unit}
        onChange={next => onChange({ fact, is: next ?? 0 })}
      />
    )
  return (
    <Input
      aria-label="值"
      className="in-short"
      type={definition.type === 'date' ? 'date' : 'text'}
      value={String(value)}
      onChange={event => onChange({ fact, is: event.target.value })}
    />
  )
}

/** A number, or a parameter that each place decides. */
function BoundValue({ comparison, definition, onChange }: ComparedProps) {
  const editing = useEditing()
  const bound = boundOf(comparison)
  const byPlace = isParameter(bound)
  const set = (next: unknown) =>
    onChange({ fact: comparison.fact, [operatorOf(comparison)]: next } as unknown as Condition)
  const parameters = optionsIn(editing, 'parameters').map(option => ({
    ...option,
    note: parameterNote(editing.parameters[option.value]?.value, editing.catalogue.parameters[option.value]?.unit),
  }))
  return (
    <>
      <Choice
        label="与什么比较"
        options={{ number: '数字', parameter: '地方参数' }}
        value={byPlace ? 'parameter' : 'number'}
        onPick={kind => set(kind === 'number' ? 0 : { parameter: parameters[0]?.value ?? '' })}
      />
      {byPlace ? (
        <Pick label="地方参数" options={parameters} value={bound.parameter} onPick={parameter => set({ parameter })} />
      ) : (
        <InputNumber
          aria-label="数值"
          controls={false}
          value={bound}
          suffix={definition.unit}
          onChange={next => set(next)}
        />
      )}
    </>
  )
}

const parameterNote = (value: Scalar | null | undefined, unit = '') =>
  value === null || value === undefined ? '当地标准待核定' : `目前为 ${value} ${unit}`

function Choice(props: {
  label: string
  options: Record<string, string>
  value: string
  onPick: (value: string) => void
}) {
  return (
    <select
      className="native"
      aria-label={props.label}
      value={props.value}
      onChange={event => props.onPick(event.target.value)}
    >
      {!(props.value in props.options) && <option value={props.value}>{props.value || '请选择'}</option>}
      {Object.entries(props.options).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** Several values of a choice, ticked; of a text, written one a line. */
function Several(props: { definition: FactDefinition; values: string[]; onChange: (values: string[]) => void }) {
  const { values, onChange } = props
  const options = Object.entries(props.definition.values ?? {})
  if (options.length === 0)
    return (
      <Input.TextArea
        aria-label="值，每行一个"
        autoSize={{ minRows: 2 }}
        value={values.join('\n')}
        onChange={event => onChange(event.target.value.split('\n'))}
      />
    )
  return (
    <fieldset className="row several">
      <legend className="sr-only">值</legend>
      {options.map(([value, label]) => (
        <label className="row check" key={value}>
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={event =>
              onChange(event.target.checked ? [...values, value] : values.filter(each => each !== value))
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
